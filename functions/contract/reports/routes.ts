import * as z from 'zod';
import { id } from '../common.ts';
import type { Route } from '../route.ts';
import * as reports from './queries.ts';

const owner = { group: 'reports', access: 'hotel_admin', limit: 'other' } as const;
const hotelId = z.strictObject({ hotelId: id });

/** Figures of many days, of a hotel or of all. */
export const reportRoutes = {
  getHotelNumbers: {
    ...owner,
    method: 'GET',
    path: '/admin/hotels/{hotelId}/numbers',
    summary:
      'Occupancy, revenue and bookings of the days from `from` to `to`, both included, up to 366, as JSON or, by ' +
      '`Accept`, as CSV. They follow the bookings within seconds.',
    params: hotelId,
    query: reports.numbersQuery,
    problems: ['not-found'],
  },
  getNumbers: {
    ...owner,
    method: 'GET',
    path: '/admin/numbers',
    summary:
      'The same over all own hotels, for a system admin over all there are: rows by currency. Of more than 200 hotels it ' +
      'is refused.',
    query: reports.numbersQuery,
    problems: ['refused'],
  },
  getPace: {
    ...owner,
    method: 'GET',
    path: '/admin/hotels/{hotelId}/pace',
    summary:
      'What was on the books for the nights from `from` to `to`, both included, up to 366, at the end of the day `asOf`, ' +
      'against now.',
    params: hotelId,
    query: reports.paceQuery,
    problems: ['not-found'],
  },
  listAudit: {
    group: 'reports',
    access: 'system_admin',
    limit: 'other',
    method: 'GET',
    path: '/admin/audit',
    summary:
      'Who changed what of anything, newest first: days in UTC, the last thirty unless given. A page may be short, even ' +
      'empty, and go on.',
    query: reports.auditQuery,
    problems: [],
  },
} as const satisfies Record<string, Route>;
