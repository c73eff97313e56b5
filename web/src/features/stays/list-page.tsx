import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useToday } from '../../lib/facts.ts';
import { useFormats } from '../../lib/format.ts';
import { isZero } from '../../lib/money.ts';
import { useOwnHotel } from '../../lib/own-hotel.ts';
import { useShortcuts } from '../../lib/shortcuts.ts';
import { withPart } from '../../lib/with-part.ts';
import { Amount } from '../../ui/amount.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { Nothing } from '../../ui/nothing.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { askedOf, type Booking, listQuery } from './queries.ts';
import { orders, type StaysSearch, statuses } from './url.ts';
import { staysWords } from './words.ts';
import './stays.css';

interface Props {
  readonly hotelId: string;
  readonly search: StaysSearch;
}

/** The typed text is searched after this pause in typing. */
const pauseMs = 250;

const moveRow = (by: number): void => {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-stay]')];
  const here = rows.indexOf(document.activeElement as HTMLElement);
  rows[Math.max(0, Math.min(rows.length - 1, here + by))]?.focus();
};

const Line = ({
  booking,
  hotelId,
  by,
}: {
  readonly booking: Booking;
  readonly hotelId: string;
  readonly by: string;
}) => {
  const words = staysWords.useWords();
  const formats = useFormats();
  const { id, guestName, reference, checkIn, checkOut, nights, guests, rooms, status, roomTypeName, totals } = booking;
  const due = booking.payment.dueAtHotel;
  return (
    <li className="st-row" data-over={['cancelled', 'expired', 'no_show', 'completed'].includes(status) || undefined}>
      <span className="st-day">
        {/* A phone has one line for both days. */}
        <span className="md:hidden">{formats.range(checkIn, checkOut, 'day')}</span>
        <span className="max-md:hidden">
          {formats.date(by === 'departure' ? checkOut : checkIn, 'day')}
          <small>{formats.date(by === 'departure' ? checkIn : checkOut, 'day')}</small>
        </span>
      </span>
      <span className="min-w-0">
        <Link
          to="/manage/$hotelId/bookings/$bookingId"
          params={{ hotelId, bookingId: id }}
          data-stay
          className="st-link"
        >
          <bdi className="block text-left break-words">{guestName}</bdi>
        </Link>
        <span className="block text-2 text-ink2">{reference}</span>
      </span>
      <span className="st-what">
        {roomTypeName}
        <span>
          {words.nights(nights)}, {words.guests(guests)}
          {rooms > 1 ? `, ${words.rooms(rooms)}` : ''}
        </span>
      </span>
      <span className="st-state" data-status={status}>
        {words.statuses[status]}
      </span>
      <span className="st-total">
        <Amount money={totals.total} />
        {isZero(due) || status === 'cancelled' || status === 'expired' ? null : (
          <span className="block text-2 font-normal text-ink2">{words.due(formats.money(due))}</span>
        )}
      </span>
    </li>
  );
};

const field = 'h-11 rounded-pane bg-paper px-3 text-2 shadow-[inset_0_0_0_1.5px_var(--edge)]';

const Filters = ({
  search,
  asked,
  onChange,
}: {
  readonly search: StaysSearch;
  readonly asked: StaysSearch;
  readonly onChange: (to: StaysSearch) => void;
}) => {
  const words = staysWords.useWords();
  const { q: _q, by: _by, ...others } = search;
  return (
    <div className="flex flex-wrap items-end gap-3">
      {(['from', 'to'] as const).map((end) => (
        <label key={end} className="grid gap-1 text-2">
          {words[end]}
          <input
            type="date"
            className={field}
            value={asked[end] ?? ''}
            {...(end === 'to' && search.from !== undefined && { min: search.from })}
            onChange={({ target }) => onChange(withPart(search, end, target.value))}
          />
        </label>
      ))}
      <label className="grid gap-1 text-2">
        {words.status}
        <select
          className={field}
          value={search.status ?? ''}
          onChange={({ target }) =>
            onChange(
              withPart(
                search,
                'status',
                statuses.find((status) => status === target.value),
              ),
            )
          }
        >
          <option value="">{words.anyStatus}</option>
          {statuses.map((status) => (
            <option key={status} value={status}>
              {words.statuses[status]}
            </option>
          ))}
        </select>
      </label>
      {Object.keys(others).length > 0 ? (
        <Button
          size="small"
          kind="quiet"
          className="h-11"
          onClick={() =>
            onChange({ ...(search.q !== undefined && { q: search.q }), ...(search.by && { by: search.by }) })
          }
        >
          {words.clear}
        </Button>
      ) : null}
    </div>
  );
};

/** Nothing is found: because nothing matches, or because there are no bookings yet. */
const Empty = ({ hotelId, asked }: { readonly hotelId: string; readonly asked: StaysSearch }) => {
  const words = staysWords.useWords();
  const { roomTypes } = useOwnHotel(hotelId);
  const isSearch = asked.q !== undefined || asked.to !== undefined || asked.status !== undefined;
  const all = useInfiniteQuery({ ...listQuery(hotelId, { by: 'made' }), enabled: !isSearch });
  const isFirst = all.data?.pages.every(({ items, nextCursor }) => items.length === 0 && nextCursor === null) ?? false;
  const { first } = words;
  if (!isFirst) return <Nothing title={words.empty} text={words.emptyText} />;
  return roomTypes.length === 0 ? (
    <Nothing title={first.title} text={first.noRooms}>
      <ButtonLink kind="go" to="/manage/$hotelId/property" params={{ hotelId }} search={{ part: 'rooms' }}>
        {first.addRooms}
      </ButtonLink>
    </Nothing>
  ) : (
    <Nothing title={first.title} text={first.text}>
      <ButtonLink kind="go" to="/hotels/$hotelId" params={{ hotelId }}>
        {first.guests}
      </ButtonLink>
      <ButtonLink to="/manage/$hotelId/grid" params={{ hotelId }}>
        {first.prices}
      </ButtonLink>
    </Nothing>
  );
};

const Results = ({ hotelId, asked }: { readonly hotelId: string; readonly asked: StaysSearch }) => {
  const words = staysWords.useWords();
  const formats = useFormats();
  const list = useInfiniteQuery(listQuery(hotelId, asked));
  const bookings = list.data?.pages.flatMap(({ items }) => items);
  if (list.error && !bookings)
    return <ProblemNote error={list.error} retry={() => void list.refetch()} className="mt-6" />;
  if (!bookings) return <p className="mt-6 text-ink3">{words.waiting}</p>;
  if (bookings.length === 0 && !list.hasNextPage) return <Empty hotelId={hotelId} asked={asked} />;
  const by = asked.by ?? 'arrival';
  const { head } = words;
  return (
    <>
      <div className="st-head" aria-hidden="true">
        <span>{by === 'departure' ? head.departure : head.arrival}</span>
        <span>{head.guest}</span>
        <span>{head.stay}</span>
        <span>{head.state}</span>
        <span className="text-right">{head.total}</span>
      </div>
      <ul>
        {bookings.map((booking) => (
          <Line key={booking.id} booking={booking} hotelId={hotelId} by={by} />
        ))}
      </ul>
      <div className="mt-4 flex items-center gap-4 text-2 text-ink2">
        <span>{words.shown(formats.number(bookings.length))}</span>
        <MoreButton list={list} className="">
          {words.more}
        </MoreButton>
      </div>
    </>
  );
};

/** The bookings of a hotel: found by what one has of them, listed by arrival, departure or the day they were made. */
export const ListPage = ({ hotelId, search }: Props) => {
  const words = staysWords.useWords();
  const { hotel } = useOwnHotel(hotelId);
  const today = useToday(hotel.timeZone);
  const asked = askedOf(search, today);
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(search.q ?? '');
  const go = (to: StaysSearch): void => {
    void navigate({
      to: '/manage/$hotelId/bookings',
      params: { hotelId },
      search: to,
      replace: true,
      resetScroll: false,
    });
  };
  const typed = text.trim();
  useEffect(() => {
    if (typed === (search.q ?? '')) return;
    const timer = setTimeout(() => go(withPart(search, 'q', typed)), pauseMs);
    return () => clearTimeout(timer);
  });
  useShortcuts({ '/': () => input.current?.focus(), down: () => moveRow(1), up: () => moveRow(-1) });
  return (
    <div className="frame pt-6 pb-16">
      <title>{words.meta(hotel.name)}</title>
      <h1 className="text-5 tracking-[-.02em] md:text-6">{words.title}</h1>
      <input
        ref={input}
        type="search"
        aria-label={words.search}
        placeholder={words.searchHint}
        value={text}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          moveRow(1);
        }}
        className="mt-4 h-12 w-full rounded-pane bg-paper px-3.5 text-3 shadow-[inset_0_0_0_1.5px_var(--edge)] placeholder:text-ink3"
      />
      <div className="mt-4 flex flex-wrap items-end justify-between gap-4">
        <fieldset className="st-orders">
          <legend className="sr-only">{words.ordersLabel}</legend>
          {orders.map((order) => (
            <label key={order}>
              <input
                type="radio"
                name="order"
                checked={(search.by ?? 'arrival') === order}
                onChange={() => go(withPart(search, 'by', order === 'arrival' ? undefined : order))}
              />
              {words.orders[order]}
            </label>
          ))}
        </fieldset>
        <Filters search={search} asked={asked} onChange={go} />
      </div>
      <div className="mt-4 border-t-2 border-ink">
        <Results hotelId={hotelId} asked={asked} />
      </div>
    </div>
  );
};
