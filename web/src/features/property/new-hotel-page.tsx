import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useEffect, useRef } from 'react';
import { get } from '../../lib/api.ts';
import { useDraft } from '../../lib/draft.ts';
import { queryClient } from '../../lib/query.ts';
import { Button } from '../../ui/button.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Section } from '../../ui/section.tsx';
import { AmenitiesField } from './amenities-field.tsx';
import { NameFields, TimeFields } from './facts-fields.tsx';
import { useFaults } from './faults.ts';
import type { HotelInput } from './inputs.ts';
import { PlaceFields, type PlaceInput } from './place-fields.tsx';
import './property.css';
import { propertyWords } from './words.ts';

type NewHotel = Pick<HotelInput, 'name' | 'description' | 'starRating' | 'amenities'> & {
  readonly checkInTime: string;
  readonly checkOutTime: string;
} & PlaceInput;

const nothing: NewHotel = {
  name: '',
  description: '',
  starRating: null,
  address: '',
  city: '',
  country: '',
  latitude: null,
  longitude: null,
  amenities: [],
  checkInTime: '15:00',
  checkOutTime: '11:00',
};
const houseGroups = ['general', 'food', 'wellness', 'outdoors', 'transport'] as const;

/** The first page of a new hotel: its name and place. Zone and currency come from the place; it is not on sale yet. */
export const NewHotelPage = () => {
  const words = propertyWords.useWords();
  const navigate = useNavigate();
  const form = useRef<HTMLFormElement>(null);
  const draft = useDraft<NewHotel>('property:new-hotel', nothing);
  const { value, change } = draft;
  const create = useMutation({
    // A missing point is sent as null: the API answers that it is required.
    mutationFn: () => get('createHotel', { body: { ...(value as NewHotel & HotelInput), status: 'pending' } }),
    onSuccess: async ({ hotel }) => {
      await queryClient.invalidateQueries({ queryKey: ['office', 'hotels'] });
      draft.clear();
      await navigate({ to: '/manage/$hotelId/property', params: { hotelId: hotel.id }, search: { part: 'rooms' } });
    },
  });
  const faults = useFaults(create.error);
  useEffect(() => {
    if (create.error) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [create.error]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!create.isPending) create.mutate();
  };
  return (
    <div className="frame pt-8 pb-16">
      <title>{words.create.title}</title>
      <h1 className="text-5 tracking-[-.02em] md:text-6">{words.create.title}</h1>
      <p className="mt-2 max-w-[60ch] text-ink2">{words.create.text}</p>
      <form ref={form} noValidate onSubmit={submit}>
        <Section title={words.facts.title}>
          <NameFields value={value} faults={faults} onChange={change} />
        </Section>
        <Section title={words.place.title} note={words.create.placeNote}>
          <PlaceFields value={value} faults={faults} onChange={change} />
        </Section>
        <Section title={words.create.times}>
          <div className="grid gap-4 sm:grid-cols-2">
            <TimeFields value={value} faults={faults} onChange={(part) => change(part as Partial<NewHotel>)} />
          </div>
        </Section>
        <Section title={words.facts.amenities}>
          <AmenitiesField
            value={value.amenities}
            groups={houseGroups}
            error={faults.in('/amenities')}
            onChange={(amenities) => change({ amenities })}
          />
        </Section>
        <div className="mt-8 grid gap-4 border-t-2 border-ink pt-4">
          {create.error ? (
            faults.any ? (
              <p role="alert" className="font-medium text-bad">
                {words.bar.faults}
              </p>
            ) : (
              <ProblemNote error={create.error} />
            )
          ) : null}
          <div className="flex flex-wrap items-center gap-4">
            <Button kind="go" type="submit" busy={create.isPending}>
              {words.create.go}
            </Button>
            <p className="text-2 text-ink2">{words.create.goNote}</p>
          </div>
        </div>
      </form>
    </div>
  );
};
