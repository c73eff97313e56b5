// `npm run check`: the one gate. Runs every step, as many at once as there are processors, and prints a line for each.
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { runStep, type Step } from './check/run-step.ts';
import { steps } from './check/steps.ts';

const help = `Runs the gate: nothing is committed that does not pass it.

  npm run check                 every step
  npm run check -- STEP ...     only these; drift is every step whose name begins with drift:

${steps.map(({ name, purpose }) => `  ${name.padEnd(18)} ${purpose}`).join('\n')}

Exits with 1 if a step fails, and prints what it said.
`;

const chosen = (names: readonly string[]): readonly Step[] => {
  // `types` is `types:web` as well, and `drift` all of them.
  const isMeant = (step: Step, name: string): boolean => step.name === name || step.name.startsWith(`${name}:`);
  const unknown = names.find((name) => !steps.some((step) => isMeant(step, name)));
  if (unknown) throw new Error(`there is no step '${unknown}': use ${steps.map(({ name }) => name).join(', ')}`);
  return names.length === 0 ? steps : steps.filter((step) => names.some((name) => isMeant(step, name)));
};

/** Takes the next step from the queue until none is left; the longest are first. */
const work = async (queue: Step[]): Promise<boolean> => {
  let passed = true;
  for (let step = queue.shift(); step; step = queue.shift()) {
    const { ok, seconds, output } = await runStep(step);
    process.stdout.write(`${ok ? 'ok  ' : 'FAIL'} ${step.name.padEnd(18)} ${seconds.toFixed(1).padStart(5)} s\n`);
    if (!ok) process.stdout.write(`${output.trimEnd().replaceAll(/^/gm, '       ')}\n`);
    passed &&= ok;
  }
  return passed;
};

const main = async (): Promise<void> => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { help: { type: 'boolean' } } });
  if (values.help) {
    process.stdout.write(help);
    return;
  }
  const started = performance.now();
  const queue = [...chosen(positionals)];
  const passed = await Promise.all(Array.from({ length: availableParallelism() }, () => work(queue)));
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const good = passed.every(Boolean);
  process.stdout.write(good ? `The gate is open, after ${seconds} s.\n` : `The gate is shut: see FAIL above.\n`);
  if (!good) process.exitCode = 1;
};

try {
  await main();
} catch (error) {
  process.stderr.write(`check: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
