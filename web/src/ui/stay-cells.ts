import type { Formats } from '../lib/format.ts';
import type { Picked } from '../lib/pick-nights.ts';
import { type CalendarNight, lengthsFrom, pickStay, type StayRules } from '../lib/stay-rules.ts';
import type { GridNight } from './night-grid.tsx';
import type { Words } from './stay-words/en.ts';
import type { Words as UiWords } from './words/en.ts';

interface Facts {
  readonly day: string;
  readonly night: CalendarNight | undefined;
  /** The stay that is shown, a preview of the next pick among it. */
  readonly stay: Pick<Picked, 'checkIn' | 'checkOut'>;
  /** What was picked so far. */
  readonly picked: Picked;
  readonly today: string;
  readonly rules: StayRules;
  /** A night of a stay that is changed, in words: it is the guest's, and says how many others are left to nobody. */
  readonly booked?: string | undefined;
}

export interface Speech {
  readonly formats: Formats;
  readonly words: Words['cell'];
  readonly picker: UiWords['picker'];
  readonly nights: (count: number) => string;
}

const stateOf = ({ day, night, today, rules }: Facts): NonNullable<GridNight['state']> => {
  if (day < today) return 'past';
  if (night === undefined) return 'blank';
  if (night.closed) return 'closed';
  return night.available >= rules.rooms ? 'free' : 'taken';
};

const saysOf = (state: GridNight['state'], { night, booked }: Facts, speech: Speech): string[] => {
  const { formats, words, picker } = speech;
  if (state === 'past') return [picker.past];
  if (state === 'taken') return [words.taken];
  if (state === 'closed') return [words.closed];
  if (night === undefined) return [];
  return [formats.money(night.price), booked ?? words.left(formats.number(night.available))];
};

/** What restricts a stay that begins or ends here: in words, and as a short mark. */
const restrictedBy = ({ day, night, rules }: Facts, { formats, words, nights }: Speech) => {
  const { closedToArrival = false, closedToDeparture = false } = night?.restrictions ?? {};
  const { min, max } = lengthsFrom(rules, day);
  const sells = night !== undefined && !night.closed && night.available >= rules.rooms;
  const [least, most] = [sells && min > 1, sells && max < rules.mostNights];
  return {
    closedToArrival,
    closedToDeparture,
    says: [
      ...(least ? [words.minStay(nights(min))] : []),
      ...(most ? [words.maxStay(nights(max))] : []),
      ...(closedToArrival ? [words.noArrival] : []),
      ...(closedToDeparture ? [words.noDeparture] : []),
    ],
    mark: least ? `${formats.number(min)}+` : most ? `≤${formats.number(max)}` : undefined,
  };
};

/** A night of the calendar as a cell: its content, whether it can be picked next, and its text for screen readers. */
export const cellOf = (facts: Facts, speech: Speech): GridNight => {
  const { formats, words, picker } = speech;
  const { day, night, stay, picked, rules, booked } = facts;
  const state = stateOf(facts);
  const { checkIn, checkOut } = stay;
  const selected = checkIn !== null && checkOut !== null && day >= checkIn && day < checkOut;
  const restricted = restrictedBy(facts, speech);
  const known = state !== 'past' && state !== 'blank';
  const refused = known && 'refused' in pickStay(rules, picked, day);
  const departs = state !== 'free' && known && !refused;
  const says = [
    formats.date(day, 'long'),
    ...saysOf(state, facts, speech),
    ...restricted.says,
    ...(departs ? [words.mayLeave] : []),
    ...(selected ? [picker.selected] : []),
    ...(day === checkOut ? [picker.departure] : []),
  ];
  return {
    day,
    label: says.join(', '),
    state,
    disabled: !known || refused,
    // While the last night is picked, those that cannot be it step back.
    faint: picked.open && state === 'free' && refused && !selected,
    left: state === 'free' && booked === undefined ? (night?.available ?? null) : null,
    selected,
    out: day === checkOut,
    noArrival: restricted.closedToArrival,
    noDeparture: restricted.closedToDeparture,
    price: state === 'free' && night ? formats.cellPrice(night.price) : undefined,
    mark: day === checkIn ? picker.arrive : day === checkOut ? picker.leave : restricted.mark,
  };
};
