/** Milliseconds of every call, and calls a second. */
export interface Timing {
  readonly p50: number;
  readonly p95: number;
  readonly perSecond: number;
}

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;

/** Runs every question once, so many at once, and times each. */
export const timed = async <Q>(
  questions: readonly Q[],
  clients: number,
  ask: (question: Q) => Promise<unknown>,
): Promise<Timing> => {
  const times: number[] = [];
  const rest = questions.values();
  const began = performance.now();
  const client = async (): Promise<void> => {
    for (const question of rest) {
      const start = performance.now();
      await ask(question);
      times.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  const seconds = (performance.now() - began) / 1000;
  const sorted = times.sort((one, other) => one - other);
  return { p50: at(sorted, 0.5), p95: at(sorted, 0.95), perSecond: questions.length / seconds };
};
