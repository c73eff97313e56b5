import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useRef, useState } from 'react';
import { addDays } from '../../lib/dates.ts';
import { useToday } from '../../lib/facts.ts';
import type { Unit } from '../../lib/hotel-queries.ts';
import { useOwnHotel } from '../../lib/own-hotel.ts';
import { useShortcuts } from '../../lib/shortcuts.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { DeskNotes } from '../../ui/desk-notes.tsx';
import { Nothing } from '../../ui/nothing.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { countsOf, listsOf, matching } from './day.ts';
import { DayList } from './day-list.tsx';
import { Counts, DayHead } from './head.tsx';
import { houseTonight } from './house.ts';
import { Keys } from './keys.tsx';
import { useAssignAll } from './moves.ts';
import { type DeskDay, dayQuery, liveUnitsQuery } from './queries.ts';
import { type List, lists as listNames, type TodaySearch } from './url.ts';
import { todayWords } from './words.ts';
import './today.css';

// Requested at once and in a separate file, styles too: the lists do not wait for the facade.
const houseView = import('./house-view.tsx');
const HouseView = lazy(() => houseView.then(({ HouseView: view }) => ({ default: view })));
const WalkInSheet = lazy(() => import('./walk-in.tsx').then(({ WalkInSheet: sheet }) => ({ default: sheet })));

interface Props {
  readonly hotelId: string;
  readonly search: TodaySearch;
}

const rowButtons = (): HTMLElement[] =>
  [...document.querySelectorAll<HTMLElement>('[data-row]')].filter((button) => button.offsetParent !== null);

/** Up and down from row to row, across the lists. */
const moveRow = (by: number): void => {
  const rows = rowButtons();
  const within = document.activeElement?.closest('.td-row')?.querySelector<HTMLElement>('[data-row]');
  const here = within ? rows.indexOf(within) : -1;
  const to = here < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.max(0, Math.min(rows.length - 1, here + by));
  rows[to]?.focus();
};

/** The lists by their tabs, in reach of the thumb; a wide screen shows all lists at once. */
const Tabs = ({
  hotelId,
  shown,
  counts,
}: {
  readonly hotelId: string;
  readonly shown: List;
  readonly counts: Record<List, number>;
}) => {
  const words = todayWords.useWords();
  return (
    <nav aria-label={words.listsLabel} className="td-tabs">
      {listNames.map((list) => (
        <Link
          key={list}
          to="/manage/$hotelId"
          params={{ hotelId }}
          search={(before: TodaySearch) => ({ ...(before.date && { date: before.date }), list })}
          replace
          resetScroll
          aria-current={shown === list ? 'page' : undefined}
        >
          <b>{counts[list]}</b>
          {words.lists[list]}
        </Link>
      ))}
    </nav>
  );
};

/** A hotel that sells nothing yet: the first thing to do, and nothing that cannot be done. */
const NoRooms = ({ hotelId }: { readonly hotelId: string }) => {
  const { noRooms } = todayWords.useWords();
  return (
    <Nothing title={noRooms.title} text={noRooms.text}>
      <ButtonLink kind="go" to="/manage/$hotelId/property" params={{ hotelId }} search={{ part: 'rooms' }}>
        {noRooms.link}
      </ButtonLink>
    </Nothing>
  );
};

const Day = ({
  hotelId,
  day,
  units,
  today,
  list,
}: {
  readonly hotelId: string;
  readonly day: DeskDay;
  readonly units: readonly Unit[];
  readonly today: string;
  readonly list: List;
}) => {
  const words = todayWords.useWords();
  const { hotel, roomTypes } = useOwnHotel(hotelId);
  const navigate = useNavigate();
  const [open, setOpen] = useState<string | null>(null);
  const [text, setText] = useState('');
  const [walkIn, setWalkIn] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const all = listsOf(day, hotel.checkInTime);
  const assign = useAssignAll(hotelId, day.date, day.arrivals);
  const counts = countsOf(day);
  const waiting = day.arrivals.filter(({ status, units: own }) => status === 'confirmed' && own.length === 0).length;
  const hasUnits = units.length > 0;
  const nextStay = all.arrivals.find(({ actions }) => actions.includes('check_in'));
  const typeNames = new Map(roomTypes.map(({ id, name }) => [id, name]));
  const floors = houseTonight(units, day);
  const go = (date: string): void => {
    void navigate({
      to: '/manage/$hotelId',
      params: { hotelId },
      search: { ...(date !== today && { date }), ...(list !== 'arrivals' && { list }) },
    });
  };
  const close = (row: string | null): void => {
    setOpen(row);
    if (row !== null || open === null) return;
    const [kind = '', id = ''] = open.split(':');
    // The row may be in its place or have moved down the list: its button is found by the list and what it opened.
    requestAnimationFrame(() => {
      document.querySelector<HTMLElement>(`[data-kind="${kind}"] [data-booking="${id}"] [data-row]`)?.focus();
    });
  };
  useShortcuts({
    down: () => moveRow(1),
    up: () => moveRow(-1),
    '/': () => field.current?.focus(),
    a: () => {
      if (waiting > 0 && hasUnits && !assign.isPending) assign.mutate();
    },
    '[': () => go(addDays(day.date, -1)),
    ']': () => go(addDays(day.date, 1)),
    t: () => go(today),
    w: () => setWalkIn(roomTypes.length > 0),
  });
  const shared = {
    date: day.date,
    hotelId,
    currency: hotel.currency,
    checkInTime: hotel.checkInTime,
    checkOutTime: hotel.checkOutTime,
    hasUnits,
    open,
    onOpen: close,
    next: nextStay ? `arrivals:${nextStay.bookingId}` : undefined,
    searched: text.trim(),
  };
  const arrived = day.arrivals.filter(({ status }) => status === 'checked_in').length;
  const left = day.departures.filter(({ status }) => status === 'completed').length;
  const tabs: Record<List, number> = {
    arrivals: counts.toCome,
    departures: counts.toGo,
    inHouse: counts.inHouse,
    rooms: units.length,
  };
  return (
    <>
      <div className="td-top">
        <DayHead hotelId={hotelId} date={day.date} today={today} />
        <Counts counts={counts} />
      </div>
      <DeskNotes />
      {assign.error ? <ProblemNote error={assign.error} className="mt-3" /> : null}
      <div className="td-body" data-list={list}>
        <div className="min-w-0">
          <div className="flex gap-3">
            <input
              ref={field}
              type="search"
              aria-label={words.search}
              placeholder={words.searchHint}
              value={text}
              onChange={({ target }) => setText(target.value)}
              onKeyDown={(event) => {
                if (event.key === 'ArrowDown') {
                  event.preventDefault();
                  rowButtons()[0]?.focus();
                }
                if (event.key === 'Escape') setText('');
              }}
              className="td-search"
            />
            <Button className="h-11 flex-none" size="small" onClick={() => setWalkIn(true)}>
              {words.walkIn.open}
            </Button>
          </div>
          <DayList
            {...shared}
            kind="arrivals"
            stays={matching(all.arrivals, text)}
            note={words.areIn(arrived, day.arrivals.length)}
            action={
              waiting > 0 && hasUnits ? (
                <Button size="small" className="ml-auto" busy={assign.isPending} onClick={() => assign.mutate()}>
                  {words.assignAll}
                </Button>
              ) : null
            }
          />
          <DayList
            {...shared}
            kind="departures"
            stays={matching(all.departures, text)}
            note={words.haveLeft(left, day.departures.length)}
          />
          <DayList
            {...shared}
            kind="inHouse"
            stays={matching(all.inHouse, text)}
            note={words.stays(all.inHouse.length)}
          />
          <Keys />
        </div>
        <aside className="td-house">
          <header className="td-title">
            <h2 className="text-4 tracking-[-.01em]">{words.house.title}</h2>
            <span className="text-2 text-ink2">{words.house.rooms(units.length)}</span>
          </header>
          <Suspense fallback={null}>
            <HouseView hotelId={hotelId} floors={floors} typeNames={typeNames} />
          </Suspense>
        </aside>
      </div>
      {walkIn ? (
        <Suspense fallback={null}>
          <WalkInSheet hotelId={hotelId} today={today} open onClose={() => setWalkIn(false)} />
        </Suspense>
      ) : null}
      <Tabs hotelId={hotelId} shown={list} counts={tabs} />
    </>
  );
};

/** The day of the front desk. */
export const TodayPage = ({ hotelId, search }: Props) => {
  const words = todayWords.useWords();
  const { hotel, roomTypes } = useOwnHotel(hotelId);
  const today = useToday(hotel.timeZone);
  const date = search.date ?? today;
  const day = useQuery(dayQuery(hotelId, date));
  const units = useQuery(liveUnitsQuery(hotelId));
  const error = day.error ?? units.error;
  return (
    <div className="td-page frame">
      <title>{words.meta(hotel.name)}</title>
      {roomTypes.length === 0 && day.data?.counts.arrivals === 0 && day.data.counts.inHouse === 0 ? (
        <NoRooms hotelId={hotelId} />
      ) : day.data && units.data ? (
        <Day
          key={day.data.date}
          hotelId={hotelId}
          day={day.data}
          units={units.data}
          today={today}
          list={search.list ?? 'arrivals'}
        />
      ) : (
        <>
          <div className="td-top">
            <DayHead hotelId={hotelId} date={date} today={today} />
          </div>
          {error ? (
            <ProblemNote
              error={error}
              retry={() => {
                void day.refetch();
                void units.refetch();
              }}
              className="mt-6"
            />
          ) : (
            <p className="mt-6 text-ink3">{words.waiting}</p>
          )}
        </>
      )}
    </div>
  );
};
