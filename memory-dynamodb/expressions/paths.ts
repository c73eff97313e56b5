import { attribute } from '../values/attribute-value.ts';
import type { AttributeValue, Item } from '../values/item.ts';
import type { Bindings } from './bindings.ts';
import type { Tokens } from './tokens.ts';

/** One step into a document: a name, an unresolved `#name`, or an index of a list. */
export type PathStep = { readonly name: string } | { readonly ref: string } | { readonly index: number };
export type Path = readonly [PathStep, ...PathStep[]];

/** A path with its `#names` resolved: attribute names and list indexes. */
export type PlainStep = string | number;
export type PlainPath = readonly [string, ...PlainStep[]];

export function parsePath(tokens: Tokens): Path {
  const path: [PathStep, ...PathStep[]] = [parseName(tokens)];
  for (;;) {
    if (tokens.takeSymbol('.')) path.push(parseName(tokens));
    else if (tokens.takeSymbol('[')) {
      const index = tokens.next();
      if (index.kind !== 'integer') throw tokens.syntax();
      path.push({ index: Number(index.text) });
      tokens.expectSymbol(']');
    } else return path;
  }
}

function parseName(tokens: Tokens): PathStep {
  const token = tokens.next();
  if (token.kind === 'name-ref') return { ref: token.text };
  if (token.kind === 'word') return { name: tokens.bareName(token.text) };
  tokens.rewind(tokens.position - 1);
  throw tokens.syntax();
}

export function plainPath(path: Path, bindings: Bindings): PlainPath {
  const [first, ...rest] = path;
  return [String(plainStep(first, bindings)), ...rest.map((step) => plainStep(step, bindings))];
}

function plainStep(step: PathStep, bindings: Bindings): PlainStep {
  if ('name' in step) return step.name;
  return 'ref' in step ? bindings.name(step.ref) : step.index;
}

/** The value of the item at a path, or undefined if any step does not exist. */
export function valueAt(item: Item, path: Path, bindings: Bindings): AttributeValue | undefined {
  let value: AttributeValue | undefined = attribute(item, String(plainStep(path[0], bindings)));
  for (let depth = 1; depth < path.length && value !== undefined; depth += 1) {
    const step = path[depth];
    if (step === undefined) break;
    value = into(value, plainStep(step, bindings));
  }
  return value;
}

/** One step into a value; undefined if the value is not a map or list, or lacks that member. */
export function into(value: AttributeValue, step: PlainStep): AttributeValue | undefined {
  if (typeof step === 'number') return 'L' in value ? value.L[step] : undefined;
  return 'M' in value ? attribute(value.M, step) : undefined;
}

/**
 * Rejects paths of one expression if one contains or equals another, as the service does: the order of the two writes
 * would be undefined.
 */
export function refuseOverlaps(paths: readonly PlainPath[], invalid: (complaint: string) => Error): void {
  const [only, second] = paths;
  if (only === undefined || second === undefined) return;
  if (paths.every((path) => path.length === 1) && new Set(paths.map(([root]) => root)).size === paths.length) return;
  paths.forEach((one, index) => {
    for (const two of paths.slice(index + 1)) {
      const clash = clashOf(one, two);
      if (clash === undefined) continue;
      throw invalid(
        `Two document paths ${clash} with each other; must remove or rewrite one of these paths; ` +
          `path one: ${shown(one)}, path two: ${shown(two)}`,
      );
    }
  });
}

function clashOf(one: PlainPath, two: PlainPath): 'overlap' | 'conflict' | undefined {
  const shared = Math.min(one.length, two.length);
  for (let depth = 0; depth < shared; depth += 1) {
    const a = one[depth];
    const b = two[depth];
    // `a.b` and `a[0]` cannot both be true of one value.
    if (typeof a !== typeof b) return 'conflict';
    if (a !== b) return undefined;
  }
  return 'overlap';
}

function shown(path: PlainPath): string {
  return `[${path.map((step) => (typeof step === 'number' ? `[${step}]` : step)).join(', ')}]`;
}
