import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { get, type Success } from '../lib/api.ts';
import { type Money, useFormats } from '../lib/format.ts';
import { useIntent } from '../lib/intent.ts';
import { isNegative, isZero, size } from '../lib/money.ts';
import { Button } from './button.tsx';
import { deskWords } from './desk-words.ts';
import { useFieldErrors } from './field-errors.ts';
import { ProblemNote } from './problem-note.tsx';

const methods = ['terminal', 'cash', 'transfer'] as const;
type Method = (typeof methods)[number];

interface Props {
  readonly bookingId: string;
  /** The amount that the guest owes; below 0, the refund. */
  readonly balance: Money;
  readonly onDone: (booking: Success<'createDeskPayment'>['booking'], said: string) => void;
}

const box = 'h-9 rounded-pane bg-paper px-2.5 text-2 text-ink shadow-[inset_0_0_0_1.5px_var(--edge)]';

/** A comma counts as a point in a typed amount. */
const typedAmount = (text: string): string => text.trim().replace(',', '.');

/** Money at the desk: the whole balance unless another amount is typed, taken or refunded, and the method. */
export const DeskMoney = ({ bookingId, balance, onDone }: Props) => {
  const words = deskWords.useWords();
  const formats = useFormats();
  const id = useId();
  const intent = useIntent();
  const [typed, setTyped] = useState<string | null>(null);
  const [method, setMethod] = useState<Method>('terminal');
  /** The balance that was just settled, until the page has the new one: a second press does not pay again. */
  const [settled, setSettled] = useState<Money | null>(null);
  const back = isNegative(balance);
  const amount = typed === null ? size(balance).amount : typedAmount(typed);
  const shown = formats.money({ ...balance, amount: /^\d+(\.\d+)?$/.test(amount) ? amount : size(balance).amount });
  const pay = useMutation({
    mutationFn: () => {
      const body = { amount: back ? `-${amount}` : amount, method };
      return get('createDeskPayment', { params: { bookingId }, body, idempotencyKey: intent.keyFor(body) });
    },
    onSuccess: ({ booking }) => {
      intent.done();
      setTyped(null);
      setSettled(balance);
      onDone(booking, back ? words.given(shown) : words.taken(shown));
    },
  });
  const errors = useFieldErrors(pay.error);
  const busy = pay.isPending || settled === balance;
  if (isZero(balance)) return null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!busy) pay.mutate();
  };
  return (
    <form onSubmit={submit} noValidate className="grid gap-2">
      <div className="flex flex-wrap items-end gap-2">
        <label className="grid gap-1 text-1 text-ink2">
          {words.amount}
          <input
            inputMode="decimal"
            className={`${box} w-28 text-right`}
            value={typed ?? size(balance).amount}
            aria-invalid={errors['amount'] ? true : undefined}
            aria-describedby={errors['amount'] ? id : undefined}
            onChange={({ target }) => setTyped(target.value)}
          />
        </label>
        <label className="grid gap-1 text-1 text-ink2">
          {words.method}
          <select className={box} value={method} onChange={({ target }) => setMethod(target.value as Method)}>
            {methods.map((each) => (
              <option key={each} value={each}>
                {words.methods[each]}
              </option>
            ))}
          </select>
        </label>
        <Button type="submit" size="small" busy={busy}>
          {back ? words.give(shown) : words.take(shown)}
        </Button>
      </div>
      {errors['amount'] ? (
        <p id={id} className="text-2 font-medium text-bad">
          {errors['amount']}
        </p>
      ) : pay.error ? (
        <ProblemNote error={pay.error} />
      ) : null}
    </form>
  );
};
