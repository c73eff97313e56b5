import { useFormats } from '../lib/format.ts';
import type { Picked } from '../lib/pick-nights.ts';
import { type Broken, lengthsFrom, type StayRules } from '../lib/stay-rules.ts';
import { useCounts } from './counts.ts';
import { stayWords } from './stay-words.ts';
import { uiWords } from './words.ts';

const mostNamed = 3;

/** Why nights cannot be had, in a sentence. */
export const useReason = () => {
  const { whyNot: words } = stayWords.useWords();
  const formats = useFormats();
  const { count } = useCounts();
  const named = (nights: readonly string[]): string =>
    nights.length > mostNamed
      ? words.someNights(formats.number(nights.length))
      : formats.list(nights.map((night) => formats.date(night, 'day')));
  return ({ reason, nights, nightsAllowed }: Broken): string => {
    const days = named(nights);
    const { min = 1, max = 1 } = nightsAllowed ?? {};
    const said: Record<Broken['reason'], string> = {
      too_many_guests: words.tooManyGuests,
      closed: nights.length > 0 ? words.closed(days) : words.notNow,
      sold_out: nights.length > 0 ? words.soldOut(days) : words.taken,
      advance: words.advance,
      closed_to_arrival: words.noArrival(days),
      closed_to_departure: words.noDeparture(days),
      min_stay: words.minStay(count('nights', min)),
      max_stay: words.maxStay(count('nights', max)),
    };
    return said[reason];
  };
};

interface HintProps {
  readonly picked: Picked;
  /** Why the night that was pressed last cannot be picked. */
  readonly refused: Broken | null;
  readonly rules: StayRules;
}

/** What to do next, and why a night that was pressed cannot be picked. */
export const StayHint = ({ picked, refused, rules }: HintProps) => {
  const words = stayWords.useWords();
  const { picker } = uiWords.useWords();
  const formats = useFormats();
  const reason = useReason();
  const { checkIn, open } = picked;
  const { min, max } = lengthsFrom(rules, checkIn ?? '');
  const bound = open && checkIn !== null && (min > 1 || max < rules.mostNights);
  return (
    <p className="mt-4 min-h-5 text-2 text-ink2" aria-live="polite">
      {refused ? <b className="mr-2 font-semibold text-ink">{reason(refused)}.</b> : null}
      {open ? picker.hintEnd : picker.hint}
      {bound ? ` ${words.lengths(formats.date(checkIn, 'day'), formats.number(min), formats.number(max))}` : ''}
    </p>
  );
};
