/** The schedules of the system, each one rule and one worker. `minutes` is how often it runs. */
export const schedules = {
  expiry: { minutes: 1, purpose: 'Releases holds that have run out, settles open payment attempts and refunds.' },
  completion: { minutes: 5, purpose: 'Completes stays whose check-out time has come.' },
  reconciliation: { minutes: 1440, purpose: 'Compares every night with the bookings that hold it.' },
} as const satisfies Record<string, { minutes: number; purpose: string }>;

export type ScheduleName = keyof typeof schedules;
