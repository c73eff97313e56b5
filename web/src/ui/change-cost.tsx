import { useQuery } from '@tanstack/react-query';
import { get, type Success } from '../lib/api.ts';
import { type Money, useFormats } from '../lib/format.ts';
import { isNegative, isZero, size } from '../lib/money.ts';
import { officeKey } from '../lib/own-hotel.ts';
import { Amount } from './amount.tsx';
import { deskWords } from './desk-words.ts';
import { Select } from './field.tsx';
import { ProblemNote } from './problem-note.tsx';

export type ChangePreview = Success<'previewDeskChange'>;
export type Settle = 'desk' | 'card';

/** What the desk may change of a stay. */
export interface StayChange {
  readonly checkIn?: string;
  readonly checkOut?: string;
  readonly roomTypeId?: string;
  readonly party?: { adults: number; childAges: number[] }[];
}

/** The price of a change, computed by the system; no request while nothing is changed. */
export const useChangePreview = (
  hotelId: string,
  { id, version }: { readonly id: string; readonly version: number },
  change: StayChange | null,
) =>
  useQuery({
    queryKey: officeKey(hotelId, 'change', id, version, change),
    queryFn: () => get('previewDeskChange', { params: { bookingId: id }, body: change ?? {} }),
    enabled: change !== null && Object.keys(change).length > 0,
    retry: false,
    gcTime: 0,
    staleTime: 60_000,
  });

interface Props {
  readonly before: Money;
  readonly preview: ReturnType<typeof useChangePreview>;
}

/** What a change costs: before, after, the difference, and the restrictions that the desk overrides. */
export const ChangeCost = ({ before, preview }: Props) => {
  const { cost: words } = deskWords.useWords();
  const formats = useFormats();
  const { data, error, isFetching } = preview;
  if (error) return <ProblemNote error={error} />;
  if (!data) return <p className="text-2 text-ink2">{isFetching ? words.asking : words.none}</p>;
  const amount = formats.money(size(data.difference));
  const difference = isZero(data.difference)
    ? words.same
    : isNegative(data.difference)
      ? words.less(amount)
      : words.more(amount);
  const kept = isNegative(data.difference) && data.refundNow.amount !== size(data.difference).amount;
  return (
    <div aria-live="polite" className="grid gap-2 border-t-2 border-ink pt-3">
      <p className="flex justify-between gap-4 text-2 text-ink2">
        {words.before} <Amount money={before} />
      </p>
      <p className="flex justify-between gap-4 font-semibold">
        {words.after} <Amount money={data.totals.total} />
      </p>
      <p className={`text-4 font-semibold ${isNegative(data.difference) ? 'text-back' : ''}`}>{difference}</p>
      {kept ? <p className="text-2">{words.back(formats.money(data.refundNow))}</p> : null}
      {data.warnings.map(({ detail }) => (
        <p key={detail} className="border-l-4 border-lamp pl-2.5 text-2 font-medium">
          {detail}
        </p>
      ))}
    </div>
  );
};

/** By which way the difference is settled. */
export const SettleBy = ({
  value,
  onChange,
}: {
  readonly value: Settle;
  readonly onChange: (settle: Settle) => void;
}) => {
  const { cost: words } = deskWords.useWords();
  return (
    <Select label={words.settle} value={value} onChange={({ target }) => onChange(target.value as Settle)}>
      <option value="desk">{words.ways.desk}</option>
      <option value="card">{words.ways.card}</option>
    </Select>
  );
};
