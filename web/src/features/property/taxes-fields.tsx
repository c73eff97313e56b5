import { Button } from '../../ui/button.tsx';
import { Check } from '../../ui/check.tsx';
import { Field, Select } from '../../ui/field.tsx';
import type { Faults } from './faults.ts';
import { DecimalField, NumberField } from './fields.tsx';
import type { HotelInput } from './inputs.ts';
import { propertyWords } from './words.ts';

type Tax = HotelInput['taxes'][number];

const kinds = ['percent', 'per_night', 'per_person_per_night', 'per_stay', 'per_person_per_stay'] as const;
const mostTaxes = 10;

/** The tax as another kind, without what means nothing for it. */
const asKind = ({ included, fromAge, maxNights, ...rest }: Tax, kind: Tax['kind']): Tax => ({
  ...rest,
  kind,
  ...(included && kind === 'percent' && { included }),
  ...(kind.startsWith('per_person') && { fromAge }),
  ...(!kind.endsWith('stay') && { maxNights }),
});

interface RowProps {
  readonly tax: Tax;
  readonly currency: string;
  readonly at: string;
  readonly faults: Faults;
  readonly onChange: (tax: Tax) => void;
  readonly onRemove: () => void;
}

const Row = ({ tax, currency, at, faults, onChange, onRemove }: RowProps) => {
  const { taxes: words } = propertyWords.useWords();
  const isPercent = tax.kind === 'percent';
  const season = tax.season ?? null;
  return (
    <li className="grid gap-4 border-b border-line py-5 first:pt-0 sm:grid-cols-2 xl:grid-cols-4">
      <Field
        label={words.name}
        value={tax.name}
        error={faults.at(`${at}/name`)}
        onChange={({ target }) => onChange({ ...tax, name: target.value })}
      />
      <Select
        label={words.kind}
        value={tax.kind}
        onChange={({ target }) => onChange(asKind(tax, target.value as Tax['kind']))}
      >
        {kinds.map((kind) => (
          <option key={kind} value={kind}>
            {words.kinds[kind]}
          </option>
        ))}
      </Select>
      <DecimalField
        label={isPercent ? words.percent : words.amount}
        after={isPercent ? '%' : currency}
        value={tax.value}
        error={faults.at(`${at}/value`)}
        onChange={(value) => onChange({ ...tax, value })}
      />
      <Select
        label={words.due}
        value={tax.included ? 'included' : (tax.due ?? 'at_booking')}
        error={faults.at(`${at}/due`) ?? faults.at(`${at}/included`)}
        onChange={({ target }) => {
          const { included: _included, due: _due, ...rest } = tax;
          const chosen = target.value;
          onChange(
            chosen === 'included' ? { ...rest, included: true } : { ...rest, due: chosen as 'at_booking' | 'at_hotel' },
          );
        }}
      >
        {isPercent ? <option value="included">{words.included}</option> : null}
        <option value="at_booking">{words.atBooking}</option>
        <option value="at_hotel">{words.atHotel}</option>
      </Select>
      {tax.kind.startsWith('per_person') ? (
        <NumberField
          label={words.fromAge}
          note={words.fromAgeNote}
          min={0}
          max={18}
          value={tax.fromAge ?? null}
          error={faults.at(`${at}/fromAge`)}
          onChange={(fromAge) => onChange({ ...tax, fromAge })}
        />
      ) : null}
      {tax.kind.endsWith('stay') ? null : (
        <NumberField
          label={words.maxNights}
          note={words.maxNightsNote}
          min={1}
          max={60}
          value={tax.maxNights ?? null}
          error={faults.at(`${at}/maxNights`)}
          onChange={(maxNights) => onChange({ ...tax, maxNights })}
        />
      )}
      <div className="self-end">
        <Check
          label={words.season}
          checked={season !== null}
          onChange={(has) => onChange({ ...tax, season: has ? { from: '05-01', to: '10-31' } : null })}
        />
      </div>
      {season === null ? null : (
        <div className="grid grid-cols-2 gap-3">
          {(['from', 'to'] as const).map((end) => (
            <Field
              key={end}
              label={words[end]}
              placeholder="MM-DD"
              value={season[end]}
              error={faults.at(`${at}/season/${end}`)}
              onChange={({ target }) => onChange({ ...tax, season: { ...season, [end]: target.value.trim() } })}
            />
          ))}
        </div>
      )}
      <Button size="small" className="self-end justify-self-start" onClick={onRemove}>
        {words.remove(tax.name)}
      </Button>
    </li>
  );
};

interface Props {
  readonly value: HotelInput['taxes'];
  readonly currency: string;
  readonly faults: Faults;
  readonly onChange: (taxes: HotelInput['taxes']) => void;
}

/** Every tax and fee of the house, each with whom, how long and when it counts. */
export const TaxesFields = ({ value, currency, faults, onChange }: Props) => {
  const { taxes: words } = propertyWords.useWords();
  const fault = faults.at('/taxes');
  return (
    <>
      {value.length === 0 ? <p className="mb-4 text-ink2">{words.none}</p> : null}
      <ul>
        {value.map((tax, index) => (
          <Row
            // biome-ignore lint/suspicious/noArrayIndexKey: a tax is its place in the list.
            key={index}
            tax={tax}
            currency={currency}
            at={`/taxes/${index}`}
            faults={faults}
            onChange={(next) => onChange(value.with(index, next))}
            onRemove={() => onChange(value.toSpliced(index, 1))}
          />
        ))}
      </ul>
      {fault ? <p className="mt-3 text-2 font-medium text-bad">{fault}</p> : null}
      <Button
        size="small"
        className="mt-4"
        disabled={value.length >= mostTaxes}
        onClick={() => onChange([...value, { name: '', kind: 'percent', value: '' }])}
      >
        {words.add}
      </Button>
    </>
  );
};
