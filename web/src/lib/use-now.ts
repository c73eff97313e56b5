import { useEffect, useState } from 'react';
import { serverNow, useServerOffset } from './server-clock.ts';

/** The system's time, updated at this interval in milliseconds. */
export const useNow = (everyMs: number): number => {
  useServerOffset();
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return serverNow();
};
