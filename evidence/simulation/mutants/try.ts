import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { MUTANTS } from './list.ts';
import type { Edit, Mutant } from './mutant.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const pathOf = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** A mutant that is not caught within this number of operations has survived. */
const MOST_OPS = 12_000;
const SEEDS = ['mutant', 'mutant 2', 'mutant 3'] as const;

interface Trial {
  readonly mutant: Mutant;
  readonly caught: boolean;
  readonly how: string;
}

/** @throws if its file does not contain the text to change exactly once: the mutant would then prove nothing */
const checkFound = (mutant: Mutant): void => {
  for (const edit of [mutant, ...(mutant.also ? [mutant.also] : [])]) checkEdit(mutant.name, edit);
};

const checkEdit = (name: string, { file, find }: Edit): void => {
  const times = readFileSync(`${ROOT}${file}`, 'utf8').split(find).length - 1;
  if (times !== 1)
    throw new RangeError(`The mutant ${name} finds its text ${times} times in ${file}, not once: mend it.`);
};

const tryOne = (mutant: Mutant): Trial => {
  for (const seed of SEEDS) {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [
        ...['--import', pathOf('load.ts'), pathOf('../main.ts')],
        ...['--ops', String(MOST_OPS), '--seed', seed, '--focus', mutant.focus],
      ],
      { cwd: ROOT, encoding: 'utf8', env: { ...process.env, SIMULATED_MUTANT: mutant.name }, maxBuffer: 1e8 },
    );
    const broken = /BROKEN (at step \d+: .*)/.exec(stdout)?.[1];
    if (status === 1 && broken !== undefined) return { mutant, caught: true, how: broken };
    if (status !== 0) return { mutant, caught: false, how: `it could not be run: ${stderr.trim().split('\n')[0]}` };
  }
  return { mutant, caught: false, how: `survived ${MOST_OPS} operations` };
};

const row = ({ mutant, caught, how }: Trial): string =>
  `rule ${String(mutant.rule).padEnd(3)} ${mutant.name.padEnd(26)} ${caught ? 'caught  ' : 'SURVIVED'} ${how}\n`;

/** Runs the simulation on every mutant, or on one, and prints what caught it; returns 1 if one survives. */
export const tryMutants = (name: string | undefined): number => {
  const wanted = MUTANTS.filter((mutant) => name === undefined || mutant.name === name);
  if (wanted.length === 0) {
    throw new RangeError(`--mutant is one of ${MUTANTS.map((mutant) => mutant.name).join(', ')}, not ${name}.`);
  }
  wanted.forEach(checkFound);
  const trials = wanted.map((mutant) => {
    const trial = tryOne(mutant);
    process.stdout.write(row(trial));
    return trial;
  });
  const survivors = trials.filter(({ caught }) => !caught);
  process.stdout.write(`${trials.length} mutants, ${survivors.length} survived.\n`);
  return survivors.length === 0 ? 0 : 1;
};
