// The file that holds all places: columns of numbers and two texts, laid out so that reading it is one read and
// nothing is parsed but the small directory at its start. Numbers are little-endian.
import { readFileSync } from 'node:fs';

/** Raise it with every change of the columns or of what they mean. */
export const formatVersion = 2;

const magic = 0x63_61_6c_70; // 'plac'
const prologueBytes = 12;
const align = (offset: number): number => Math.ceil(offset / 8) * 8;

/** In `namePlaces`, marks a name shared by several places; the other bits say where in `sharedNames` its list starts. */
export const sharedFlag = 0x8000_0000;

/** Latitudes and longitudes are whole hundred-thousandths of a degree, as fine as GeoNames has them. */
export const degree = 100_000;

/** The most letters a folded name in the file has; GeoNames' few longer ones are descriptions, not names. */
export const longestName = 120;

/** Places are sorted by population, the largest first, so that a lower id is a larger place. */
export type PlaceTables = {
  /** What the file was made from; another stamp means it should be made again. */
  stamp: string;
  countryCodes: string[];
  timeZones: string[];
  latitudes: Int32Array;
  longitudes: Int32Array;
  populations: Uint32Array;
  /** Index into `countryCodes`. */
  countries: Uint8Array;
  /** Index into `timeZones`. */
  zones: Uint16Array;
  /** x, y, z of each place on the unit sphere. */
  positions: Float32Array;
  /** Main names, UTF-8, one after the other; the name of place i is from titleStarts[i] to titleStarts[i + 1]. */
  titles: Uint8Array;
  titleStarts: Uint32Array;
  /** All folded names, each once, UTF-8 in order of their bytes. */
  names: Uint8Array;
  nameStarts: Uint32Array;
  /** For each name its place, or, with `sharedFlag`, where its list is. */
  namePlaces: Uint32Array;
  /** Lists of places, each after its length, the likeliest meaning of the name first. */
  sharedNames: Uint32Array;
  /** Rings of land, longitude and latitude of each point one after the other; ring i from landRings[i] to landRings[i + 1]. */
  landPoints: Int32Array;
  landRings: Uint32Array;
};

type Directory = {
  stamp: string;
  countryCodes: string[];
  timeZones: string[];
  columns: Record<string, { offset: number; bytes: number }>;
};

const viewOf = (column: ArrayBufferView): Uint8Array =>
  new Uint8Array(column.buffer, column.byteOffset, column.byteLength);

/** The bytes of the file for these tables. */
export const encodePlaces = (tables: PlaceTables): Buffer => {
  const { stamp, countryCodes, timeZones, ...columns } = tables;
  const directory: Directory = { stamp, countryCodes, timeZones, columns: {} };
  let offset = 0;
  for (const [name, column] of Object.entries(columns)) {
    directory.columns[name] = { offset, bytes: column.byteLength };
    offset = align(offset + column.byteLength);
  }
  const text = Buffer.from(JSON.stringify(directory));
  const base = align(prologueBytes + text.length);
  const file = Buffer.alloc(base + offset);
  file.writeUInt32LE(magic, 0);
  file.writeUInt32LE(formatVersion, 4);
  file.writeUInt32LE(text.length, 8);
  file.set(text, prologueBytes);
  for (const [name, column] of Object.entries(columns)) {
    file.set(viewOf(column), base + (directory.columns[name]?.offset ?? 0));
  }
  return file;
};

const readDirectory = (file: Buffer): { directory: Directory; base: number } | undefined => {
  if (file.length < prologueBytes || file.readUInt32LE(0) !== magic) return undefined;
  if (file.readUInt32LE(4) !== formatVersion) return undefined;
  const length = file.readUInt32LE(8);
  if (file.length < prologueBytes + length) return undefined;
  const directory = JSON.parse(file.toString('utf8', prologueBytes, prologueBytes + length)) as Directory;
  return { directory, base: align(prologueBytes + length) };
};

/** The stamp in the first bytes of a file; undefined if they are not of this format. */
export const stampOf = (start: Buffer): string | undefined => readDirectory(start)?.directory.stamp;

const howToMake = 'make it with: node scripts/generate/places.ts';

const readWhole = (file: string): Buffer => {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new Error(`no place names at ${file}; ${howToMake}`, { cause });
  }
};

/** Reads the file into memory once; the columns are views of it, not copies. Throws if it is missing or not ours. */
export const readPlaces = (path: string): PlaceTables => {
  const file = readWhole(path);
  const read = readDirectory(file);
  if (!read) throw new Error(`${path} is not a file of place names of format ${formatVersion}; ${howToMake}`);
  const { stamp, countryCodes, timeZones, columns } = read.directory;
  const view = <T>(
    name: string,
    Column: new (of: ArrayBufferLike, start: number, length: number) => T,
    width = 4,
  ): T => {
    const { offset, bytes } = columns[name] ?? { offset: 0, bytes: 0 };
    const from = read.base + offset;
    if (from + bytes > file.length) throw new Error(`${path} is cut short; ${howToMake}`);
    const start = file.byteOffset + from;
    if (start % 8 === 0) return new Column(file.buffer, start, bytes / width);
    // A read of this size is never pooled, so its bytes are aligned; were they not, those of a copy are.
    return new Column(Uint8Array.from(file.subarray(from, from + bytes)).buffer, 0, bytes / width);
  };
  return {
    stamp,
    countryCodes,
    timeZones,
    latitudes: view('latitudes', Int32Array),
    longitudes: view('longitudes', Int32Array),
    populations: view('populations', Uint32Array),
    countries: view('countries', Uint8Array, 1),
    zones: view('zones', Uint16Array, 2),
    positions: view('positions', Float32Array),
    titles: view('titles', Uint8Array, 1),
    titleStarts: view('titleStarts', Uint32Array),
    names: view('names', Uint8Array, 1),
    nameStarts: view('nameStarts', Uint32Array),
    namePlaces: view('namePlaces', Uint32Array),
    sharedNames: view('sharedNames', Uint32Array),
    landPoints: view('landPoints', Int32Array),
    landRings: view('landRings', Uint32Array),
  };
};
