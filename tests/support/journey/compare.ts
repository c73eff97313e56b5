import { type Step, shapeOf } from './record.ts';

const text = (value: unknown): string => JSON.stringify(value) ?? 'nothing';

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Where two shapes part, in a line: the first field of that kind, and what it is on each side. */
const firstDifference = (here: unknown, there: unknown, path = ''): string | undefined => {
  if (text(here) === text(there)) return undefined;
  if (!isObject(here) || !isObject(there)) {
    return `${path || '/'} is ${text(here).slice(0, 200)} here, ${text(there).slice(0, 200)} there`;
  }
  for (const field of new Set([...Object.keys(here), ...Object.keys(there)])) {
    const apart = firstDifference(here[field], there[field], `${path}/${field}`);
    if (apart !== undefined) return apart;
  }
  return undefined;
};

const differencesOf = (one: Step, other: Step): string[] => {
  const { name } = one;
  if (one.status !== other.status) return [`${name}: ${one.status} here, ${other.status} there: ${text(other.body)}`];
  const found: string[] = [];
  const apart = firstDifference(shapeOf(one.body), shapeOf(other.body));
  if (apart !== undefined) found.push(`${name}: the body's ${apart}`);
  const bodiless = one.status === 204;
  for (const header of new Set([...Object.keys(one.headers), ...Object.keys(other.headers)])) {
    const [mine, yours] = [one.headers[header], other.headers[header]];
    // A gateway gives a type even to what has no body; here there is none, and nobody reads it.
    if (bodiless && header === 'content-type') continue;
    if (mine !== yours) found.push(`${name}: ${header} is ${text(mine)} here, ${text(yours)} there`);
  }
  return found;
};

/** Every difference between two walks of the same journey: in status, in the body's shape, in headers that matter. */
export const differencesBetween = (here: readonly Step[], there: readonly Step[]): string[] => {
  const names = (steps: readonly Step[]): string => steps.map(({ name }) => name).join(' | ');
  if (names(here) !== names(there)) return [`the steps differ: ${names(here)} here, ${names(there)} there`];
  return here.flatMap((one, index) => {
    const other = there[index];
    return other ? differencesOf(one, other) : [];
  });
};
