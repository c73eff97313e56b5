import type { Group } from '../../../functions/contract/route.ts';

/** The chapters of the document, in the order of their first route, with what they are for. */
const descriptions = {
  Accounts: 'Registering, signing in with a cookie or a bearer token, passwords, points; accounts for system admins.',
  'Hotels and rooms': 'What guests see of hotels: rooms with offers, prices by night, reviews.',
  Search: 'Hotels by place, dates, people, price and amenities; names of places; destinations.',
  Bookings: 'Holding rooms, paying, changing, cancelling and reviewing a stay.',
  'Running a hotel': 'For owners: hotels, room types, prices, the front desk, reconciliation.',
  Webhooks: 'Events sent to addresses of integrators, their deliveries, and the queues behind them.',
  Operating: 'Health, configuration, settings and the documents of the API; the sandbox where there is one.',
} as const;

type Tag = keyof typeof descriptions;

/** The chapter of a group of the route table. */
export const tagOf: Record<Group, Tag> = {
  accounts: 'Accounts',
  hotels: 'Hotels and rooms',
  search: 'Search',
  bookings: 'Bookings',
  stays: 'Bookings',
  payments: 'Bookings',
  admin: 'Running a hotel',
  pictures: 'Running a hotel',
  rates: 'Running a hotel',
  desk: 'Running a hotel',
  reports: 'Running a hotel',
  operating: 'Operating',
  integrations: 'Webhooks',
  sandbox: 'Operating',
};

export const tags = Object.entries(descriptions).map(([name, description]) => ({ name, description }));
