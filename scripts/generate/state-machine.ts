// Writes docs/state-machine.md: the booking's states and moves, as the domain has them.
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import {
  BOOKING_STATUSES,
  countsAsOpenHold,
  holdsNights,
  machineDiagram,
  TRANSITIONS,
} from '../../functions/domain/booking/machine.ts';

const help = `Writes docs/state-machine.md from the booking machine in functions/domain/booking/machine.ts.

  node scripts/generate/state-machine.ts           write it
  node scripts/generate/state-machine.ts --check   write nothing; exit 1 if the committed one differs
`;
const file = new URL('../../docs/state-machine.md', import.meta.url);

const yes = (value: boolean): string => (value ? 'yes' : 'no');

const states = (): string =>
  BOOKING_STATUSES.map((status) => {
    const next = new Set(TRANSITIONS.filter((move) => move.from === status && move.to !== status).map(({ to }) => to));
    const after = next.size === 0 ? 'nothing: it is an end' : [...next].join(', ');
    return `| ${status} | ${yes(holdsNights(status))} | ${yes(countsAsOpenHold(status))} | ${after} |`;
  }).join('\n');

const page = (): string => `# The states of a booking

Made by \`node scripts/generate/state-machine.ts\` from \`functions/domain/booking/machine.ts\`; change that, not this.

Every move is one conditional write that names the states it may start from, with the nights, the money and the history
that go with it in the same transaction. In brackets: who may make the move.

\`\`\`mermaid
${machineDiagram().trimEnd()}
\`\`\`

| state | holds its nights | counts as an open hold | may become |
|---|---|---|---|
${states()}

A guest who leaves early, or does not come, gives the nights after the current one back in the same transaction. From
expired a booking is held again when a late confirm finds its nights still free; it is confirmed at once only where a
charge was already under way when the hold ran out. A no-show who came after all is confirmed again, until check-out time
and while the nights that were given back are free. Nothing leads out of cancelled.
`;

try {
  const { values } = parseArgs({ options: { check: { type: 'boolean' }, help: { type: 'boolean' } } });
  if (values.help) process.stdout.write(help);
  else if (!values.check) writeFileSync(file, page());
  else if (readFileSync(file, 'utf8') !== page())
    throw new Error('docs/state-machine.md differs: run it without --check');
} catch (error) {
  process.stderr.write(`state-machine: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
