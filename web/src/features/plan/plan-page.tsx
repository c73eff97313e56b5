import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { addDays } from '../../lib/dates.ts';
import { useToday } from '../../lib/facts.ts';
import { useOwnHotel } from '../../lib/own-hotel.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Nothing } from '../../ui/nothing.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { AssignAll } from './assign-all.tsx';
import { type Blocking, BlockSheet } from './block-sheet.tsx';
import { Card, type Opened } from './card.tsx';
import { type Changed, ChangeSheet, type DatesWish } from './change-sheet.tsx';
import { Chart } from './chart.tsx';
import { Controls } from './controls.tsx';
import { isSameDates } from './dates.ts';
import { OFF_SALE, rowsOf } from './layout.ts';
import { type Move, useMove } from './moves.ts';
import { type Notice, NoticeBar } from './notice.tsx';
import { type Plan, type PlanStay, planQuery, type Window } from './queries.ts';
import { useTexts } from './texts.ts';
import type { PlanSearch } from './url.ts';
import { type Carried, canDrop, useCarry, wishOf } from './use-carry.ts';
import { planWords } from './words.ts';

interface Props {
  readonly hotelId: string;
  readonly search: PlanSearch;
  readonly onSearch: (search: PlanSearch) => void;
}

/** The day before today is the first, so that who left this morning is still seen. */
const windowOf = ({ from, nights = 14 }: PlanSearch, today: string): Window => ({
  from: from ?? addDays(today, -1),
  nights,
});

const Empty = ({ hotelId }: { readonly hotelId: string }) => {
  const { empty } = planWords.useWords();
  return (
    <Nothing className="frame py-10" title={empty.title} text={empty.text}>
      <ButtonLink kind="go" to="/manage/$hotelId/property" params={{ hotelId }} search={{ part: 'units' }}>
        {empty.link}
      </ButtonLink>
    </Nothing>
  );
};

/** The plan as it is loaded: what can be moved, and what came of it. */
const Loaded = ({
  hotelId,
  plan,
  window,
  today,
  byFloor,
}: {
  readonly hotelId: string;
  readonly plan: Plan;
  readonly window: Window;
  readonly today: string;
  readonly byFloor: boolean;
}) => {
  const words = planWords.useWords();
  const texts = useTexts();
  const { roomTypes } = useOwnHotel(hotelId);
  const [notice, setNotice] = useState<Notice | null>(null);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [follow, setFollow] = useState<{ bookingId: string; unitId: string | null } | null>(null);
  const [wish, setWish] = useState<DatesWish | null>(null);
  const [blocking, setBlocking] = useState<Blocking | null>(null);
  const [said, setSaid] = useState('');
  const move = useMove(hotelId, window);
  const carry = useCarry(plan, today);
  const rows = useMemo(() => {
    const made = rowsOf(plan, window, roomTypes, byFloor);
    return byFloor
      ? made.map((row) =>
          row.kind === 'group'
            ? { ...row, label: row.key === OFF_SALE ? words.block.offSale : words.floor(row.label) }
            : row,
        )
      : made;
  }, [plan, window, roomTypes, byFloor, words]);

  const send = (wanted: Move, to: string | null): void => {
    const { stay, unitIds } = wanted;
    setNotice(null);
    setFollow({ bookingId: stay.bookingId, unitId: to });
    const numbers = plan.units.filter(({ id }) => unitIds.includes(id)).map(({ number }) => number);
    move.mutate(wanted, {
      onSuccess: ({ booking }) => {
        const text =
          unitIds.length === 0
            ? words.taken(stay.guestName)
            : words.moved(stay.guestName, words.rooms(numbers.join(', '), numbers.length > 1));
        const now: PlanStay = { ...stay, unitIds: [...unitIds], version: booking.version };
        setNotice({ kind: 'done', text, undo: { stay: now, unitIds: stay.unitIds } });
        setSaid(text);
      },
      onError: (error) => {
        setNotice({ kind: 'failed', error, move: wanted });
        setFollow({ bookingId: stay.bookingId, unitId: stay.unitIds[0] ?? null });
      },
    });
  };
  const end = (carried: Carried, dropped: boolean): void => {
    const wanted = dropped ? wishOf(carried) : undefined;
    setFollow({ bookingId: carried.stay.bookingId, unitId: carried.from });
    if (wanted?.dates) {
      setNotice(null);
      setSaid('');
      setWish({ ...wanted, dates: wanted.dates });
    } else if (wanted) send(wanted, carried.unit?.id ?? null);
    else if (dropped && !canDrop(carried) && carried.verdict.kind !== 'same') {
      const text = words.cannot(texts.carried(carried));
      setNotice({ kind: 'done', text, undo: null });
      setSaid(text);
    } else setSaid(words.cancelled);
  };

  const onChanged = ({ stay, unit, dates }: DatesWish, { unplaced }: Changed): void => {
    const now = texts.dates(dates);
    const text = unplaced
      ? words.change.unplaced(stay.guestName, now, unit?.number ?? '')
      : words.change.done(stay.guestName, now, texts.where(unit));
    setWish(null);
    setNotice(unplaced ? { kind: 'partly', text } : { kind: 'done', text, undo: null });
    setSaid(text);
    setFollow({ bookingId: stay.bookingId, unitId: unplaced ? null : (unit?.id ?? null) });
  };
  const onStale = (stale: DatesWish, error: unknown): void => {
    setWish(null);
    setNotice({ kind: 'failed', error, move: stale });
  };

  const { carried } = carry;
  const unitOfCarried = plan.units.find(({ id }) => id === carried?.from);
  const where = carried
    ? carried.to === (carried.from ?? 'tray') && isSameDates(carried.stay, carried.dates)
      ? words.picked(carried.stay.guestName, texts.where(unitOfCarried))
      : texts.carried(carried)
    : said;
  const onOpen = useCallback((bar: HTMLElement, stay: PlanStay, unitId: string | null) => {
    setOpened({ stay, unitId, at: bar.getBoundingClientRect() });
  }, []);
  const closeCard = useCallback(
    (byKey: boolean) => {
      if (byKey && opened) setFollow({ bookingId: opened.stay.bookingId, unitId: opened.unitId });
      setOpened(null);
    },
    [opened],
  );
  return (
    <>
      <div className="px-4 md:px-6">
        {notice ? (
          <div className="pb-3">
            <NoticeBar
              notice={notice}
              onUndo={(undo) => send(undo, undo.unitIds[0] ?? null)}
              onClose={() => setNotice(null)}
            />
          </div>
        ) : null}
        <p className="sr-only" aria-live="assertive">
          {where}
        </p>
      </div>
      {plan.units.length === 0 && plan.unassigned.length === 0 ? (
        <Empty hotelId={hotelId} />
      ) : (
        <Chart {...{ plan, window, rows, today, carry, onOpen, follow }} onEnd={end} onBlock={setBlocking} />
      )}
      <BlockSheet {...{ hotelId, window, today, blocking }} units={plan.units} onClose={() => setBlocking(null)} />
      <ChangeSheet {...{ hotelId, today, wish, onStale }} onClose={() => setWish(null)} onDone={onChanged} />
      {opened ? (
        <Card
          {...{ hotelId, plan, opened }}
          onClose={closeCard}
          onMove={() => {
            setOpened(null);
            setFollow({ bookingId: opened.stay.bookingId, unitId: opened.unitId });
            carry.lift(opened.stay, opened.unitId, 'whole', true);
          }}
          onOut={() => {
            setOpened(null);
            send({ stay: opened.stay, unitIds: [] }, null);
          }}
        />
      ) : null}
    </>
  );
};

/** The plan of a hotel: who is in which room, night by night. */
export const PlanPage = ({ hotelId, search, onSearch }: Props) => {
  const words = planWords.useWords();
  const { hotel } = useOwnHotel(hotelId);
  const today = useToday(hotel.timeZone);
  const { from, nights } = windowOf(search, today);
  const window = useMemo((): Window => ({ from, nights }), [from, nights]);
  const { data, error, refetch, isError } = useQuery(planQuery(hotelId, window));
  return (
    <div className="plan-page">
      <title>{words.meta(hotel.name)}</title>
      <Controls {...{ search, onSearch, window, today }}>
        {data && data.unassigned.length > 0 ? <AssignAll {...{ hotelId, window, today }} /> : null}
      </Controls>
      {data && isError ? <p className="bg-bad-wash px-6 py-2 text-2 font-medium">{words.stale}</p> : null}
      {data ? (
        <Loaded {...{ hotelId, window, today }} plan={data} byFloor={search.by === 'floor'} />
      ) : error ? (
        <div className="px-6 py-4">
          <ProblemNote error={error} retry={() => void refetch()} />
        </div>
      ) : (
        <div className="plan-scroll" aria-hidden="true">
          <div className="m-6 grid gap-2">
            {[3, 5, 2, 4, 6, 1].map((width) => (
              <div key={width} className="h-7 bg-wash2" style={{ width: `${width * 12}%` }} />
            ))}
          </div>
        </div>
      )}
    </div>
  );
};
