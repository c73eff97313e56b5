/**
 * The schedules of the system, each one rule and one worker. `minutes` is how often it runs; after `stopsAfterSeconds` a
 * run begins nothing new and leaves the rest to the next one, so that it ends before its function is ended: no function
 * has 29 s (docs/adr/0003).
 */
export const schedules = {
  expiry: {
    minutes: 1,
    stopsAfterSeconds: 18,
    purpose: 'Releases holds that have run out, settles open payment attempts and refunds.',
  },
  deliveries: { minutes: 1, stopsAfterSeconds: 15, purpose: 'Sends webhooks again that did not arrive.' },
  completion: { minutes: 5, stopsAfterSeconds: 18, purpose: 'Completes stays whose check-out time has come.' },
  reconciliation: {
    minutes: 60,
    stopsAfterSeconds: 18,
    purpose: 'Compares every night with the bookings that hold it.',
  },
  verification: {
    minutes: 1440,
    stopsAfterSeconds: 18,
    purpose: 'Compares a sample of the index of hotels with the table, and writes anew what differs.',
  },
  outbox: {
    minutes: 1440,
    stopsAfterSeconds: 18,
    purpose: 'Republishes events not acknowledged within 24 h, and counts what is overdue.',
  },
  cleanup: {
    minutes: 60,
    stopsAfterSeconds: 18,
    purpose: 'Deletes pictures older than a day that no hotel and no room type shows.',
  },
} as const satisfies Record<string, { minutes: number; stopsAfterSeconds: number; purpose: string }>;

export type ScheduleName = keyof typeof schedules;
