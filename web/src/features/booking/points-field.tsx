import { useFormats } from '../../lib/format.ts';
import { Check } from '../../ui/check.tsx';
import { Field } from '../../ui/field.tsx';
import type { usePoints } from './use-points.ts';
import { bookingWords } from './words.ts';

interface Props {
  readonly points: ReturnType<typeof usePoints>;
  /** The error of the last try. */
  readonly error: string | undefined;
}

/** Points that pay a part of the price: the balance, its value, and the rest for the card. */
export const PointsField = ({ points, error }: Props) => {
  const { points: words } = bookingWords.useWords();
  const formats = useFormats();
  const { offer, on, turn, typed, type, paid, spends } = points;
  if (!offer) return null;
  const { balance, most, worth } = offer;
  return (
    <div className="mb-6 border-b border-line pb-4">
      <Check label={words.use(formats.money(worth), formats.number(most))} checked={on} onChange={turn} />
      <p className="pl-7.5 text-2 text-ink2">
        {balance === most ? words.all : words.some(formats.number(balance), formats.number(most))}
      </p>
      {on ? (
        <div className="mt-3 flex flex-wrap items-end gap-x-6 gap-y-2 pl-7.5">
          <Field
            className="w-40"
            label={words.count}
            name="points"
            inputMode="numeric"
            autoComplete="off"
            value={typed}
            error={error}
            onChange={({ target }) => type(target.value)}
          />
          <p className="pb-3 text-2" aria-live="polite">
            {spends && !paid
              ? words.asking
              : paid
                ? words.left(formats.money(paid.worth), formats.money(paid.dueNow))
                : words.none}
          </p>
        </div>
      ) : null}
    </div>
  );
};
