import type * as z from 'zod';
import type * as contract from '../../contract/search/answers.ts';
import type { destination, map } from '../../contract/search/answers.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import type { Flat } from '../../domain/geo/clip.ts';
import type { Facets } from '../../domain/search/facets.ts';
import type { ShiftedDates } from '../../domain/search/rank-and-page.ts';
import type { PricedDestination } from '../../usecases/ports/destinations.ts';
import type { NamedPlace } from '../../usecases/ports/search.ts';
import type { ShownHotel } from '../../usecases/search/check-page.ts';
import type { Completion } from '../../usecases/search/complete-name.ts';
import type { DrawnMap } from '../../usecases/search/draw-map.ts';
import type { SearchOutcome } from '../../usecases/search/search-hotels.ts';
import { moneyView } from '../views/money.ts';
import { offeredPlanView, paymentTermsView } from '../views/offer.ts';

type DestinationAnswer = z.output<typeof destination>;
type Answer = z.output<typeof contract.searchAnswer>;

export const placeView = ({ name, country, latitude, longitude }: NamedPlace): z.output<typeof contract.place> => ({
  name,
  country,
  latitude,
  longitude,
});

export const completionView = (completion: Completion): z.output<typeof contract.completion> => ({
  ...placeView(completion),
  ...(completion.hotel && { hotel: completion.hotel }),
});

export const destinationView = ({ from, hotels, image, ...place }: PricedDestination): DestinationAnswer => ({
  ...placeView(place),
  hotels,
  from: from && moneyView(from.amount, from.currency),
  image,
});

const rounded = (ring: Flat): number[] => ring.map((each) => Math.round(each * 10_000) / 10_000);

export const mapView = ({ cell, land, labels }: DrawnMap): z.output<typeof map> => ({
  box: cell.box,
  land: land.map(rounded),
  rivers: [],
  labels: labels.map(({ name, latitude, longitude }) => ({ name, latitude, longitude })),
  credits: ['GeoNames, CC BY 4.0', 'Natural Earth'],
});

/** More rooms than these are not shown. */
const MOST_LEFT = 4;

const foundView =
  (now: Instant) =>
  ({ hotel, rating, reviewCount, distanceKm, offer }: ShownHotel): Answer['items'][number] => ({
    hotel: {
      id: hotel.id,
      name: hotel.name,
      city: hotel.city,
      country: hotel.country,
      latitude: hotel.latitude,
      longitude: hotel.longitude,
      timeZone: hotel.timeZone,
      starRating: hotel.starRating,
      rating,
      reviewCount,
      amenities: [...hotel.amenities],
      image: hotel.images[0] ?? null,
    },
    // To the metre.
    distanceKm: distanceKm === null ? null : Math.round(distanceKm * 1000) / 1000,
    offer: offer && {
      roomTypeId: offer.roomType.id,
      roomTypeName: offer.roomType.name,
      nightly: moneyView(offer.nightly, hotel.currency),
      total: moneyView(offer.total, hotel.currency),
      available: offer.available,
      ratePlan: offeredPlanView(offer.terms, now),
      payment: paymentTermsView({ ...offer.terms, currency: hotel.currency }),
      nightlyPrices: offer.rates.map(({ date, price, available: left }) => ({
        date,
        price: moneyView(price, hotel.currency),
        left: Math.min(left, MOST_LEFT),
      })),
      refundUntil: offer.refundUntil,
    },
  });

const facetsView = (facets: Facets, currency: string): Answer['facets'] => ({
  starRating: [...facets.starRating],
  amenities: [...facets.amenities],
  price: facets.price.map(({ from, to, count }) => ({
    from: moneyView(from, currency),
    to: to === null ? null : moneyView(to, currency),
    count,
  })),
  boards: [...facets.boards],
  refundable: facets.refundable,
  rating: [...facets.rating],
});

const datesView = ({ checkIn, checkOut, total }: ShiftedDates) => ({
  checkIn,
  checkOut,
  total: total && moneyView(total.amount, total.currency),
});

/** The answer of a search but its cursor and its time; facets are in the currency asked for, offers in the hotel's. */
export const outcomeView = (outcome: SearchOutcome, currency: string): Omit<Answer, 'nextCursor' | 'tookMs'> => ({
  items: outcome.hotels.map(foundView(outcome.now)),
  place: outcome.place && placeView(outcome.place),
  ...(outcome.suggestions && { suggestions: outcome.suggestions.map(placeView) }),
  total: outcome.total,
  facets: facetsView(outcome.facets, currency),
  ...(outcome.dates && { dates: outcome.dates.map(datesView) }),
  degraded: outcome.degraded,
  ...(outcome.partial && { partial: true }),
});
