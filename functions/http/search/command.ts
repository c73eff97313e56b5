import type { BodyOf } from '../../contract/routes.ts';
import { partyOf } from '../../domain/rates/party.ts';
import type { RateCaller } from '../../domain/rates/plan.ts';
import type { SearchPosition } from '../../domain/search/rank-and-page.ts';
import type { SearchCommand } from '../../usecases/search/search-hotels.ts';

type Body = BodyOf<'searchHotels'>;

/** The body as the use case takes it: what may be absent is null. */
export const commandOf = (body: Body, caller: RateCaller, after: SearchPosition | null): SearchCommand => ({
  where: whereOf(body),
  radiusKm: body.radiusKm,
  text: body.text ?? '',
  nights: nightsOf(body),
  party: partyOf(body),
  caller,
  boards: body.boards,
  refundable: body.refundable,
  priceMin: body.priceMin ?? null,
  priceMax: body.priceMax ?? null,
  currency: body.currency,
  amenities: body.amenities,
  starRating: body.starRating,
  minRating: body.minRating ?? null,
  sort: body.sort,
  limit: body.limit,
  after,
});

const whereOf = ({ location, latitude, longitude, box }: Body): SearchCommand['where'] => {
  if (location !== undefined) return { name: location };
  if (latitude !== undefined && longitude !== undefined) return { point: { latitude, longitude } };
  return box === undefined ? null : { box };
};

const nightsOf = ({ checkIn, checkOut, flexible }: Body): SearchCommand['nights'] =>
  checkIn === undefined || checkOut === undefined ? null : { checkIn, checkOut, shiftDays: flexible?.days ?? 0 };
