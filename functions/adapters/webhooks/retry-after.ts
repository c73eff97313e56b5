/**
 * The seconds that a Retry-After header asks for, RFC 9110: a number, or a date from which the real time is counted.
 * @returns undefined where there is none or it is neither; never below 0
 */
export const retryAfterSeconds = (header: string | undefined, nowMs: number): number | undefined => {
  const text = header?.trim();
  if (!text) return undefined;
  if (/^\d+$/.test(text)) return Number(text);
  // A date has a weekday or a month by name; `1.5` or `-3`, which Date.parse takes for one, has none.
  const at = /[a-z]{3}/i.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? undefined : Math.max(0, Math.ceil((at - nowMs) / 1000));
};
