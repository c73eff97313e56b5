import { Check } from '../../ui/check.tsx';
import { Field, TextArea } from '../../ui/field.tsx';
import { AmenitiesField } from './amenities-field.tsx';
import { DemandFields } from './demand-fields.tsx';
import type { Faults } from './faults.ts';
import { DecimalField, Group, NumberField, required } from './fields.tsx';
import { GuestPricingFields } from './guest-pricing-fields.tsx';
import type { RoomInput } from './inputs.ts';
import { propertyWords } from './words.ts';

interface Props {
  readonly value: RoomInput;
  readonly currency: string;
  readonly faults: Faults;
  readonly onChange: (part: Partial<RoomInput>) => void;
}

const roomGroups = ['room'] as const;

/** Every field of a room type. */
export const RoomFields = ({ value, currency, faults, onChange }: Props) => {
  const { fields, rooms: words } = propertyWords.useWords();
  return (
    <div className="grid gap-6">
      <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_200px]">
        <Field
          label={fields['name'] ?? ''}
          value={value.name}
          error={faults.at('/name')}
          autoComplete="off"
          onChange={({ target }) => onChange({ name: target.value })}
        />
        <DecimalField
          label={fields['basePrice'] ?? ''}
          after={currency}
          note={words.priceNote}
          value={value.basePrice}
          error={faults.at('/basePrice')}
          onChange={(basePrice) => onChange({ basePrice })}
        />
        <TextArea
          label={fields['description'] ?? ''}
          value={value.description}
          error={faults.at('/description')}
          className="sm:col-span-2"
          onChange={({ target }) => onChange({ description: target.value })}
        />
      </div>
      <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-5">
        <NumberField
          label={fields['totalRooms'] ?? ''}
          min={0}
          value={value.totalRooms}
          error={faults.at('/totalRooms')}
          onChange={(totalRooms) => onChange({ totalRooms: required(totalRooms) })}
        />
        <NumberField
          label={fields['softLimit'] ?? ''}
          note={words.softLimitNote}
          min={0}
          value={value.softLimit}
          error={faults.at('/softLimit')}
          onChange={(softLimit) => onChange({ softLimit })}
        />
        <NumberField
          label={fields['maxGuests'] ?? ''}
          min={1}
          max={20}
          value={value.maxGuests}
          error={faults.at('/maxGuests')}
          onChange={(maxGuests) => onChange({ maxGuests: required(maxGuests) })}
        />
        <NumberField
          label={fields['maxAdults'] ?? ''}
          note={words.anyNote}
          min={1}
          max={20}
          value={value.maxAdults}
          error={faults.at('/maxAdults')}
          onChange={(maxAdults) => onChange({ maxAdults })}
        />
        <NumberField
          label={fields['maxChildren'] ?? ''}
          note={words.anyNote}
          min={0}
          max={20}
          value={value.maxChildren}
          error={faults.at('/maxChildren')}
          onChange={(maxChildren) => onChange({ maxChildren })}
        />
      </div>
      <Group legend={words.byGuests}>
        <Check
          label={words.byGuestsOn}
          checked={value.guestPricing !== null}
          onChange={(on) =>
            onChange({
              guestPricing: on ? { includedAdults: 2, extraAdult: '0', fewerAdult: '0', children: [] } : null,
            })
          }
        />
        {value.guestPricing ? (
          <GuestPricingFields
            value={value.guestPricing}
            currency={currency}
            faults={faults}
            onChange={(guestPricing) => onChange({ guestPricing })}
          />
        ) : null}
      </Group>
      <Group legend={words.byDemand}>
        <Check
          label={words.byDemandOn}
          checked={value.demandPricing !== null}
          onChange={(on) =>
            onChange({ demandPricing: on ? { occupancy: [], leadTime: [], floor: null, ceiling: null } : null })
          }
        />
        {value.demandPricing ? (
          <DemandFields
            value={value.demandPricing}
            currency={currency}
            faults={faults}
            onChange={(demandPricing) => onChange({ demandPricing })}
          />
        ) : null}
      </Group>
      <AmenitiesField
        value={value.amenities}
        groups={roomGroups}
        error={faults.in('/amenities')}
        onChange={(amenities) => onChange({ amenities })}
      />
    </div>
  );
};
