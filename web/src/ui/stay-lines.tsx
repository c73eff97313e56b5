import type { Money } from '../lib/format.ts';
import { isZero, less } from '../lib/money.ts';
import { Amount } from './amount.tsx';
import { noteWords } from './note-words.ts';

interface LineProps {
  readonly name: string;
  readonly money: Money;
  readonly strong?: boolean;
  /** A part of the line above. */
  readonly part?: boolean;
}

const Line = ({ name, money, strong = false, part = false }: LineProps) => (
  <li
    className={`flex justify-between gap-4 ${part ? 'pb-1 pl-4 text-ink2' : 'border-t border-line py-1.5'} ${strong ? 'font-semibold' : ''}`}
  >
    <span className="min-w-0">{name}</span>
    <b className={part ? 'font-normal' : 'font-semibold'}>
      <Amount money={money} bare />
    </b>
  </li>
);

interface Tax {
  readonly name: string;
  readonly amount: Money;
  readonly included?: true | undefined;
  readonly due?: 'at_hotel' | undefined;
}

export interface Dues {
  readonly now: Money;
  readonly atHotel: Money;
  /** What points pay of the price. */
  readonly byPoints?: Money;
}

interface Props {
  readonly rooms: string;
  readonly totals: {
    readonly rooms: Money;
    readonly taxes: readonly Tax[];
    readonly total: Money;
  };
  /** The amount charged now or earlier, and the amount due at the hotel; left out if all of it is charged at once. */
  readonly dues?: Dues;
  readonly paid?: boolean;
}

/** The amounts due on arrival: taxes by their names, and the rest of the price after a deposit. */
const AtHotel = ({
  money,
  taxes,
  all,
}: {
  readonly money: Money;
  readonly taxes: readonly Tax[];
  readonly all: boolean;
}) => {
  const { lines: words } = noteWords.useWords();
  const due = taxes.filter((tax) => tax.due === 'at_hotel');
  const rest = due.reduce((sum, { amount }) => less(sum, amount), money);
  return (
    <>
      <Line name={words.atHotel} money={money} />
      {isZero(rest) ? null : <Line part name={all ? words.stay : words.rest} money={rest} />}
      {due.map(({ name, amount }) => (
        <Line key={name} part name={name} money={amount} />
      ))}
    </>
  );
};

/** The price in its parts, the total, and when which part of it is paid. */
export const StayLines = ({ rooms, totals, dues, paid = false }: Props) => {
  const { lines: words } = noteWords.useWords();
  return (
    <div className="text-2">
      <ul>
        <Line name={rooms} money={totals.rooms} />
        {totals.taxes.map(({ name, amount, included, due }) => (
          <Line
            key={name}
            name={included ? words.included(name) : due === 'at_hotel' ? words.taxAtHotel(name) : name}
            money={amount}
          />
        ))}
      </ul>
      <p className="flex flex-wrap items-baseline justify-between gap-x-4 border-t-2 border-ink pt-2 pb-2">
        <span>{words.total}</span>
        <b className="figures text-5 tracking-[-.02em] md:text-6">
          <Amount money={totals.total} />
        </b>
      </p>
      {dues ? (
        <ul className="border-t border-ink [&>li:first-child]:border-t-0">
          {dues.byPoints ? <Line name={words.byPoints} money={dues.byPoints} /> : null}
          <Line name={paid ? words.paid : isZero(dues.now) ? words.nothingNow : words.now} money={dues.now} strong />
          {isZero(dues.atHotel) ? null : <AtHotel money={dues.atHotel} taxes={totals.taxes} all={isZero(dues.now)} />}
        </ul>
      ) : null}
    </div>
  );
};
