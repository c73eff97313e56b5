const minuteMs = 60_000;

/** What is left of a hold, by the system's clock. */
export interface Left {
  readonly over: boolean;
  readonly minutes: number;
  readonly seconds: number;
  /** One window a minute of the hold: how far each is still lit, 0 to 1; the last one goes out first. */
  readonly windows: readonly number[];
}

/**
 * What is left until a hold ends. It is counted from instants and never from ticks, so that it is right after sleep.
 * @param nowMs the present by the system's clock, never the device's
 */
export const leftOf = (createdAt: string, expiresAt: string, nowMs: number): Left => {
  const wholeMs = Date.parse(expiresAt) - Date.parse(createdAt);
  const leftMs = Math.min(Math.max(0, Date.parse(expiresAt) - nowMs), wholeMs);
  const shownSeconds = Math.ceil(leftMs / 1000);
  const windows = Array.from({ length: Math.max(1, Math.round(wholeMs / minuteMs)) }, (_, index) =>
    Math.min(1, Math.max(0, leftMs / minuteMs - index)),
  );
  return { over: leftMs === 0, minutes: Math.floor(shownSeconds / 60), seconds: shownSeconds % 60, windows };
};
