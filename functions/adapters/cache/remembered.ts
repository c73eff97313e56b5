import { LRUCache } from 'lru-cache';
import { epochMillis } from '../../domain/calendar/instant.ts';
import type { Meter } from '../../usecases/ports/metrics.ts';
import type { Clock } from '../../usecases/ports/time.ts';

export interface RememberedSettings<V> {
  /** Its name among the metrics. */
  readonly name: string;
  /** Milliseconds of the system's clock. */
  readonly ttlMs: number;
  /** About how much may be kept, by the length of each value as JSON. */
  readonly mostBytes: number;
  /** What is not kept, though its callers get it. */
  readonly isKept?: (value: V) => boolean;
  readonly clock: Clock;
  readonly meter: Meter;
  /** Counts a read under other names than those of all caches. */
  readonly count?: (isMiss: boolean) => void;
}

/** What a process remembers of what it has read. */
export interface Remembered<V> {
  /** As it was remembered, else as `read` finds it; all who ask meanwhile wait for the same read. */
  get(key: string, read: () => Promise<V | undefined>): Promise<V | undefined>;
  /** What is remembered, without a read and uncounted. */
  peek(key: string): V | undefined;
  /** Forgets it; a read that is under way is handed to those who wait for it, and not kept. */
  forget(key: string): void;
  forgetAll(): void;
}

/** Numbers of arbitrary size are no JSON. */
export const asText = (value: unknown): string =>
  JSON.stringify(value, (_key, each: unknown) => (typeof each === 'bigint' ? `${each}n` : each)) ?? '';

/** A memory with a limit in bytes and in age, the least recently used forgotten first. Failures are not remembered. */
export const remembered = <V extends object>(settings: RememberedSettings<V>): Remembered<V> => {
  const { name, ttlMs, mostBytes, clock, meter, count, isKept = () => true } = settings;
  const kept = new LRUCache<string, V, () => Promise<V | undefined>>({
    maxSize: mostBytes,
    sizeCalculation: (value) => asText(value).length + 1,
    ttl: ttlMs,
    // Age is counted by the clock that everything asks, which a sandbox moves.
    perf: { now: () => epochMillis(clock.now()) },
    ttlResolution: 0,
    // What is forgotten while it is read still goes to those who wait, and nowhere else.
    ignoreFetchAbort: true,
    fetchMethod: (_key, _stale, { context }) => context(),
  });

  return {
    get: async (key, read) => {
      const status: LRUCache.Status<string, V, () => Promise<V | undefined>> = {};
      const reading = kept.fetch(key, { context: read, status });
      const outcome = status.fetch === 'hit' ? 'hit' : status.fetch === 'inflight' ? 'shared' : 'miss';
      if (count) count(outcome === 'miss');
      else meter.count('cache_requests_total', { cache: name, outcome });
      const value = await reading;
      if (value !== undefined && !isKept(value) && kept.peek(key) === value) kept.delete(key);
      if (outcome === 'miss') meter.gauge('cache_kept_bytes', { cache: name }, kept.calculatedSize);
      return value;
    },
    peek: (key) => kept.peek(key),
    forget: (key) => {
      kept.delete(key);
    },
    forgetAll: () => kept.clear(),
  };
};
