import { useSyncExternalStore } from 'react';

/**
 * The system's own time, from the `X-Server-Time` of its answers: the clock of a device may be wrong, and that of a
 * sandbox may have been moved. Until the first answer it is the device's.
 */
let offsetMs = 0;
const listeners = new Set<() => void>();

/** What is less than a second off is the way of the answer, not another time. */
const noticeableMs = 1000;

/** Takes the time of an answer that has just come. */
export const hearServerTime = (header: string | null): void => {
  const told = header === null ? Number.NaN : Date.parse(header);
  if (Number.isNaN(told)) return;
  const heard = told - Date.now();
  if (Math.abs(heard - offsetMs) < noticeableMs) return;
  offsetMs = heard;
  for (const listener of listeners) listener();
};

/** Milliseconds since 1970 by the system's clock. */
export const serverNow = (): number => Date.now() + offsetMs;

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Renders again when the known offset of the system's clock changes; returns its offset to the device. */
export const useServerOffset = (): number => useSyncExternalStore(subscribe, () => offsetMs);
