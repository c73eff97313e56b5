import { type Money, useFormats } from '../lib/format.ts';
import { isZero, less, plus, zeroOf } from '../lib/money.ts';
import { serverNow } from '../lib/server-clock.ts';
import { Amount } from './amount.tsx';
import { noteWords } from './note-words.ts';

interface Props {
  readonly steps: readonly { readonly until: string; readonly refund: Money }[];
  /** What is paid, or will be. */
  readonly paid: Money;
  readonly timeZone: string;
  /** The prices of the nights, where a policy may keep the first of them. */
  readonly nights?: readonly Money[];
}

/** The number of first nights whose price is exactly the kept amount; undefined if it is another part of the price. */
const nightsKept = (kept: Money, nights: readonly Money[]): number | undefined => {
  let sum = zeroOf(kept);
  for (const [index, night] of nights.entries()) {
    sum = plus(sum, night);
    if (isZero(less(sum, kept))) return index + 1;
  }
  return undefined;
};

const Kept = ({ kept, nights }: { readonly kept: Money; readonly nights: readonly Money[] }) => {
  const { refund: words } = noteWords.useWords();
  const formats = useFormats();
  if (isZero(kept)) return null;
  const count = nightsKept(kept, nights);
  return (
    <span className="block">
      {count === undefined ? words.kept(formats.money(kept)) : words.keptNights(count, formats.number(count))}
    </span>
  );
};

/** What comes back until when, as sums with their deadlines; each with the hotel's zone. */
export const RefundSteps = ({ steps, paid, timeZone, nights = [] }: Props) => {
  const { refund: words } = noteWords.useWords();
  const formats = useFormats();
  const nowMs = serverNow();
  const ahead = steps.filter(({ until, refund }) => Date.parse(until) > nowMs && Number(refund.amount) > 0);
  if (isZero(paid)) return <p className="font-medium">{words.unpaid}</p>;
  if (ahead.length === 0) return <p className="font-medium">{words.nothing}</p>;
  return (
    <ul className="grid gap-x-4 gap-y-3 text-2 md:grid-cols-3">
      {ahead.map(({ until, refund }) => (
        <li key={until} className="border-l-2 border-back pl-2.5">
          <b className="block text-4 font-bold text-back">
            <Amount money={refund} />
          </b>
          <span className="text-ink2">
            {(refund.amount === paid.amount ? words.all : words.part)(formats.instant(until, timeZone))}
            <Kept kept={less(paid, refund)} nights={nights} />
          </span>
        </li>
      ))}
      <li className="border-l-2 border-edge pl-2.5">
        <b className="block text-4 font-bold">
          <Amount money={zeroOf(paid)} />
        </b>
        <span className="text-ink2">{words.none}</span>
      </li>
    </ul>
  );
};
