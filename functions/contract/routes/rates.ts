import * as z from 'zod';
import { id } from '../common.ts';
import * as rates from '../rates.ts';
import type { Route } from '../route.ts';

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
} as const satisfies Record<string, Route>;
