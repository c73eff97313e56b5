// Writes docs/input-errors.md: the codes an entry of a problem's `errors` can have.
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { inputErrors } from '../../functions/contract/problem-answer.ts';

const help = `Writes docs/input-errors.md from the codes of the contract.

  node scripts/generate/input-errors.ts           write it
  node scripts/generate/input-errors.ts --check   write nothing; exit 1 if the committed one differs
`;
const file = new URL('../../docs/input-errors.md', import.meta.url);

const page = `<!-- Made by scripts/generate/input-errors.ts: do not edit. -->
# What can be wrong with a field

A problem about fields of the request has \`errors\`, one entry a field:

    {"pointer":"/checkOut","code":"too_many_nights","params":{"maximum":30},"detail":"a stay is at most 30 nights"}

- \`pointer\` is a JSON pointer (RFC 6901) into the body, or the name of a parameter or header behind a slash.
- \`code\` is stable: it never changes its meaning, and a new rule gets a new code. A client takes an unknown one for
  "this value is not allowed".
- \`params\` are the figures and names that the sentence needs; empty where it needs none.
- \`detail\` is the sentence in English. It may change at any time: show it, but do not compare with it.

Problems with \`errors\` are \`invalid-request\` (400: the request is not well formed), and \`stay-not-allowed\` and
\`refused\` (422: a rule forbids it) where they are about one field.

| code | meaning |
|---|---|
${Object.entries(inputErrors)
  .map(([code, meaning]) => `| \`${code}\` | ${meaning} |\n`)
  .join('')}`;

const { values } = parseArgs({ options: { help: { type: 'boolean' }, check: { type: 'boolean' } } });
if (values.help) {
  process.stdout.write(help);
} else if (!values.check) {
  writeFileSync(file, page);
} else if (readFileSync(file, 'utf8') !== page) {
  process.stderr.write('docs/input-errors.md is out of date: run npm run generate\n');
  process.exitCode = 1;
}
