import type { GroupHandlers } from '../../runtime/handler.ts';
import { type AdminBookingsApp, adminBookings } from './bookings.ts';
import { type AdminHotelsApp, adminHotels } from './hotels.ts';
import type { RebookApp } from './rebook.ts';

export type AdminApp = AdminHotelsApp & AdminBookingsApp & RebookApp;

export const adminGroup = (app: AdminApp): GroupHandlers<'admin'> => ({ ...adminHotels(app), ...adminBookings(app) });
