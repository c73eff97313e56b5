import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { FAULT_LEVELS, type FaultLevel } from './faults.ts';
import { tryMutants } from './mutants/try.ts';
import { simulate } from './simulate.ts';
import { FOCUSES, type Focus } from './workload/catalogue.ts';

const HELP = `Runs random guests and owners at once against the real handlers and workers, on an in-memory DynamoDB, its stream,
a gateway, a bus, queues, a mail server and integrators, all with their faults, and checks every invariant after every
call.

  npm run simulate -- [options]

  --ops N         operations in all (20000): requests, runs of schedules, and messages that a worker works on
  --seed S        any text; the same seed is the same run (a fresh one is drawn and printed)
  --world N       operations before a new world begins (2000)
  --faults LEVEL  ${Object.keys(FAULT_LEVELS).join(', ')} (usual)
  --focus FOCUS   what the workload is about: ${Object.keys(FOCUSES).join(', ')} (all)
  --mutants       tries every mutant: each breaks one rule in the source, and must be caught
  --mutant NAME   tries one of them
  --help          this
`;

const positive = (text: string, name: string): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw new RangeError(`--${name} takes a whole number above 0, not ${text}.`);
  return value;
};

const oneOf = <Name extends string>(known: Record<Name, unknown>, text: string, option: string): Name => {
  const found = (Object.keys(known) as Name[]).find((name) => name === text);
  if (found === undefined) throw new RangeError(`--${option} is one of ${Object.keys(known).join(', ')}, not ${text}.`);
  return found;
};

const main = async (): Promise<number> => {
  const { values } = parseArgs({
    options: {
      ops: { type: 'string', default: '20000' },
      seed: { type: 'string' },
      world: { type: 'string', default: '2000' },
      faults: { type: 'string', default: 'usual' },
      focus: { type: 'string', default: 'all' },
      mutants: { type: 'boolean', default: false },
      mutant: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  if (values.mutants || values.mutant !== undefined) return tryMutants(values.mutant);
  return simulate({
    ops: positive(values.ops, 'ops'),
    world: positive(values.world, 'world'),
    seed: values.seed ?? randomBytes(4).toString('hex'),
    faults: oneOf<FaultLevel>(FAULT_LEVELS, values.faults, 'faults'),
    focus: oneOf<Focus>(FOCUSES, values.focus, 'focus'),
  });
};

try {
  process.exitCode = await main();
} catch (error) {
  const known = error instanceof RangeError || (error instanceof TypeError && 'code' in error);
  process.stderr.write(
    `${known && error instanceof Error ? error.message : error instanceof Error ? error.stack : error}\n`,
  );
  process.exitCode = 2;
}
