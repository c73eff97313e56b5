import { useSyncExternalStore } from 'react';
import { serverNow } from '../../lib/server-clock.ts';
import { type Left, leftOf } from './countdown.ts';

const secondMs = 1000;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setTimeout> | undefined;

const tell = (): void => {
  for (const listener of listeners) listener();
};

/** Ticks as the system's second turns; a tab that was asleep updates as it wakes. */
const tick = (): void => {
  tell();
  timer = setTimeout(tick, secondMs - (serverNow() % secondMs) + 5);
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  if (listeners.size === 1) {
    tick();
    document.addEventListener('visibilitychange', tell);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', tell);
  };
};

const presentSecond = (): number => Math.floor(serverNow() / secondMs);

/** What is left of a hold, rendered anew each second. */
export const useLeft = (createdAt: string, expiresAt: string): Left => {
  const second = useSyncExternalStore(subscribe, presentSecond);
  return leftOf(createdAt, expiresAt, second * secondMs);
};
