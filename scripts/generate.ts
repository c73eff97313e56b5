// Writes every generated file that is committed; `npm run check` lists those that are out of date.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('./generate/', import.meta.url));

if (process.argv.includes('--help')) {
  process.stdout.write('Writes every generated file that is committed: npm run generate\n');
  process.exit(0);
}
// A generator whose output is committed knows --check; the others make assets of a build.
const generators = readdirSync(folder).filter(
  (file) => file.endsWith('.ts') && readFileSync(`${folder}${file}`, 'utf8').includes('--check'),
);
for (const file of generators) {
  const { status } = spawnSync(process.execPath, [`${folder}${file}`], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
