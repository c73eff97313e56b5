import { type ScheduleName, schedules } from '../../functions/contract/schedules.ts';
import { type FunctionSettings, keepsIndex, reads, writes } from './function-settings.ts';

/** Operations begun before the deadline of a run may retry under contention for 8 s more. */
const secondsToEnd = 10;
const timeoutOf = (name: ScheduleName): number => schedules[name].stopsAfterSeconds + secondsToEnd;

/** The calls of the sweep on the pictures' bucket. */
export const sweepsPictures = [
  'GetObject records',
  'GetObject sweep',
  'PutObject sweep',
  'DeleteObject records',
  'DeleteObject uploads',
  'DeleteObject files',
  'DeleteObject sweep',
] as const;

/** The resources and permissions of the workers of the clock. */
export const scheduledSettings = {
  expiry: {
    memory: 1769,
    timeout: timeoutOf('expiry'),
    reason: 'Releases at least 100 holds a second out of 8 shards at once; the next minute goes on.',
    table: [...reads, ...writes, 'DeleteItem', 'ConditionCheckItem'],
    indexes: ['byOwner', 'byArrival', 'due'],
    signs: false,
    pays: true,
    places: false,
  },
  deliveries: {
    memory: 512,
    timeout: timeoutOf('deliveries'),
    reason: 'Sends again what integrators did not take, eight at once, each with 5 s to answer.',
    table: [...reads, ...writes, 'DeleteItem'],
    indexes: ['due'],
    signs: false,
    places: false,
  },
  completion: {
    memory: 1024,
    timeout: timeoutOf('completion'),
    reason: 'Completes the stays that end within five minutes.',
    table: [...reads, ...writes, 'DeleteItem', 'ConditionCheckItem'],
    indexes: ['byOwner', 'byArrival', 'due'],
    signs: false,
    pays: true,
    places: false,
  },
  reconciliation: {
    memory: 1024,
    timeout: timeoutOf('reconciliation'),
    reason: 'Compares hotel by hotel; a run that is cut short goes on where it stopped.',
    table: [...reads, ...writes, 'DeleteItem', 'ConditionCheckItem'],
    indexes: ['byOwner', 'byArrival', 'due', 'byCity', 'listing'],
    signs: false,
    pays: true,
    places: false,
  },
  verification: {
    memory: 1769,
    timeout: timeoutOf('verification'),
    reason: 'Makes the documents of some hundred hotels, with their nights of 20 months, and compares.',
    table: [...reads, ...writes],
    indexes: ['byOwner', 'byCity', 'listing'],
    signs: false,
    places: true,
    index: keepsIndex,
  },
  outbox: {
    memory: 512,
    timeout: timeoutOf('outbox'),
    reason:
      'On most days it finds nothing; after a gap it tells some thousands of entries again, and the next day the rest.',
    table: [...reads, ...writes, 'ConditionCheckItem'],
    indexes: ['byOwner', 'byArrival', 'due'],
    signs: false,
    places: false,
  },
  cleanup: {
    memory: 512,
    timeout: timeoutOf('cleanup'),
    reason:
      'Lists a thousand pictures a call and reads each hotel once; a run that is cut short goes on where it stopped.',
    table: [...reads, ...writes],
    indexes: [],
    signs: false,
    places: false,
    pictures: sweepsPictures,
  },
} as const satisfies Record<ScheduleName, FunctionSettings>;
