import type { APIGatewayProxyEvent } from 'aws-lambda';
import { isRefusal } from '../../domain/refusal.ts';
import type { HotelsApp } from '../hotels/index.ts';
import { hotelWithRoomsView } from '../views/hotel.ts';
import { originOf } from './origin.ts';

/** What the pages of hotels are made of. */
export type HotelPages = Pick<HotelsApp, 'publicHotel'>;

/** What a page brings in its HTML beyond the app. */
export interface Head {
  readonly status: 200 | 404;
  /** Elements for `<head>` instead of the app's own, escaped. */
  readonly html?: string;
}

const address = /^\/hotels\/([^/]+)$/;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** JSON inside a script element: nothing in it can end the element. */
const json = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');

const shortened = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, text.lastIndexOf(' ', most - 1))}…`;

type Facts = ReturnType<typeof hotelWithRoomsView>;

const schemaOf = ({ hotel, roomTypes }: Facts, url: string, images: readonly string[]) => ({
  '@context': 'https://schema.org',
  '@type': 'Hotel',
  name: hotel.name,
  url,
  ...(hotel.description && { description: hotel.description }),
  ...(images.length > 0 && { image: images }),
  address: {
    '@type': 'PostalAddress',
    streetAddress: hotel.address,
    addressLocality: hotel.city,
    addressCountry: hotel.country,
  },
  geo: { '@type': 'GeoCoordinates', latitude: hotel.latitude, longitude: hotel.longitude },
  checkinTime: hotel.checkInTime,
  checkoutTime: hotel.checkOutTime,
  ...(hotel.starRating !== null && { starRating: { '@type': 'Rating', ratingValue: hotel.starRating } }),
  ...(hotel.rating !== null && {
    aggregateRating: { '@type': 'AggregateRating', ratingValue: hotel.rating, reviewCount: hotel.reviewCount },
  }),
  amenityFeature: hotel.amenities.map((name) => ({ '@type': 'LocationFeatureSpecification', name, value: true })),
  containsPlace: roomTypes.map(({ name, maxGuests }) => ({
    '@type': 'HotelRoom',
    name,
    occupancy: { '@type': 'QuantitativeValue', maxValue: maxGuests },
  })),
});

const headOf = (facts: Facts, origin: string): string => {
  const { hotel } = facts;
  const url = `${origin}/hotels/${hotel.id}`;
  // Pictures of our own store only: others may be anywhere, and a preview would load them.
  const images = hotel.images.filter((image) => image.url.startsWith('/')).map((image) => `${origin}${image.url}`);
  const title = `${hotel.name}, ${hotel.city}`;
  const description = shortened(hotel.description || `${hotel.name}, ${hotel.address}, ${hotel.city}`, 160);
  const graph: [string, string][] = [
    ['og:type', 'website'],
    ['og:title', title],
    ['og:description', description],
    ['og:url', url],
    ...images.slice(0, 1).map((image): [string, string] => ['og:image', image]),
  ];
  return [
    `<title>${escaped(title)}</title>`,
    `<meta name="description" content="${escaped(description)}" />`,
    `<link rel="canonical" href="${escaped(url)}" />`,
    ...graph.map(([property, content]) => `<meta property="${property}" content="${escaped(content)}" />`),
    // A block of data: it is never run, so the page's policy has nothing to allow.
    `<script type="application/ld+json">${json(schemaOf(facts, url, images))}</script>`,
  ].join('\n    ');
};

/** The head of a hotel's page, 404 for one that is not there; undefined for every other page. */
export const hotelHead = async (
  hotels: HotelPages,
  event: APIGatewayProxyEvent,
  publicUrl: string | undefined,
): Promise<Head | undefined> => {
  const [, id] = address.exec(event.path) ?? [];
  if (id === undefined) return undefined;
  const facts = /^[0-9A-Za-z_-]{1,64}$/.test(id) ? await hotels.publicHotel(id) : undefined;
  if (facts === undefined || isRefusal(facts)) return { status: 404 };
  return { status: 200, html: headOf(hotelWithRoomsView(facts), originOf(event, publicUrl)) };
};
