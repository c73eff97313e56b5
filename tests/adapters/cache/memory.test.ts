import { describe, expect, it } from 'vitest';
import { recent } from '../../../functions/adapters/cache/recent.ts';
import { singleFlight } from '../../../functions/adapters/cache/single-flight.ts';

describe('what a container remembers', () => {
  it('is what was used most recently', () => {
    const two = recent<number>(2);
    two.set('a', 1);
    two.set('b', 2);
    expect(two.get('a')).toBe(1);
    two.set('c', 3);
    expect([two.get('a'), two.get('b'), two.get('c')]).toEqual([1, undefined, 3]);
  });

  it('is the newest value of a key, which takes no second place', () => {
    const two = recent<number>(2);
    two.set('a', 1);
    two.set('b', 2);
    two.set('a', 3);
    two.set('a', 4);
    expect([two.get('a'), two.get('b')]).toEqual([4, 2]);
    two.delete('a');
    expect(two.get('a')).toBeUndefined();
  });
});

describe('a question that many ask at the same moment', () => {
  /** Answers with how often it was asked so far. */
  const counted = (ttlMs: number, fails = false) => {
    const asked: string[] = [];
    const ask = singleFlight(
      async (question: string) => {
        asked.push(question);
        if (fails) throw new Error('not now');
        return asked.length;
      },
      (question) => question,
      ttlMs,
    );
    return { ask, asked };
  };

  it('is asked once, and answered to all', async () => {
    const { ask, asked } = counted(60_000);
    expect(await Promise.all([ask('a'), ask('a'), ask('b'), ask('a')])).toEqual([1, 1, 2, 1]);
    expect(await ask('a')).toBe(1);
    expect(asked).toEqual(['a', 'b']);
  });

  it('is asked anew once its answer is old', async () => {
    const { ask } = counted(20);
    expect(await ask('a')).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 40));
    expect(await ask('a')).toBe(2);
  });

  it('is asked anew after a failure, which all who waited are told', async () => {
    const { ask, asked } = counted(60_000, true);
    const tries = await Promise.allSettled([ask('a'), ask('a')]);
    expect(tries.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await expect(ask('a')).rejects.toThrow('not now');
    expect(asked).toHaveLength(2);
  });

  it('is forgotten, the oldest first, once there are a thousand others', async () => {
    const { ask, asked } = counted(60_000);
    for (let number = 0; number <= 1000; number += 1) await ask(`question ${number}`);
    await ask('question 1');
    expect(asked).toHaveLength(1001);
    await ask('question 0');
    expect(asked).toHaveLength(1002);
  });
});
