import * as z from 'zod';
import * as bookings from '../bookings.ts';
import { date, id, paging } from '../common.ts';
import * as hotels from '../hotels.ts';
import type { Route } from '../route.ts';

const owner = { group: 'admin', access: 'hotel_admin', limit: 'other' } as const;
const hotelId = z.strictObject({ hotelId: id });
const roomTypeId = z.strictObject({ roomTypeId: id });
const bookingId = z.strictObject({ bookingId: id });
const ordered = (query: { from?: string | undefined; to?: string | undefined }): boolean =>
  query.from === undefined || query.to === undefined || query.from <= query.to;
const orderRule = { path: ['to'], message: 'is before from' };
const range = { from: date.optional(), to: date.optional() };

export const adminRoutes = {
  listOwnHotels: {
    ...owner,
    method: 'GET',
    path: '/admin/hotels',
    summary: "The owner's hotels; a system admin sees all.",
    query: z.strictObject({ status: hotels.hotelStatus.optional(), ...paging }),
    problems: [],
  },
  createHotel: {
    ...owner,
    method: 'POST',
    path: '/admin/hotels',
    summary: 'Makes a hotel; time zone and currency come from its place unless given.',
    body: hotels.hotelBody,
    problems: ['refused'],
  },
  getOwnHotel: {
    ...owner,
    method: 'GET',
    path: '/admin/hotels/{hotelId}',
    summary: 'A hotel of the owner, whatever its status, and its room types.',
    params: hotelId,
    problems: ['not-found'],
  },
  replaceHotel: {
    ...owner,
    method: 'PUT',
    path: '/admin/hotels/{hotelId}',
    ifMatch: true,
    summary: 'Replaces the facts of a hotel.',
    params: hotelId,
    body: hotels.hotelBody,
    problems: ['not-found', 'refused'],
  },
  deleteHotel: {
    ...owner,
    method: 'DELETE',
    path: '/admin/hotels/{hotelId}',
    ifMatch: true,
    summary: 'Deletes a hotel that has no stays to come.',
    params: hotelId,
    problems: ['not-found', 'in-use'],
  },
  createRoomType: {
    ...owner,
    method: 'POST',
    path: '/admin/rooms',
    summary: 'Makes a room type of a hotel, 20 at most.',
    body: hotels.createRoomTypeBody,
    problems: ['not-found', 'refused'],
  },
  replaceRoomType: {
    ...owner,
    method: 'PUT',
    path: '/admin/rooms/{roomTypeId}',
    ifMatch: true,
    summary: 'Replaces a room type; answered when every night has the new number of rooms.',
    params: roomTypeId,
    body: hotels.replaceRoomTypeBody,
    problems: ['not-found', 'below-sold', 'wrong-state', 'refused'],
  },
  deleteRoomType: {
    ...owner,
    method: 'DELETE',
    path: '/admin/rooms/{roomTypeId}',
    ifMatch: true,
    summary: 'Deletes a room type that has no stays to come.',
    params: roomTypeId,
    problems: ['not-found', 'in-use', 'wrong-state'],
  },
  setPricing: {
    ...owner,
    method: 'PUT',
    path: '/admin/rooms/{roomTypeId}/pricing',
    summary: 'Sets or removes the prices of nights, at most 2,000 a call; later overrides win.',
    params: roomTypeId,
    body: hotels.pricingBody,
    problems: ['not-found', 'refused'],
  },
  getPricing: {
    ...owner,
    method: 'GET',
    path: '/admin/rooms/{roomTypeId}/pricing',
    summary: 'The prices set for nights from `from` to `to`, both included.',
    params: roomTypeId,
    query: z.strictObject(range).refine(ordered, orderRule),
    problems: ['not-found'],
  },
  listHotelBookings: {
    ...owner,
    method: 'GET',
    path: '/admin/hotels/{hotelId}/bookings',
    summary: 'Bookings of a hotel by check-in, from `from` to `to`, both included.',
    params: hotelId,
    query: z
      .strictObject({ ...range, status: bookings.bookingStatus.optional(), ...paging })
      .refine(ordered, orderRule),
    problems: ['not-found'],
  },
  getHotelBooking: {
    ...owner,
    method: 'GET',
    path: '/admin/bookings/{bookingId}',
    summary: "A booking of one of the owner's hotels.",
    params: bookingId,
    problems: ['not-found'],
  },
  cancelHotelBooking: {
    ...owner,
    group: 'payments',
    method: 'POST',
    path: '/admin/bookings/{bookingId}/cancel',
    ifMatch: true,
    summary: 'The hotel cancels: everything paid is given back.',
    params: bookingId,
    body: bookings.cancelBody,
    problems: ['not-found', 'wrong-state'],
  },
  checkIn: {
    ...owner,
    method: 'POST',
    path: '/admin/bookings/{bookingId}/check-in',
    summary: 'The guests have arrived.',
    params: bookingId,
    body: bookings.departureBody,
    problems: ['not-found', 'wrong-state'],
  },
  checkOut: {
    ...owner,
    method: 'POST',
    path: '/admin/bookings/{bookingId}/check-out',
    summary: 'The guests have left; nights after the current one are free again.',
    params: bookingId,
    body: bookings.departureBody,
    problems: ['not-found', 'wrong-state'],
  },
  noShow: {
    ...owner,
    method: 'POST',
    path: '/admin/bookings/{bookingId}/no-show',
    summary: 'The guests did not come; nights after the current one are free again.',
    params: bookingId,
    body: bookings.departureBody,
    problems: ['not-found', 'wrong-state'],
  },
  rebook: {
    ...owner,
    method: 'POST',
    path: '/admin/bookings/{bookingId}/rebook',
    ifMatch: true,
    summary: 'Moves a booking to another room type or hotel of the owner, at no more than the price paid.',
    params: bookingId,
    body: bookings.rebookBody,
    problems: ['not-found', 'sold-out', 'wrong-state', 'too-many-guests', 'refused'],
  },
  reconcile: {
    ...owner,
    method: 'GET',
    path: '/admin/hotels/{hotelId}/reconciliation',
    summary: 'Compares every night with the bookings that hold it.',
    params: hotelId,
    query: z.strictObject(range).refine(ordered, orderRule),
    problems: ['not-found', 'refused'],
  },
  repair: {
    ...owner,
    method: 'POST',
    path: '/admin/hotels/{hotelId}/reconciliation',
    summary:
      'Compares, and repairs what is proved wrong; lowering a count needs the same finding twice, 5 minutes apart.',
    params: hotelId,
    query: z.strictObject(range).refine(ordered, orderRule),
    body: bookings.repairBody,
    problems: ['not-found', 'refused'],
  },
  listOverbooked: {
    ...owner,
    method: 'GET',
    path: '/admin/hotels/{hotelId}/overbooked',
    summary: 'Nights with more rooms sold than there are.',
    params: hotelId,
    query: z.strictObject({ ...range, ...paging }).refine(ordered, orderRule),
    problems: ['not-found', 'refused'],
  },
} as const satisfies Record<string, Route>;
