import { partyIn, type TypedRoom } from '../../lib/ages.ts';
import type { Success } from '../../lib/api.ts';
import { addDays, daysBetween, isDay } from '../../lib/dates.ts';

export type RoomOffer = Success<'getHotelRooms'>['rooms'][number];
export type Offer = NonNullable<RoomOffer['offer']>;

export const ways = ['terminal', 'cash', 'transfer', 'at_hotel'] as const;
export type Way = (typeof ways)[number];

export interface WalkIn {
  readonly checkIn: string;
  readonly checkOut: string;
  readonly rooms: readonly TypedRoom[];
  /** Empty until the user chooses: then the first free one is used. */
  readonly roomTypeId: string;
  readonly ratePlanId: string;
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  readonly way: Way;
}

/** Tonight, one adult, paid by card: the most common walk-in. */
export const emptyWalkIn = (today: string): WalkIn => ({
  checkIn: today,
  checkOut: addDays(today, 1),
  rooms: [{ adults: 1, ages: '' }],
  roomTypeId: '',
  ratePlanId: '',
  name: '',
  phone: '',
  email: '',
  way: 'terminal',
});

/** The people in the form of an address, room by room: `2-4-9,2`; null if the input is not a party. */
export const partyOf = ({ rooms }: Pick<WalkIn, 'rooms'>): string | null =>
  partyIn(rooms)
    ?.map(({ adults, childAges }) => [adults, ...childAges].join('-'))
    .join(',') ?? null;

/** Another day of arrival keeps the nights. */
export const arrivingOn = (form: WalkIn, checkIn: string): WalkIn => {
  if (!isDay(checkIn)) return form;
  const nights = Math.max(1, daysBetween(form.checkIn, form.checkOut));
  return { ...form, checkIn, checkOut: addDays(checkIn, nights) };
};

/** The selected room type, or else the first available one. */
export const roomOf = (
  rooms: readonly RoomOffer[],
  { roomTypeId }: Pick<WalkIn, 'roomTypeId'>,
): RoomOffer | undefined => {
  const free = rooms.filter(({ offers }) => offers.length > 0);
  return free.find(({ roomType }) => roomType.id === roomTypeId) ?? free[0];
};

/** The selected offer, or else the cheapest of the room. */
export const offerOf = (room: RoomOffer | undefined, { ratePlanId }: Pick<WalkIn, 'ratePlanId'>): Offer | undefined =>
  room?.offers.find(({ ratePlan }) => ratePlan.id === ratePlanId) ?? room?.offers[0];

/** The booking that the desk sends; empty fields are left out. */
export const bookingOf = (form: WalkIn, room: RoomOffer, offer: Offer) => ({
  roomTypeId: room.roomType.id,
  checkIn: form.checkIn,
  checkOut: form.checkOut,
  party: partyIn(form.rooms) ?? [],
  ratePlanId: offer.ratePlan.id,
  quote: offer.quote,
  guestName: form.name.trim(),
  ...(form.phone.trim() !== '' && { guestPhone: form.phone.trim() }),
  ...(form.email.trim() !== '' && { guestEmail: form.email.trim() }),
  payment: { method: form.way },
});
