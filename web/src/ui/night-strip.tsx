import { addDays } from '../lib/dates.ts';
import { type Money, useFormats } from '../lib/format.ts';
import { NightCell } from './night-cell.tsx';

export interface StripNight {
  readonly date: string;
  readonly price?: Money | null;
  readonly left?: number | null;
}

interface Props {
  readonly nights: readonly StripNight[];
  /** The stay as a whole, for a screen reader. */
  readonly label: string;
  /** The nights are the guest's own: lit. */
  readonly lit?: boolean;
  /** More nights than that are shown as the first ones and a cell that counts the rest. */
  readonly most?: number;
  /** Little space: from four nights on a cell shows only the day. */
  readonly narrow?: boolean;
  readonly className?: string;
}

/** The nights of a stay as a strip of cells, on cards, trips and receipts. */
export const NightStrip = ({ nights, label, lit = false, most = 7, narrow = false, className = '' }: Props) => {
  const formats = useFormats();
  const shown = nights.length > most ? nights.slice(0, most - 1) : nights;
  const rest = nights.length - shown.length;
  return (
    <div className={`grid auto-cols-fr grid-flow-col gap-[3px] ${className}`} role="img" aria-label={label}>
      {shown.map(({ date, price, left }) => (
        <NightCell
          key={date}
          date={narrow && nights.length > 3 ? formats.number(Number(date.slice(8))) : formats.date(date, 'cell')}
          price={price ? formats.cellPrice(price) : undefined}
          left={left ?? null}
          selected={lit}
        />
      ))}
      {rest > 0 ? (
        <NightCell
          date={`+${rest}`}
          price={formats.date(addDays(nights[0]?.date ?? '', nights.length - 1), 'short')}
          selected={lit}
        />
      ) : null}
    </div>
  );
};
