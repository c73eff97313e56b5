import type { BodyOf } from '../../../../functions/contract/routes.ts';
import type { Success } from '../../lib/api.ts';
import type { RatePlan } from '../../lib/hotel-queries.ts';
import type { OwnHotel, OwnRoomType } from '../../lib/own-hotel.ts';

export type HotelInput = BodyOf<'replaceHotel'>;
export type RoomInput = BodyOf<'replaceRoomType'>;
export type PlanInput = BodyOf<'replaceRatePlan'>;
export type Webhook = Success<'listWebhooks'>['items'][number];

// A PUT replaces: each body here is the whole thing as it is, whether a form shows a field or not.

const sent = (images: OwnHotel['images']): HotelInput['images'] => images.map(({ url, alt }) => ({ url, alt }));

/** The body that leaves a hotel as it is. */
export const hotelInput = (hotel: OwnHotel): HotelInput => {
  const { id: _id, ownerId, rating, reviewCount, createdAt, updatedAt, version, images, ...facts } = hotel;
  return { ...facts, images: sent(images) };
};

/** The body that leaves a room type as it is. */
export const roomInput = (roomType: OwnRoomType): RoomInput => {
  const { id: _id, version, basePrice, guestPricing, demandPricing, images, ...facts } = roomType;
  return {
    ...facts,
    images: sent(images),
    basePrice: basePrice.amount,
    guestPricing: guestPricing && {
      includedAdults: guestPricing.includedAdults,
      extraAdult: guestPricing.extraAdult.amount,
      fewerAdult: guestPricing.fewerAdult.amount,
      children: guestPricing.children.map((band) => ({ ...band, price: band.price.amount })),
    },
    demandPricing: demandPricing && {
      ...demandPricing,
      floor: demandPricing.floor?.amount ?? null,
      ceiling: demandPricing.ceiling?.amount ?? null,
    },
  };
};

/** The body that leaves a rate plan as it is. */
export const planInput = ({ id: _id, version, ...facts }: RatePlan): PlanInput => facts;

/** The body of a room type that is not there yet. */
export const newRoom = (hotelId: string): RoomInput => ({
  hotelId,
  name: '',
  description: '',
  basePrice: '',
  maxGuests: 2,
  maxAdults: null,
  maxChildren: null,
  guestPricing: null,
  totalRooms: 1,
  softLimit: null,
  amenities: [],
  images: [],
  demandPricing: null,
});

/** The body of a rate plan that is not there yet, behind the others. */
export const newPlan = (hotelId: string, position: number): PlanInput => ({
  hotelId,
  name: '',
  description: '',
  board: 'room_only',
  roomTypeIds: [],
  price: { kind: 'same' },
  cancellationPolicy: null,
  payment: { kind: 'at_booking' },
  minStay: null,
  maxStay: null,
  minAdvanceDays: null,
  maxAdvanceDays: null,
  bookable: null,
  stay: null,
  audience: { kind: 'public' },
  status: 'active',
  position,
});
