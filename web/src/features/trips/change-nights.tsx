import { useQuery } from '@tanstack/react-query';
import { ArrowLeft, ArrowRight } from 'lucide';
import { useState } from 'react';
import type { Booking } from '../../lib/bookings.ts';
import { addDays, latestOf, weekdayOf } from '../../lib/dates.ts';
import { useConfig, useToday } from '../../lib/facts.ts';
import { useFormats } from '../../lib/format.ts';
import { type Party, partyText } from '../../lib/party.ts';
import { type Picked, pickNight } from '../../lib/pick-nights.ts';
import { Icon } from '../../ui/icon.tsx';
import type { NightState } from '../../ui/night-cell.tsx';
import { type GridNight, NightGrid } from '../../ui/night-grid.tsx';
import { uiWords } from '../../ui/words.ts';
import { calendarNights, changeCalendarQuery } from './queries.ts';
import { tripsWords } from './words.ts';

const mondayOf = (day: string): string => addDays(day, -weekdayOf(day));
const arrow = 'grid size-10 place-items-center rounded-pane hover:bg-wash2 disabled:opacity-35';

interface Props {
  readonly booking: Booking;
  readonly roomTypeId: string;
  readonly party: Party;
  readonly picked: Picked;
  readonly onChange: (picked: Picked) => void;
}

/** Six weeks of nights around the stay: what each costs today, which are taken, which are the guest's own. */
export const ChangeNights = ({ booking, roomTypeId, party, picked, onChange }: Props) => {
  const { change: words } = tripsWords.useWords();
  const { picker } = uiWords.useWords();
  const formats = useFormats();
  const today = useToday(booking.hotel.timeZone);
  const mostNights = useConfig()?.maxNights ?? 30;
  const first = mondayOf(today);
  const [from, setFrom] = useState(() => latestOf(addDays(mondayOf(booking.checkIn), -7), first));
  const { data } = useQuery(
    changeCalendarQuery({ hotelId: booking.hotelId, roomTypeId, party: partyText(party) }, from, today),
  );
  const facts = new Map(data?.map((night) => [night.date, night]));
  const isBooked = (day: string): boolean => day >= booking.checkIn && day < booking.checkOut;
  // The booking's own night is kept: it is not sold to another guest.
  const sells = (day: string): boolean => {
    const night = facts.get(day);
    return isBooked(day) || night === undefined || (night.available >= party.length && !night.closed);
  };
  const isPicked = (day: string): boolean =>
    picked.checkIn !== null && picked.checkOut !== null && day >= picked.checkIn && day < picked.checkOut;
  const labelOf = (day: string): string => {
    const night = facts.get(day);
    const says = sells(day) ? (night ? [formats.money(night.price)] : []) : [words.taken];
    const { closedToArrival = false, closedToDeparture = false } = night?.restrictions ?? {};
    const bounds = [...(closedToArrival ? [words.noArrival] : []), ...(closedToDeparture ? [words.noDeparture] : [])];
    const own = [...(isBooked(day) ? [words.yours] : []), ...(isPicked(day) ? [picker.selected] : [])];
    return [formats.date(day, 'long'), ...says, ...bounds, ...own].join(', ');
  };
  const stateOf = (day: string): NightState =>
    day < today ? 'past' : sells(day) ? 'free' : facts.get(day)?.closed ? 'closed' : 'taken';
  const nightOf = (day: string): GridNight => {
    const state = stateOf(day);
    const { price, restrictions } = facts.get(day) ?? {};
    return {
      day,
      label: labelOf(day),
      state,
      disabled: state !== 'free',
      selected: isPicked(day),
      out: day === picked.checkOut,
      noArrival: restrictions?.closedToArrival ?? false,
      noDeparture: restrictions?.closedToDeparture ?? false,
      price: price && state === 'free' ? formats.cellPrice(price) : undefined,
      mark: day.endsWith('-01') ? formats.date(day, 'monthShort') : undefined,
    };
  };
  const nights = Array.from({ length: calendarNights }, (_, index) => nightOf(addDays(from, index)));
  const show = (day: string): void => {
    const weeks = day < from ? -calendarNights : calendarNights;
    setFrom(latestOf(addDays(from, weeks), first));
  };
  return (
    <>
      <div className="flex items-center gap-4 text-2">
        <p className="mr-auto font-semibold" aria-live="polite">
          {formats.range(from, addDays(from, calendarNights - 1), 'monthSpan')}
        </p>
        <button
          type="button"
          className={arrow}
          aria-label={words.earlier}
          disabled={from <= first}
          onClick={() => show(addDays(from, -1))}
        >
          <Icon of={ArrowLeft} size={20} />
        </button>
        <button
          type="button"
          className={arrow}
          aria-label={words.later}
          onClick={() => show(addDays(from, calendarNights))}
        >
          <Icon of={ArrowRight} size={20} />
        </button>
      </div>
      <div className="grid grid-cols-7 gap-1 text-1 text-ink2" aria-hidden="true">
        {nights.slice(0, 7).map(({ day }) => (
          <span key={day} className="truncate pl-1.5">
            {formats.date(day, 'weekdayShort')}
          </span>
        ))}
      </div>
      <NightGrid
        label={words.grid}
        nights={nights}
        className="mt-1 grid grid-cols-7 gap-1"
        cellClassName="nc-calendar"
        onPick={(day) => onChange(pickNight(picked, day, { mostNights, sells }))}
        onLeave={show}
      />
      <p className="mt-2 text-2 text-ink2">{picked.open ? picker.hintEnd : picker.hint}</p>
    </>
  );
};
