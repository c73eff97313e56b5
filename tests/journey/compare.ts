import { type Step, shapeOf } from './record.ts';

const text = (value: unknown): string => JSON.stringify(value) ?? 'nothing';

const differencesOf = (one: Step, other: Step): string[] => {
  const { name } = one;
  if (one.status !== other.status) return [`${name}: ${one.status} here, ${other.status} there: ${text(other.body)}`];
  const found: string[] = [];
  const [here, there] = [text(shapeOf(one.body)), text(shapeOf(other.body))];
  if (here !== there) found.push(`${name}: the body is ${here} here, ${there} there`);
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
