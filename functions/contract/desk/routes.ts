import * as z from 'zod';
import * as bookings from '../bookings/bodies.ts';
import { atMostNights, date, id, inOrder, orderRule, paging } from '../common.ts';
import type { Route } from '../route.ts';
import * as desk from './bodies.ts';

const owner = { group: 'desk', access: 'hotel_admin', limit: 'other' } as const;
const hotelId = z.strictObject({ hotelId: id });
const blockId = z.strictObject({ blockId: id });
const unitId = z.strictObject({ unitId: id });

/** The front desk: numbered rooms and who is in them, rooms that are off sale. */
export const deskRoutes = {
  listBlocks: {
    ...owner,
    method: 'GET',
    path: '/admin/hotels/{hotelId}/blocks',
    summary: 'Rooms taken off sale on nights from `from`, else from today, to `to`, both included, by the first night.',
    params: hotelId,
    query: z.strictObject({ from: date.optional(), to: date.optional(), ...paging }).refine(inOrder, orderRule),
    problems: ['not-found'],
  },
  createBlock: {
    ...owner,
    method: 'POST',
    path: '/admin/hotels/{hotelId}/blocks',
    idempotency: 'required',
    summary:
      'Takes rooms of a type, or a unit, off sale as a stay would, never more than are left; `from` up to, not ' +
      'including, `to`.',
    params: hotelId,
    body: desk.createBlockBody,
    problems: ['not-found', 'sold-out', 'unit-taken', 'wrong-state', 'refused', 'idempotency-key-reused'],
  },
  deleteBlock: {
    ...owner,
    method: 'DELETE',
    path: '/admin/blocks/{blockId}',
    summary: 'Puts the rooms of a block on sale again from today on; nights before stay blocked.',
    params: blockId,
    problems: ['not-found'],
  },
  listUnits: {
    ...owner,
    method: 'GET',
    path: '/admin/hotels/{hotelId}/units',
    summary: 'The numbered rooms of a hotel by their number.',
    params: hotelId,
    query: z.strictObject(paging),
    problems: ['not-found'],
  },
  createUnit: {
    ...owner,
    method: 'POST',
    path: '/admin/hotels/{hotelId}/units',
    summary: 'Makes a numbered room; a hotel has each number once.',
    params: hotelId,
    body: desk.createUnitBody,
    problems: ['not-found', 'refused'],
  },
  replaceUnit: {
    ...owner,
    method: 'PUT',
    path: '/admin/units/{unitId}',
    ifMatch: true,
    summary: 'Replaces a unit; one that has stays or blocks to come keeps its room type.',
    params: unitId,
    body: desk.replaceUnitBody,
    problems: ['not-found', 'in-use', 'refused'],
  },
  deleteUnit: {
    ...owner,
    method: 'DELETE',
    path: '/admin/units/{unitId}',
    ifMatch: true,
    summary: 'Deletes a unit without stays or blocks to come.',
    params: unitId,
    problems: ['not-found', 'in-use'],
  },
  assignUnits: {
    ...owner,
    method: 'PUT',
    path: '/admin/bookings/{bookingId}/units',
    ifMatch: true,
    summary: 'Assigns units to a booking, one a room, all or none; guests in house move from tonight on.',
    params: z.strictObject({ bookingId: id }),
    body: desk.assignUnitsBody,
    problems: ['not-found', 'unit-taken', 'wrong-state', 'refused'],
  },
  assignArrivals: {
    ...owner,
    method: 'POST',
    path: '/admin/hotels/{hotelId}/units/assign',
    summary:
      'Assigns units to the arrivals of a day that have none: as many stays as can be placed without moving another; ' +
      'the others are named, with why.',
    params: hotelId,
    body: desk.assignArrivalsBody,
    problems: ['not-found'],
  },
  arrangeUnits: {
    ...owner,
    method: 'POST',
    path: '/admin/hotels/{hotelId}/units/arrange',
    summary:
      'Proposes units for the stays of these days that have none: as many as can be placed, each in the same units ' +
      'throughout, with as few moves of stays to come as can be; the others are named, with why. Nothing changes until ' +
      'the same days are sent with `accept`, the token of the proposal; where it would be another by now, that is ' +
      '`stale-version`.',
    params: hotelId,
    body: desk.arrangeUnitsBody,
    problems: ['not-found', 'stale-version', 'refused'],
  },
  createDeskBooking: {
    ...owner,
    method: 'POST',
    path: '/admin/hotels/{hotelId}/bookings',
    idempotency: 'required',
    summary:
      'A booking at the desk or by telephone: confirmed at once, at the price and under the restrictions that a guest ' +
      'meets, and paid at the desk or left due; the same key and body again answers the same booking.',
    params: hotelId,
    body: desk.deskBookingBody,
    problems: [
      'not-found',
      'sold-out',
      'price-changed',
      'idempotency-key-reused',
      'stay-not-allowed',
      'too-many-guests',
      'refused',
    ],
  },
  previewDeskChange: {
    ...owner,
    method: 'POST',
    path: '/admin/bookings/{bookingId}/change-preview',
    safe: true,
    params: z.strictObject({ bookingId: id }),
    summary: 'What a change of the stay at the desk would cost, with a quote for it and the restrictions it overrides.',
    body: bookings.changePreviewBody,
    problems: ['not-found', 'sold-out', 'wrong-state', 'stay-not-allowed', 'too-many-guests', 'refused'],
  },
  listBookingMessages: {
    ...owner,
    method: 'GET',
    path: '/admin/bookings/{bookingId}/messages',
    summary:
      'The mails about a booking, newest first: what they are, to whom they went, and whether the mail server took them.',
    params: z.strictObject({ bookingId: id }),
    query: z.strictObject(paging),
    problems: ['not-found'],
  },
  createDeskPayment: {
    ...owner,
    method: 'POST',
    path: '/admin/bookings/{bookingId}/payments',
    idempotency: 'required',
    summary:
      'Money of a booking that the desk takes, or below 0 gives back: never more than waits there to be given and the ' +
      'desk has kept of what it took. The same key and body again answers the same payment.',
    params: z.strictObject({ bookingId: id }),
    body: desk.deskPaymentBody,
    problems: ['not-found', 'wrong-state', 'refused', 'idempotency-key-reused'],
  },
  getDesk: {
    ...owner,
    method: 'GET',
    path: '/admin/hotels/{hotelId}/desk',
    summary:
      'Who arrives, departs and is in house on a day, today where none is named, with units, balances and requests.',
    params: hotelId,
    query: z.strictObject({ date: date.optional() }),
    problems: ['not-found'],
  },
  getPlan: {
    ...owner,
    method: 'GET',
    path: '/admin/hotels/{hotelId}/plan',
    summary:
      'Units with their stays on the nights from `from` to `to`, both included, up to 62, the stays that have no unit, ' +
      'and the blocks.',
    params: hotelId,
    query: z
      .strictObject({ from: date, to: date })
      .refine(inOrder, orderRule)
      .refine(...atMostNights(62)),
    problems: ['not-found'],
  },
} as const satisfies Record<string, Route>;
