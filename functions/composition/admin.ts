import type { AdminApp } from '../http/admin/index.ts';
import { composeAdminBookings } from './admin-bookings.ts';
import { composeAdminHotels } from './admin-hotels.ts';
import type { Core } from './core.ts';

/** What owners and the front desk do. */
export const composeAdmin = (core: Core): AdminApp => ({ ...composeAdminHotels(core), ...composeAdminBookings(core) });
