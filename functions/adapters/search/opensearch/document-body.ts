import { cellNumber, cellOf } from '../../../domain/geo/cells.ts';
import type { HotelDocument } from '../../../domain/search/index/document.ts';
import type { HotelWords } from '../../../domain/search/words.ts';
import { ALL_WORDS, calendarFields, fieldsOf, wordField, wordPlaces } from './mapping.ts';

/**
 * One name a zone, so that a search can name those where it is another day. Kept as given where the runtime knows no
 * other name.
 */
const canonicalZone = (name: string): string => {
  const known = zones.get(name);
  if (known !== undefined) return known;
  let canonical = name;
  try {
    canonical = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    // A zone of another runtime.
  }
  zones.set(name, canonical);
  return canonical;
};

/** There are some hundred names, and asking for one takes a tenth of a millisecond. */
const zones = new Map<string, string>();

const base64 = (bytes: Uint8Array = new Uint8Array()): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');

const wordsBody = (words: HotelWords): Record<string, string> => {
  const texts = wordPlaces.map((place) => [wordField(place), words[place].join(' ')] as const);
  return { ...Object.fromEntries(texts), [ALL_WORDS]: texts.map(([, text]) => text).join(' ') };
};

/** A document as OpenSearch stores it. */
export const bodyOf = (hotel: HotelDocument): Record<string, unknown> => {
  const { latitude, longitude, starRating, rating, words, calendar, classes } = hotel;
  const body: Record<string, unknown> = {
    id: hotel.id,
    listed: true,
    day: hotel.day,
    lastDay: hotel.lastDay,
    refreshDay: hotel.refreshDay,
    location: { lat: latitude, lon: longitude },
    cell: cellNumber(cellOf(latitude, longitude)),
    latitude,
    longitude,
    normalLongitude: hotel.normalLongitude,
    timeZone: canonicalZone(hotel.timeZone),
    currency: hotel.currency,
    amenities: hotel.amenities,
    reviews: hotel.reviews,
    stars: hotel.stars,
    // As the domain orders by rating: below one without ratings.
    meanStars: hotel.reviews === 0 ? 0 : hotel.stars / hotel.reviews,
    name: hotel.foldedName,
    country: hotel.country.toLowerCase(),
    ...wordsBody(words),
    roomTypeIds: hotel.roomTypeIds,
    ...Object.fromEntries(calendarFields.map((field, chunk) => [field, base64(calendar[chunk])])),
    rates: base64(hotel.rates),
    unrestricted: hotel.unrestricted,
    codes: hotel.codes,
    ...(hotel.perEuro !== undefined && { perEuro: hotel.perEuro }),
    ...(starRating !== null && { starRating }),
    ...(rating !== null && { rating }),
  };
  for (const [guests, { from, usual, runs }] of classes) {
    const fields = fieldsOf(guests);
    body[fields.from] = from;
    if (usual !== undefined) body[fields.usual] = usual;
    body[fields.free] = runs.map(({ first, last }) => ({ gte: first, lte: last }));
  }
  return body;
};

/** The document of a hotel that no search may find. */
export const placeHolderOf = (hotelId: string, now: string): Record<string, unknown> => ({
  id: hotelId,
  listed: false,
  goneAt: now,
});
