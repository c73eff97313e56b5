/** A moment in UTC as RFC 3339 with milliseconds, `2026-11-22T20:41:00.000Z`: such strings sort as the moments do. */
export type Instant = string;

const PATTERN = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** Whether `text` is an instant in exactly the stored form. */
export function isInstant(text: string): text is Instant {
  if (!PATTERN.test(text)) return false;
  const millis = Date.parse(text);
  return Number.isFinite(millis) && new Date(millis).toISOString() === text;
}

/** Milliseconds since 1970-01-01T00:00:00Z. */
export function epochMillis(instant: Instant): number {
  const millis = Date.parse(instant);
  if (Number.isNaN(millis)) throw new RangeError(`not an instant: ${instant}`);
  return millis;
}

/** The instant so many milliseconds after 1970-01-01T00:00:00Z. */
export function instantOf(millis: number): Instant {
  return new Date(millis).toISOString();
}

/** The instant `minutes` (negative: before) from `instant`, elapsed time. */
export function addMinutes(instant: Instant, minutes: number): Instant {
  return instantOf(epochMillis(instant) + minutes * 60_000);
}

/** The instant `hours` (negative: before) from `instant`, elapsed time, so a day of the clock change is 23 or 25. */
export function addHours(instant: Instant, hours: number): Instant {
  return addMinutes(instant, hours * 60);
}

/** Whether `one` is earlier than `other`: the one comparison of instants. */
export function isBefore(one: Instant, other: Instant): boolean {
  return epochMillis(one) < epochMillis(other);
}

/** The later of two instants. */
export function later(one: Instant, other: Instant): Instant {
  return isBefore(one, other) ? other : one;
}

/** The earlier of two instants. */
export function earlier(one: Instant, other: Instant): Instant {
  return isBefore(other, one) ? other : one;
}
