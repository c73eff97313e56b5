import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { currenciesQuery } from '../../lib/facts.ts';
import { useFormats } from '../../lib/format.ts';
import { Field, Select, TextArea } from '../../ui/field.tsx';
import type { Faults } from './faults.ts';
import type { HotelInput } from './inputs.ts';
import { propertyWords } from './words.ts';

interface Props<T> {
  readonly value: T;
  readonly faults: Faults;
  readonly onChange: (part: Partial<T>) => void;
}

type Name = Pick<HotelInput, 'name' | 'description' | 'starRating'>;

/** The hotel's name and description. */
export const NameFields = ({ value, faults, onChange }: Props<Name>) => {
  const { fields, facts: words } = propertyWords.useWords();
  return (
    <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_200px]">
      <Field
        label={fields['name'] ?? ''}
        value={value.name}
        error={faults.at('/name')}
        autoComplete="off"
        onChange={({ target }) => onChange({ name: target.value })}
      />
      <Select
        label={fields['starRating'] ?? ''}
        value={value.starRating ?? ''}
        onChange={({ target }) => onChange({ starRating: target.value === '' ? null : Number(target.value) })}
      >
        <option value="">{words.noStars}</option>
        {[1, 2, 3, 4, 5].map((stars) => (
          <option key={stars} value={stars}>
            {words.stars(stars)}
          </option>
        ))}
      </Select>
      <TextArea
        label={fields['description'] ?? ''}
        note={words.descriptionNote}
        rows={6}
        value={value.description}
        error={faults.at('/description')}
        className="sm:col-span-2"
        onChange={({ target }) => onChange({ description: target.value })}
      />
    </div>
  );
};

type Times = { readonly checkInTime?: string | undefined; readonly checkOutTime?: string | undefined };

/** From when guests can have their room, and until when they have it. */
export const TimeFields = ({ value, faults, onChange }: Props<Times>) => {
  const { fields } = propertyWords.useWords();
  return (['checkInTime', 'checkOutTime'] as const).map((key) => (
    <Field
      key={key}
      label={fields[key] ?? ''}
      type="time"
      value={value[key] ?? ''}
      error={faults.at(`/${key}`)}
      onChange={({ target }) => onChange({ [key]: target.value })}
    />
  ));
};

type Clock = Times & Pick<HotelInput, 'timeZone' | 'currency'>;

/** The zone's clock and the money of the house. */
export const ClockFields = ({ value, faults, onChange }: Props<Clock>) => {
  const { fields, facts: words } = propertyWords.useWords();
  const formats = useFormats();
  const currencies = useQuery(currenciesQuery).data?.items.map(({ currency }) => currency) ?? [];
  const zones = useMemo(() => Intl.supportedValuesOf('timeZone'), []);
  const { timeZone = '', currency = '' } = value;
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TimeFields value={value} faults={faults} onChange={onChange} />
      <Select
        label={fields['timeZone'] ?? ''}
        note={words.zoneNote}
        value={timeZone}
        error={faults.at('/timeZone')}
        onChange={({ target }) => onChange({ timeZone: target.value })}
      >
        {(zones.includes(timeZone) ? zones : [timeZone, ...zones]).map((zone) => (
          <option key={zone} value={zone}>
            {zone.replaceAll('_', ' ')}
          </option>
        ))}
      </Select>
      <Select
        label={fields['currency'] ?? ''}
        note={words.currencyNote}
        value={currency}
        error={faults.at('/currency')}
        onChange={({ target }) => onChange({ currency: target.value })}
      >
        {[...new Set([currency, ...currencies])].map((code) => (
          <option key={code} value={code}>
            {code} – {formats.currency(code)}
          </option>
        ))}
      </Select>
    </div>
  );
};
