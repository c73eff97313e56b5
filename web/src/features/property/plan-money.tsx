import { Select } from '../../ui/field.tsx';
import type { Faults } from './faults.ts';
import { DecimalField, NumberField, required } from './fields.tsx';
import type { PlanInput } from './inputs.ts';
import { propertyWords } from './words.ts';

interface Props {
  readonly value: PlanInput;
  readonly faults: Faults;
  readonly onChange: (part: Partial<PlanInput>) => void;
}

type Price = NonNullable<PlanInput['price']>;
type Payment = NonNullable<PlanInput['payment']>;

const priceOf = (kind: string): Price => {
  if (kind === 'percent') return { kind, value: '-10' };
  if (kind === 'room' || kind === 'person') return { kind: 'amount', value: '', per: kind };
  return { kind: 'same' };
};

/** How the plan's price follows from that of the night. */
export const PriceFields = ({ value, currency, faults, onChange }: Props & { readonly currency: string }) => {
  const { fields, plans: words } = propertyWords.useWords();
  const price = value.price ?? { kind: 'same' };
  const kind = price.kind === 'amount' ? price.per : price.kind;
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Select
        label={fields['price'] ?? ''}
        value={kind}
        onChange={({ target }) => onChange({ price: priceOf(target.value) })}
      >
        {(['same', 'percent', 'room', 'person'] as const).map((each) => (
          <option key={each} value={each}>
            {words.prices[each]}
          </option>
        ))}
      </Select>
      {price.kind === 'same' ? null : (
        <DecimalField
          label={price.kind === 'percent' ? words.percent : words.amount}
          note={price.kind === 'percent' ? words.percentNote : words.amountNote}
          after={price.kind === 'percent' ? '%' : currency}
          value={price.value}
          error={faults.in('/price')}
          onChange={(typed) => onChange({ price: { ...price, value: typed } })}
        />
      )}
    </div>
  );
};

const paymentOf = (kind: string): Payment => {
  if (kind === 'percent') return { kind: 'deposit', percent: 30 };
  if (kind === 'nights') return { kind: 'deposit', nights: 1 };
  return { kind: kind === 'at_hotel' ? 'at_hotel' : 'at_booking' };
};

/** When the guest pays, and how much of it with the booking. */
export const PaymentFields = ({ value, faults, onChange }: Props) => {
  const { fields, plans: words } = propertyWords.useWords();
  const payment = value.payment ?? { kind: 'at_booking' };
  const kind = payment.kind === 'deposit' ? ('nights' in payment ? 'nights' : 'percent') : payment.kind;
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Select
        label={fields['payment'] ?? ''}
        value={kind}
        onChange={({ target }) => onChange({ payment: paymentOf(target.value) })}
      >
        {(['at_booking', 'percent', 'nights', 'at_hotel'] as const).map((each) => (
          <option key={each} value={each}>
            {words.payments[each]}
          </option>
        ))}
      </Select>
      {payment.kind !== 'deposit' ? null : 'nights' in payment ? (
        <NumberField
          label={words.nights}
          min={1}
          max={60}
          value={payment.nights}
          error={faults.in('/payment')}
          onChange={(nights) => onChange({ payment: { kind: 'deposit', nights: required(nights) } })}
        />
      ) : (
        <NumberField
          label={words.percentOfTotal}
          min={0}
          max={100}
          after="%"
          value={Number(payment.percent)}
          error={faults.in('/payment')}
          onChange={(percent) => onChange({ payment: { kind: 'deposit', percent: required(percent) } })}
        />
      )}
    </div>
  );
};
