import * as z from 'zod';
import { atMostNights, date, id, inOrder, orderRule } from '../common.ts';
import type { Route } from '../route.ts';
import * as rates from './bodies.ts';

const owner = { group: 'rates', access: 'hotel_admin', limit: 'other' } as const;
const hotelId = z.strictObject({ hotelId: id });
const ratePlanId = z.strictObject({ ratePlanId: id });

/** Rate plans and the grid: how an owner sells a hotel. */
export const rateRoutes = {
  listRatePlans: {
    ...owner,
    method: 'GET',
    path: '/admin/hotels/{hotelId}/rate-plans',
    summary: 'The rate plans of a hotel in their order, `standard` among them.',
    params: hotelId,
    problems: ['not-found'],
  },
  createRatePlan: {
    ...owner,
    method: 'POST',
    path: '/admin/rate-plans',
    summary: 'Makes a rate plan of a hotel, 20 at most.',
    body: rates.createRatePlanBody,
    problems: ['not-found', 'refused'],
  },
  replaceRatePlan: {
    ...owner,
    method: 'PUT',
    path: '/admin/rate-plans/{ratePlanId}',
    ifMatch: true,
    summary: 'Replaces a rate plan; bookings keep it as it was. `standard` needs `hotelId`.',
    params: ratePlanId,
    body: rates.replaceRatePlanBody,
    problems: ['not-found', 'refused'],
  },
  deleteRatePlan: {
    ...owner,
    method: 'DELETE',
    path: '/admin/rate-plans/{ratePlanId}',
    ifMatch: true,
    summary: 'Deletes a rate plan; bookings keep it as it was. `standard` cannot be deleted.',
    params: ratePlanId,
    problems: ['not-found', 'refused'],
  },
  getGrid: {
    ...owner,
    method: 'GET',
    path: '/admin/hotels/{hotelId}/grid',
    summary:
      'What every room type sells of the nights from `from` to `to`, both included, up to 92, with prices and ' +
      'restrictions. The ETag is the revision.',
    params: hotelId,
    query: z
      .strictObject({ from: date, to: date })
      .refine(inOrder, orderRule)
      .refine(...atMostNights(92)),
    problems: ['not-found'],
  },
  changeGrid: {
    ...owner,
    method: 'POST',
    path: '/admin/hotels/{hotelId}/grid',
    idempotency: 'required',
    ifMatch: true,
    summary:
      'Changes prices and restrictions of at most 2,000 nights in one call, or undoes such a change. If-Match takes the ' +
      'revision of the grid.',
    params: hotelId,
    body: rates.changeGridBody,
    problems: ['not-found', 'refused', 'wrong-state', 'idempotency-key-reused'],
  },
} as const satisfies Record<string, Route>;
