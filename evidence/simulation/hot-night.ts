import { parseArgs } from 'node:util';
import { type Chance, chanceOf } from '../../demo/chance.ts';
import { withBackoff } from '../../functions/usecases/backoff.ts';

// The maximum load on one night: holds arrive at random times, in virtual time, with the real backoff. The model of
// DynamoDB: a transaction occupies the night for a fixed time, and one that arrives meanwhile is refused.

const HELP = `Simulates many guests who hold the same night at once, in virtual time, with the real backoff.

  node evidence/simulation/hot-night.ts [--seconds N] [--transaction MS] [--seed S]

  --seconds N       of virtual time, each rate (60)
  --transaction MS  how long a transaction occupies the night (25)
  --seed S          of the arrivals and the jitter (hot)
`;

const RATES = [10, 20, 30, 40, 60, 80, 120, 200, 400] as const;
/** A refused transaction is answered faster than one that commits. */
const REFUSAL_MS = 8;
const READ_MS = 5;

/** The event queue in virtual time; events at the same time run in the order of creation. */
class Agenda {
  now = 0;
  readonly #heap: { at: number; order: number; run: () => void }[] = [];
  #made = 0;

  after = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      this.#put({ at: this.now + milliseconds, order: this.#made++, run: resolve });
    });

  #put(entry: { at: number; order: number; run: () => void }): void {
    const heap = this.#heap;
    let index = heap.push(entry) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      const above = heap[parent];
      if (above === undefined || !isBefore(entry, above)) break;
      heap[index] = above;
      index = parent;
    }
    heap[index] = entry;
  }

  #take(): { at: number; order: number; run: () => void } | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (first === undefined || last === undefined || heap.length === 0) return first;
    let index = 0;
    for (;;) {
      const left = heap[2 * index + 1];
      const right = heap[2 * index + 2];
      const useRight = left !== undefined && right !== undefined && isBefore(right, left);
      const least = useRight ? right : left;
      if (least === undefined || !isBefore(least, last)) break;
      heap[index] = least;
      index = 2 * index + (useRight ? 2 : 1);
    }
    heap[index] = last;
    return first;
  }

  /** Runs until the queue is empty. */
  async run(): Promise<void> {
    for (let next = this.#take(); next !== undefined; next = this.#take()) {
      this.now = next.at;
      next.run();
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}

const isBefore = (one: { at: number; order: number }, other: { at: number; order: number }): boolean =>
  one.at < other.at || (one.at === other.at && one.order < other.order);

interface Measured {
  readonly committed: number[];
  gaveUp: number;
  calls: number;
}

/** One hold as the use case makes it: the transaction, after contention one read, the backoff, one last read. */
const holdOnce = async (
  agenda: Agenda,
  night: { until: number },
  chance: Chance,
  transactionMs: number,
  seen: Measured,
) => {
  const began = agenda.now;
  const delay = { sleep: agenda.after, random: chance.next };
  const ending = await withBackoff(delay, async () => {
    seen.calls += 1;
    if (agenda.now < night.until) {
      await agenda.after(REFUSAL_MS);
      seen.calls += 1;
      await agenda.after(READ_MS);
      return 'again';
    }
    night.until = agenda.now + transactionMs;
    await agenda.after(transactionMs);
    return 'held';
  });
  if (ending === 'held') {
    seen.committed.push(agenda.now - began);
    return;
  }
  seen.calls += 1;
  seen.gaveUp += 1;
};

const measure = async (rate: number, seconds: number, transactionMs: number, seed: string): Promise<string> => {
  const agenda = new Agenda();
  const chance = chanceOf('hot night', seed, rate);
  const night = { until: 0 };
  const seen: Measured = { committed: [], gaveUp: 0, calls: 0 };
  let lastAnswer = 0;
  const arrivals = async (): Promise<void> => {
    while (agenda.now < seconds * 1000) {
      await agenda.after((-Math.log(1 - chance.next()) * 1000) / rate);
      void holdOnce(agenda, night, chance, transactionMs, seen).then(() => {
        lastAnswer = agenda.now;
      });
    }
  };
  void arrivals();
  await agenda.run();
  const sorted = seen.committed.toSorted((one, other) => one - other);
  const at = (share: number): string => String(Math.round(sorted[Math.floor(sorted.length * share)] ?? 0));
  const holds = sorted.length + seen.gaveUp;
  const cells = [
    String(rate),
    (sorted.length / (lastAnswer / 1000)).toFixed(1),
    at(0.5),
    at(0.95),
    at(0.99),
    `${((100 * seen.gaveUp) / holds).toFixed(1)} %`,
    (seen.calls / holds).toFixed(1),
  ];
  return `| ${cells.join(' | ')} |\n`;
};

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    transaction: { type: 'string', default: '25' },
    seed: { type: 'string', default: 'hot' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) {
  process.stdout.write(HELP);
} else {
  const [seconds, transactionMs] = [Number(values.seconds), Number(values.transaction)];
  if (!(seconds > 0 && transactionMs > 0)) {
    process.stderr.write('--seconds and --transaction take numbers above 0.\n');
    process.exitCode = 2;
  } else {
    process.stdout.write(
      '| offered/s | committed/s | p50 ms | p95 ms | p99 ms | try-again | calls a hold |\n|---|---|---|---|---|---|---|\n',
    );
    for (const rate of RATES) process.stdout.write(await measure(rate, seconds, transactionMs, values.seed));
  }
}
