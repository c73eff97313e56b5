import type { GroupHandlers } from '../../runtime/handler.ts';
import type { HoldApp } from './app.ts';
import { createBooking } from './create-booking.ts';

export const bookingsGroup = (app: HoldApp): GroupHandlers<'bookings'> => ({ createBooking: createBooking(app) });
