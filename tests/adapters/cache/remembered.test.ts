import { describe, expect, it } from 'vitest';
import { remembered } from '../../../functions/adapters/cache/remembered.ts';
import { instantOf } from '../../../functions/domain/calendar/instant.ts';

/** A memory of one minute and 100 bytes, with a clock that is moved by hand. */
const aMemory = (isKept?: (value: { text: string }) => boolean) => {
  let now = Date.parse('2026-11-22T12:00:00Z');
  let reads = 0;
  const counted: Record<string, number> = {};
  const memory = remembered<{ text: string }>({
    name: 'a-memory',
    ttlMs: 60_000,
    mostBytes: 100,
    ...(isKept && { isKept }),
    clock: { now: () => instantOf(now) },
    meter: {
      count: (_counter, labels) => {
        const { outcome } = labels as { readonly outcome: string };
        counted[outcome] = (counted[outcome] ?? 0) + 1;
      },
      measure: () => undefined,
      gauge: () => undefined,
    },
  });
  const ask = (key: string, text = key, wait: Promise<unknown> = Promise.resolve()) =>
    memory.get(key, async () => {
      reads += 1;
      await wait;
      return { text };
    });
  return { memory, ask, counted, reads: () => reads, advance: (ms: number) => (now += ms) };
};

describe('what a process remembers', () => {
  it('is read once by all who ask for it at the same time, and by nobody while it is remembered', async () => {
    const { ask, counted, reads } = aMemory();
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask('lisbon')));
    expect(answers.every((answer) => answer?.text === 'lisbon')).toBe(true);
    await ask('lisbon');
    expect(reads()).toBe(1);
    expect(counted).toEqual({ miss: 1, shared: 19, hit: 1 });
  });

  it('grows old by the clock that everything asks', async () => {
    const { ask, reads, advance } = aMemory();
    await ask('lisbon');
    advance(59_999);
    await ask('lisbon');
    expect(reads()).toBe(1);
    advance(2);
    await ask('lisbon');
    expect(reads()).toBe(2);
  });

  it('is at most so many bytes: what was not used for longest is forgotten first', async () => {
    const { ask, memory } = aMemory();
    await ask('first', 'x'.repeat(40));
    await ask('second', 'x'.repeat(40));
    expect(memory.peek('first')).toBeUndefined();
    expect(memory.peek('second')).toBeDefined();
    await ask('too large', 'x'.repeat(200));
    expect(memory.peek('too large')).toBeUndefined();
  });

  it('is not what was read before it was forgotten', async () => {
    const { ask, memory, reads } = aMemory();
    const { promise, resolve } = Promise.withResolvers<void>();
    const early = ask('lisbon', 'before the write', promise);
    memory.forget('lisbon');
    const late = ask('lisbon', 'after it');
    resolve();
    expect([(await early)?.text, (await late)?.text]).toEqual(['before the write', 'after it']);
    expect((await ask('lisbon'))?.text).toBe('after it');
    expect(reads()).toBe(2);
  });

  it('is no failure, and nothing that is not worth keeping', async () => {
    const { ask, memory, reads } = aMemory(({ text }) => text !== 'degraded');
    await expect(ask('lisbon', 'never', Promise.reject(new Error('away')))).rejects.toThrow('away');
    expect((await ask('lisbon', 'degraded'))?.text).toBe('degraded');
    expect(memory.peek('lisbon')).toBeUndefined();
    expect((await ask('lisbon', 'whole'))?.text).toBe('whole');
    expect(reads()).toBe(3);
  });
});
