import { useQueries } from '@tanstack/react-query';
import { ArrowLeft, ArrowRight } from 'lucide';
import { type ReactNode, useState } from 'react';
import { addDays, addMonths, daysInMonths, daysOfMonth, latestOf, monthOf, weekdayOf } from '../../lib/dates.ts';
import { useConfig, useToday } from '../../lib/facts.ts';
import { useFormats } from '../../lib/format.ts';
import { type Party, partyText } from '../../lib/party.ts';
import type { Picked } from '../../lib/pick-nights.ts';
import {
  type Broken,
  type CalendarNight,
  departureAt,
  lengthsFrom,
  pickStay,
  type StayRules,
} from '../../lib/stay-rules.ts';
import { useCounts } from '../../ui/counts.ts';
import { Icon } from '../../ui/icon.tsx';
import { NightCell } from '../../ui/night-cell.tsx';
import { NightGrid } from '../../ui/night-grid.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { cellOf } from '../../ui/stay-cells.ts';
import { StayHint } from '../../ui/stay-hint.tsx';
import { stayWords } from '../../ui/stay-words.ts';
import { uiWords } from '../../ui/words.ts';
import { calendarQuery, type Hotel } from './queries.ts';
import { hotelWords } from './words.ts';

const monday = '2024-01-01';

const Weekdays = () => {
  const formats = useFormats();
  return (
    <div className="grid grid-cols-7 gap-1 text-1 text-ink2" aria-hidden="true">
      {[0, 1, 2, 3, 4, 5, 6].map((day) => (
        <span key={day} className="truncate pl-1.5">
          {formats.date(addDays(monday, day), 'weekdayShort')}
        </span>
      ))}
    </div>
  );
};

/** What the shown months have to explain; nothing that none of their nights is. */
const Legend = ({ nights, rules }: { readonly nights: readonly CalendarNight[]; readonly rules: StayRules }) => {
  const { legend } = hotelWords.useWords().nights;
  const look = 'nc-legend';
  const few = ({ available }: CalendarNight): boolean => available >= rules.rooms && available <= 3;
  const lengths = nights.filter(({ closed }) => !closed).map(({ date }) => lengthsFrom(rules, date));
  const any = (is: (night: CalendarNight) => boolean): boolean => nights.some(is);
  const entries: [boolean, ReactNode, string][] = [
    [true, <NightCell key="free" className={look} />, legend.free],
    [any(few), <NightCell key="left" className={look} left={2} />, legend.left],
    [
      any(({ closed, available }) => !closed && available < rules.rooms),
      <NightCell key="taken" className={look} state="taken" />,
      legend.taken,
    ],
    [any(({ closed }) => closed), <NightCell key="closed" className={look} state="closed" />, legend.closed],
    [
      any(({ restrictions }) => restrictions.closedToArrival),
      <NightCell key="noArrival" className={look} noArrival />,
      legend.noArrival,
    ],
    [
      any(({ restrictions }) => restrictions.closedToDeparture),
      <NightCell key="noDeparture" className={look} noDeparture />,
      legend.noDeparture,
    ],
    [true, <NightCell key="yours" className={look} selected />, legend.yours],
    [
      lengths.some(({ min }) => min > 1),
      <b key="min" className="cond text-ink">
        3+
      </b>,
      legend.minStay,
    ],
    [
      lengths.some(({ max }) => max < rules.mostNights),
      <b key="max" className="cond text-ink">
        ≤2
      </b>,
      legend.maxStay,
    ],
  ];
  return (
    <ul className="mt-4 flex flex-wrap gap-x-5 gap-y-2 text-1 leading-5 text-ink2 [&>li]:inline-flex [&>li]:items-center [&>li]:gap-2">
      {entries.map(([there, sign, text]) =>
        there ? (
          <li key={text}>
            {sign}
            {text}
          </li>
        ) : null,
      )}
    </ul>
  );
};

const arrow = 'grid size-10 place-items-center rounded-pane hover:bg-wash2 disabled:opacity-35';

interface Props {
  readonly hotel: Hotel;
  readonly roomTypeId: string;
  readonly party: Party;
  readonly ratePlanId: string | undefined;
  readonly code: string | undefined;
  /** The plan is known: prices of another one are not shown for a moment. */
  readonly ready: boolean;
  readonly checkIn: string | undefined;
  readonly checkOut: string | undefined;
  readonly onStay: (checkIn: string, checkOut: string) => void;
}

/** Two months of a room type, each night with its price and the rooms left; the stay is picked in it. */
export const Calendar = (props: Props) => {
  const { hotel, roomTypeId, party, ratePlanId, code, ready, checkIn, checkOut, onStay } = props;
  const { nights: words } = hotelWords.useWords();
  const { cell } = stayWords.useWords();
  const { picker } = uiWords.useWords();
  const formats = useFormats();
  const { count } = useCounts();
  const config = useConfig();
  const today = useToday(hotel.timeZone);
  const last = daysInMonths(today, config?.horizonMonths ?? 18);
  const [month, setMonth] = useState(() => monthOf(latestOf(checkIn ?? today, today)));
  const [open, setOpen] = useState(false);
  const [preview, setPreview] = useState<string | null>(null);
  const [refused, setRefused] = useState<Broken | null>(null);
  const months = [month, addMonths(month, 1)];
  const wanted = { hotelId: hotel.id, roomTypeId: ready ? roomTypeId : '', party: partyText(party), ratePlanId, code };
  const answers = useQueries({ queries: months.map((each) => calendarQuery(wanted, each, today)) });
  const known = answers.flatMap(({ data }) => data ?? []).filter((night) => night.roomTypeId === roomTypeId);
  const nights = new Map(known.map((night) => [night.date, night]));
  const rules: StayRules = {
    night: (day) => nights.get(day),
    rooms: party.length,
    mostNights: config?.maxNights ?? 30,
  };
  const failed = answers.find(({ error }) => error !== null);
  const picked: Picked = { checkIn: checkIn ?? null, checkOut: checkOut ?? null, open };
  const next = open && preview !== null ? pickStay(rules, picked, preview) : undefined;
  const stay =
    next && 'picked' in next && next.picked.checkIn === picked.checkIn && preview !== null
      ? { checkIn: picked.checkIn, checkOut: departureAt(rules, preview) }
      : picked;
  const speech = { formats, words: cell, picker, nights: (value: number) => count('nights', value) };
  const pick = (day: string): void => {
    const outcome = pickStay(rules, picked, day);
    setPreview(null);
    if ('refused' in outcome) {
      setRefused(outcome.refused);
      return;
    }
    setRefused(null);
    setOpen(outcome.picked.open);
    const { checkIn: from, checkOut: to } = outcome.picked;
    if (from !== null && to !== null) onStay(from, to);
  };
  return (
    <div>
      {failed ? <ProblemNote error={failed.error} retry={() => void failed.refetch()} className="mb-4" /> : null}
      <div className="grid gap-x-5 gap-y-6 md:grid-cols-2">
        {months.map((each, index) => {
          const days = daysOfMonth(each);
          return (
            <div key={each} className={index === 1 ? 'max-md:hidden' : ''}>
              <div className="flex min-h-10 items-center">
                <h3 className="mr-auto text-2 font-semibold" aria-live="polite">
                  {formats.date(`${each}-01`, 'month')}
                </h3>
                {index === 0 ? (
                  <button
                    type="button"
                    className={arrow}
                    aria-label={words.earlier}
                    disabled={each <= monthOf(today)}
                    onClick={() => setMonth(addMonths(month, -1))}
                  >
                    <Icon of={ArrowLeft} size={20} />
                  </button>
                ) : null}
                <button
                  type="button"
                  className={`${arrow} ${index === 0 ? 'md:hidden' : ''}`}
                  aria-label={words.later}
                  disabled={addMonths(month, 1) > monthOf(last)}
                  onClick={() => setMonth(addMonths(month, 1))}
                >
                  <Icon of={ArrowRight} size={20} />
                </button>
              </div>
              <Weekdays />
              <NightGrid
                label={formats.date(`${each}-01`, 'month')}
                lead={weekdayOf(days[0] ?? monday)}
                nights={days.map((day) => cellOf({ day, night: nights.get(day), stay, picked, today, rules }, speech))}
                className="mt-1 grid grid-cols-7 gap-1"
                cellClassName="nc-calendar"
                onPick={pick}
                onRefuse={(day) => (nights.has(day) ? pick(day) : undefined)}
                onHover={setPreview}
                onLeave={(day) => setMonth(monthOf(latestOf(day, today)))}
              />
            </div>
          );
        })}
      </div>
      <StayHint picked={picked} refused={refused} rules={rules} />
      <Legend nights={known} rules={rules} />
    </div>
  );
};
