import { useQuery } from '@tanstack/react-query';
import { ArrowLeft, ArrowRight } from 'lucide';
import { useState } from 'react';
import type { Booking } from '../../lib/bookings.ts';
import { addDays, latestOf, weekdayOf } from '../../lib/dates.ts';
import { useConfig, useToday } from '../../lib/facts.ts';
import { useFormats } from '../../lib/format.ts';
import { type Party, partyText } from '../../lib/party.ts';
import type { Picked } from '../../lib/pick-nights.ts';
import { type Broken, type CalendarNight, pickStay, type StayRules } from '../../lib/stay-rules.ts';
import { useCounts } from '../../ui/counts.ts';
import { Icon } from '../../ui/icon.tsx';
import { type GridNight, NightGrid } from '../../ui/night-grid.tsx';
import { cellOf } from '../../ui/stay-cells.ts';
import { StayHint } from '../../ui/stay-hint.tsx';
import { stayWords } from '../../ui/stay-words.ts';
import { uiWords } from '../../ui/words.ts';
import { calendarNights, changeCalendarQuery } from './queries.ts';
import { tripsWords } from './words.ts';

const mondayOf = (day: string): string => addDays(day, -weekdayOf(day));
/** Nights that are kept are judged by what they were booked under, and that was allowed. */
const unrestricted: CalendarNight['restrictions'] = {
  minStay: null,
  minStayThrough: null,
  maxStay: null,
  closedToArrival: false,
  closedToDeparture: false,
  closed: false,
};
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
  const { cell } = stayWords.useWords();
  const { picker } = uiWords.useWords();
  const { count } = useCounts();
  const formats = useFormats();
  const today = useToday(booking.hotel.timeZone);
  const mostNights = useConfig()?.maxNights ?? 30;
  const first = mondayOf(today);
  const [from, setFrom] = useState(() => latestOf(addDays(mondayOf(booking.checkIn), -7), first));
  const [refused, setRefused] = useState<Broken | null>(null);
  const { data } = useQuery(
    changeCalendarQuery({ hotelId: booking.hotelId, roomTypeId, party: partyText(party) }, from, today),
  );
  const facts = new Map(data?.map((night) => [night.date, night]));
  const keptRoom = roomTypeId === booking.roomTypeId;
  const isKept = (day: string): boolean => keptRoom && day >= booking.checkIn && day < booking.checkOut;
  /** A night as this guest may have it: its own rooms are sold to nobody else, under the restrictions of its booking. */
  const nightAt = (day: string): CalendarNight | undefined => {
    const night = facts.get(day);
    return night && isKept(day)
      ? { ...night, available: night.available + booking.party.length, closed: false, restrictions: unrestricted }
      : night;
  };
  const rules: StayRules = {
    night: nightAt,
    rooms: party.length,
    mostNights,
    bookedDeparture: keptRoom ? booking.checkOut : undefined,
  };
  const speech = { formats, words: cell, picker, nights: (value: number) => count('nights', value) };
  const nightOf = (day: string): GridNight => {
    const booked = isKept(day) ? words.yours : undefined;
    const shown = cellOf({ day, night: nightAt(day), stay: picked, picked, today, rules, booked }, speech);
    return { ...shown, mark: shown.mark ?? (day.endsWith('-01') ? formats.date(day, 'monthShort') : undefined) };
  };
  const pick = (day: string): void => {
    const outcome = pickStay(rules, picked, day);
    setRefused('refused' in outcome ? outcome.refused : null);
    if ('picked' in outcome) onChange(outcome.picked);
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
        onPick={pick}
        onRefuse={(day) => (facts.has(day) ? pick(day) : undefined)}
        onLeave={show}
      />
      <StayHint picked={picked} refused={refused} rules={rules} />
    </>
  );
};
