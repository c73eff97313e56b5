// Writes docs/data-model.md: every item, index and access pattern, with keys and costs as the code has them.
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { measure } from './data-model/measure.ts';
import { dataModelPage } from './data-model/page.ts';

const help = `Writes docs/data-model.md by doing each access pattern once on the table in memory and asking what it cost.

  node scripts/generate/data-model.ts           write it
  node scripts/generate/data-model.ts --check   write nothing; exit 1 if the committed one differs
`;
const file = new URL('../../docs/data-model.md', import.meta.url);

try {
  const { values } = parseArgs({ options: { check: { type: 'boolean' }, help: { type: 'boolean' } } });
  if (values.help) process.stdout.write(help);
  else {
    const page = dataModelPage(await measure());
    if (!values.check) writeFileSync(file, page);
    else if (readFileSync(file, 'utf8') !== page) throw new Error('docs/data-model.md differs: run it without --check');
  }
} catch (error) {
  process.stderr.write(`data-model: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
