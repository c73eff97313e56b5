import type * as z from 'zod';
import type * as contract from '../../contract/hotels/answers.ts';
import type { cancellationPolicy } from '../../contract/rates/bodies.ts';
import type { Hotel, Image, RatingCounts, RoomType } from '../../domain/hotel/hotel.ts';
import { scoreOf } from '../../domain/hotel/review.ts';
import type { CancellationPolicy } from '../../domain/policy.ts';
import type { DemandPricing } from '../../domain/price.ts';
import type { GuestPricing } from '../../domain/rates/party.ts';
import type { TaxRule } from '../../domain/rates/taxes.ts';
import type { HotelFacts, RatedHotel } from '../../usecases/ports/hotels.ts';
import type { PricedRoomType } from '../../usecases/pricing/get-pricing.ts';
import { moneyView } from './money.ts';
import { imageView } from './picture.ts';

const imagesView = (images: readonly Image[]) => images.map(imageView);

const taxView = ({ name, kind, value, included, fromAge, maxNights, season, due }: TaxRule) => ({
  name,
  kind,
  value,
  ...(included && { included }),
  ...(fromAge !== undefined && { fromAge }),
  ...(maxNights !== undefined && { maxNights }),
  ...(season && { season: { from: season.from, to: season.to } }),
  ...(due && { due }),
});

/** A policy as its owner wrote it. */
export const policyView = ({ steps }: CancellationPolicy): z.output<typeof cancellationPolicy> => ({
  steps: steps.map(({ hoursBeforeCheckIn, refundPercent, penaltyNights }) =>
    penaltyNights === undefined ? { hoursBeforeCheckIn, refundPercent } : { hoursBeforeCheckIn, penaltyNights },
  ),
});

/** The API's Hotel. */
export const hotelView = (hotel: Hotel, rating: RatingCounts): z.output<typeof contract.hotel> => {
  const score = scoreOf(rating);
  return {
    id: hotel.id,
    name: hotel.name,
    description: hotel.description,
    address: hotel.address,
    city: hotel.city,
    country: hotel.country,
    latitude: hotel.latitude,
    longitude: hotel.longitude,
    starRating: hotel.starRating,
    amenities: [...hotel.amenities],
    images: imagesView(hotel.images),
    status: hotel.status,
    timeZone: hotel.timeZone,
    currency: hotel.currency,
    checkInTime: hotel.checkInTime,
    checkOutTime: hotel.checkOutTime,
    taxes: hotel.taxes.map(taxView),
    cancellationPolicy: policyView(hotel.cancellationPolicy),
    rating: score.rating,
    reviewCount: score.count,
    ownerId: hotel.ownerId,
    createdAt: hotel.createdAt,
    updatedAt: hotel.updatedAt,
    version: hotel.version,
  };
};

export const ratedHotelView = ({ hotel, rating }: RatedHotel) => hotelView(hotel, rating);

const demandView = (demand: DemandPricing, currency: string) => ({
  occupancy: demand.occupancy.map(({ id, atLeastPercent, factor }) => ({ id, atLeastPercent, factor })),
  leadTime: demand.leadTime.map(({ id, withinDays, factor }) => ({ id, withinDays, factor })),
  floor: demand.floor === undefined ? null : moneyView(demand.floor, currency),
  ceiling: demand.ceiling === undefined ? null : moneyView(demand.ceiling, currency),
});

const guestPricingView = ({ includedAdults, extraAdult, fewerAdult, children }: GuestPricing, currency: string) => ({
  includedAdults,
  extraAdult: moneyView(extraAdult, currency),
  fewerAdult: moneyView(fewerAdult, currency),
  children: children.map(({ toAge, price, counts }) => ({ toAge, price: moneyView(price, currency), counts })),
});

/** The API's RoomType, its money in the hotel's currency. */
export const roomTypeView = (roomType: RoomType, currency: string): z.output<typeof contract.roomType> => ({
  id: roomType.id,
  hotelId: roomType.hotelId,
  name: roomType.name,
  description: roomType.description,
  basePrice: moneyView(roomType.basePrice, currency),
  maxGuests: roomType.maxGuests,
  maxAdults: roomType.maxAdults ?? null,
  maxChildren: roomType.maxChildren ?? null,
  guestPricing: roomType.guestPricing ? guestPricingView(roomType.guestPricing, currency) : null,
  totalRooms: roomType.totalRooms,
  softLimit: roomType.softLimit,
  amenities: [...roomType.amenities],
  images: imagesView(roomType.images),
  demandPricing: roomType.demandPricing && demandView(roomType.demandPricing, currency),
  version: roomType.version,
});

/** A hotel just made, without ratings. */
export const newHotelView = (hotel: Hotel) => hotelView(hotel, [0, 0, 0, 0, 0]);

export const hotelWithRoomsView = ({
  hotel,
  rating,
  roomTypes,
}: HotelFacts): z.output<typeof contract.hotelWithRooms> => ({
  hotel: hotelView(hotel, rating),
  roomTypes: roomTypes.map((roomType) => roomTypeView(roomType, hotel.currency)),
});

/** What an owner has set, whole: at most as many nights as can be priced ahead. */
export const pricedNightsView = ({ hotel, nights }: PricedRoomType) => ({
  items: nights.map(({ date, price, reason }) => ({ date, price: moneyView(price, hotel.currency), reason })),
  nextCursor: null,
});
