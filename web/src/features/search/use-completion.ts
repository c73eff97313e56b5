import { useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { useFormats } from '../../lib/format.ts';
import { useSettled } from '../../lib/settled.ts';
import { type Completion, completionsQuery } from './queries.ts';
import { type Place, useRecent } from './recent.ts';

export interface Choice {
  readonly key: string;
  readonly place: Place;
  readonly detail: string;
  readonly isHotel: boolean;
}

const shown = 7;
/** A completion for each key would only be thrown away. */
const pauseMs = 120;

/** What the text in the place field may mean; the recent searches while it is empty. */
export const useChoices = (text: string, open: boolean): { choices: readonly Choice[]; none: boolean } => {
  const formats = useFormats();
  const asked = useDeferredValue(useSettled(text.trim(), pauseMs));
  const { data } = useQuery({ ...completionsQuery(asked), enabled: open && asked.length >= 2 });
  const { searches } = useRecent();
  if (text.trim().length < 2) {
    const choices = searches.map(({ place, checkIn, checkOut }) => ({
      key: place.location,
      place,
      detail: formats.range(checkIn, checkOut),
      isHotel: place.hotelId !== undefined,
    }));
    return { choices, none: false };
  }
  const of = ({ name, country, hotel, latitude }: Completion): Choice => ({
    key: hotel?.id ?? `${name}, ${country}, ${latitude}`,
    place: { location: `${name}, ${country}`, name, country, ...(hotel && { hotelId: hotel.id }) },
    detail: hotel ? `${hotel.city}, ${formats.country(country)}` : formats.country(country),
    isHotel: hotel !== undefined,
  });
  return { choices: (data ?? []).slice(0, shown).map(of), none: data?.length === 0 && asked === text.trim() };
};
