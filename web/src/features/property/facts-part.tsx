import { get } from '../../lib/api.ts';
import type { OwnHotel } from '../../lib/own-hotel.ts';
import { Section } from '../../ui/section.tsx';
import { AmenitiesField } from './amenities-field.tsx';
import { EditBar } from './edit-bar.tsx';
import { Example } from './example.tsx';
import { ClockFields, NameFields } from './facts-fields.tsx';
import { useFaults } from './faults.ts';
import { type HotelInput, hotelInput } from './inputs.ts';
import { OnSale } from './on-sale.tsx';
import { PlaceFields, type PlaceInput } from './place-fields.tsx';
import { PolicyFields } from './policy-fields.tsx';
import { TaxesFields } from './taxes-fields.tsx';
import { useEdit } from './use-edit.ts';
import { propertyWords } from './words.ts';

const houseGroups = ['general', 'food', 'wellness', 'outdoors', 'transport'] as const;

/** All facts of a hotel: one form, saved as a whole. */
export const FactsPart = ({ hotel }: { readonly hotel: OwnHotel }) => {
  const words = propertyWords.useWords();
  const edit = useEdit<HotelInput>({
    hotelId: hotel.id,
    name: 'facts',
    current: hotelInput(hotel),
    version: hotel.version,
    send: (body, headers) => get('replaceHotel', { params: { hotelId: hotel.id }, body, headers }),
  });
  const faults = useFaults(edit.error);
  const { value, change } = edit;
  return (
    <>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          edit.save();
        }}
      >
        <Section title={words.facts.title}>
          <NameFields value={value} faults={faults} onChange={change} />
        </Section>
        <Section title={words.place.title} note={words.place.note}>
          {/* A number that was removed is sent as null: the API answers that it is required. */}
          <PlaceFields
            value={value}
            faults={faults}
            onChange={(part: Partial<PlaceInput>) => change(part as Partial<HotelInput>)}
          />
        </Section>
        <Section title={words.facts.clock}>
          <ClockFields value={value} faults={faults} onChange={change} />
        </Section>
        <Section title={words.facts.amenities}>
          <AmenitiesField
            value={value.amenities}
            groups={houseGroups}
            error={faults.in('/amenities')}
            onChange={(amenities) => change({ amenities })}
          />
        </Section>
        <Section title={words.taxes.title} note={words.taxes.note}>
          <TaxesFields
            value={value.taxes}
            currency={value.currency ?? ''}
            faults={faults}
            onChange={(taxes) => change({ taxes })}
          />
        </Section>
        <Section title={words.policy.title} note={words.policy.note}>
          <PolicyFields
            value={value.cancellationPolicy}
            at="/cancellationPolicy"
            faults={faults}
            onChange={(cancellationPolicy) => change({ cancellationPolicy })}
          />
        </Section>
        <EditBar edit={edit} faults={faults} />
      </form>
      <Section
        title={words.example.title}
        note={edit.touched.length > 0 ? words.example.saveFirst : words.example.note}
      >
        <Example hotel={hotel} />
      </Section>
      <OnSale hotel={hotel} />
    </>
  );
};
