import { chanceOf } from '../../demo/chance.ts';
import type { FaultLevel } from './faults.ts';
import { type Report, run } from './run.ts';
import { pinTheProcess } from './virtual-time.ts';
import type { Focus } from './workload/catalogue.ts';

export interface Wanted {
  readonly ops: number;
  /** The number of operations of one world. */
  readonly world: number;
  readonly seed: string;
  readonly faults: FaultLevel;
  readonly focus: Focus;
}

/** The first world uses the seed itself, so that a failed world can be repeated alone with its own seed. */
const seedOf = (seed: string, index: number): string => (index === 0 ? seed : `${seed}.${index}`);

const add = (totals: Map<string, number>, more: ReadonlyMap<string, number>): void => {
  for (const [name, count] of more) totals.set(name, (totals.get(name) ?? 0) + count);
};

const table = (counts: ReadonlyMap<string, number>): string =>
  [...counts]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, count]) => `  ${String(count).padStart(8)}  ${name}\n`)
    .join('');

/** Runs worlds until the number of operations is reached, and prints the result; returns 1 if an invariant broke. */
export const simulate = async (wanted: Wanted): Promise<number> => {
  const { faults, focus, seed } = wanted;
  pinTheProcess(chanceOf('process', seed).next);
  const clock = process.hrtime.bigint;
  const began = clock();
  const outcomes = new Map<string, number>();
  const injected = new Map<string, number>();
  const digests: string[] = [];
  let ops = 0;
  let calls = 0;
  let messages = 0;
  let told = 0;
  const seconds = (): number => Number(clock() - began) / 1e9;
  for (let index = 0; ops < wanted.ops; index += 1) {
    const world = { seed: seedOf(seed, index), ops: Math.min(wanted.world, wanted.ops - ops), faults, focus };
    const report = await run(world);
    ops += report.ops;
    calls += report.calls;
    messages += report.messages;
    add(outcomes, report.outcomes);
    add(injected, report.faults);
    digests.push(report.digest);
    if (report.violation) {
      process.stdout.write(paragraph(report, world));
      return 1;
    }
    if (seconds() - told >= 5) {
      told = seconds();
      process.stdout.write(`${ops} of ${wanted.ops} operations, ${Math.round(ops / told)} a second\n`);
    }
  }
  process.stdout.write(`Outcomes:\n${table(outcomes)}Faults:\n${table(injected)}`);
  process.stdout.write(
    `${ops} operations (${messages} of them messages), ${calls} calls, ${Math.round(ops / seconds())} operations/s, ${(process.cpuUsage().user / 1e6).toFixed(1)} s of CPU, ` +
      `${[...injected.values()].reduce((sum, count) => sum + count, 0)} faults, seed ${seed}, journal ${digests.join(' ')}\n` +
      'No invariant was broken.\n',
  );
  return 0;
};

type World = { readonly seed: string; readonly ops: number; readonly faults: FaultLevel; readonly focus: Focus };

const paragraph = ({ violation, digest }: Report, { seed, ops, faults, focus }: World): string =>
  [
    '',
    `BROKEN at step ${violation?.step}: ${violation?.invariant}`,
    `  ${violation?.detail}`,
    'What happened last:',
    ...(violation?.tail ?? []).map((line) => `  ${line}`),
    `journal ${digest}`,
    `Again: npm run simulate -- --ops ${ops} --world ${ops} --seed ${seed} --faults ${faults} --focus ${focus}`,
    '',
  ].join('\n');
