import { useMemo } from 'react';
import { useFormats } from '../../lib/format.ts';
import { Field, Select } from '../../ui/field.tsx';
import type { Faults } from './faults.ts';
import type { HotelInput } from './inputs.ts';
import { PlaceMap } from './place-map.tsx';
import { TownField } from './town-field.tsx';
import { propertyWords } from './words.ts';

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
/** Codes that browsers name and that are no country of ISO 3166-1. */
const noCountry = new Set([
  'EU',
  'EZ',
  'UN',
  'QO',
  'ZZ',
  'XA',
  'XB',
  'XK',
  'AC',
  'CP',
  'CQ',
  'DG',
  'EA',
  'IC',
  'TA',
  'AN',
  'BU',
  'CS',
  'DD',
  'DY',
  'FX',
  'HV',
  'NH',
  'NT',
  'RH',
  'SU',
  'TP',
  'UK',
  'VD',
  'YD',
  'YU',
  'ZR',
]);

/** The countries as the reader's browser names them; the API judges the code. */
const useCountries = (): readonly (readonly [string, string])[] => {
  const formats = useFormats();
  return useMemo(
    () =>
      letters
        .flatMap((one) => letters.map((other) => one + other))
        .map((code) => [code, formats.country(code)] as const)
        .filter(([code, name]) => name !== code && !noCountry.has(code))
        .toSorted(([, one], [, other]) => one.localeCompare(other, formats.locale)),
    [formats],
  );
};

export type PlaceInput = Pick<HotelInput, 'address' | 'city' | 'country'> & {
  readonly latitude: number | null;
  readonly longitude: number | null;
};

interface Props {
  readonly value: PlaceInput;
  readonly faults: Faults;
  readonly onChange: (part: Partial<PlaceInput>) => void;
}

const degrees = (text: string): number | null => (text.trim() === '' ? null : Number(text.replace(',', '.')));

/** Address, town, country and the point of the map. */
export const PlaceFields = ({ value, faults, onChange }: Props) => {
  const { fields, place: words } = propertyWords.useWords();
  const countries = useCountries();
  const { latitude, longitude } = value;
  const isPlaced = latitude !== null && longitude !== null && Number.isFinite(latitude) && Number.isFinite(longitude);
  return (
    <div className="grid gap-4">
      <div className="grid gap-4 sm:grid-cols-2">
        <TownField
          label={fields['city'] ?? ''}
          note={words.cityNote}
          value={value.city}
          error={faults.at('/city')}
          onText={(city) => onChange({ city })}
          onTown={({ name, ...town }) => onChange({ city: name, ...town })}
        />
        <Select
          label={fields['country'] ?? ''}
          value={value.country}
          error={faults.at('/country')}
          onChange={({ target }) => onChange({ country: target.value })}
        >
          {value.country === '' ? <option value="">{words.choose}</option> : null}
          {countries.map(([code, name]) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </Select>
        <Field
          label={fields['address'] ?? ''}
          value={value.address}
          error={faults.at('/address')}
          autoComplete="off"
          className="sm:col-span-2"
          onChange={({ target }) => onChange({ address: target.value })}
        />
      </div>
      {isPlaced ? (
        <>
          <p className="text-2 text-ink2">{words.mapNote}</p>
          <PlaceMap point={{ latitude, longitude }} onMove={onChange} />
        </>
      ) : (
        <p className="text-2 text-ink2">{words.mapLater}</p>
      )}
      <div className="grid gap-4 sm:grid-cols-2">
        {(['latitude', 'longitude'] as const).map((key) => (
          <Field
            key={`${key} ${value[key]}`}
            label={fields[key] ?? ''}
            inputMode="decimal"
            defaultValue={value[key] ?? ''}
            error={faults.at(`/${key}`)}
            onBlur={({ target }) => {
              const typed = degrees(target.value);
              if (typed !== value[key]) onChange({ [key]: Number.isNaN(typed) ? null : typed });
            }}
          />
        ))}
      </div>
    </div>
  );
};
