import { validation } from '../problems.ts';
import { attribute } from '../values/attribute-value.ts';
import type { AttributeValue, Item } from '../values/item.ts';
import { type PlainPath, type PlainStep, refuseOverlaps } from './paths.ts';

/** The projected parts of a value: all of it, or these. */
type Kept = Map<PlainStep, Kept> | 'all';

/** The parts of an item at the paths, in the shape they have there; list elements close up. */
export function projected(item: Item, paths: readonly PlainPath[]): Item {
  const tree = new Map<PlainStep, Kept>();
  for (const path of paths) keep(tree, path);
  const value = picked({ M: item }, tree);
  return value !== undefined && 'M' in value ? value.M : {};
}

/** @throws ValidationException if two paths of a projection overlap. */
export function checkProjection(paths: readonly PlainPath[]): void {
  refuseOverlaps(paths, (complaint) => validation(`Invalid ProjectionExpression: ${complaint}`));
}

function keep(tree: Map<PlainStep, Kept>, [step, ...rest]: readonly PlainStep[]): void {
  if (step === undefined) return;
  if (rest.length === 0) {
    tree.set(step, 'all');
    return;
  }
  const below = tree.get(step);
  if (below === 'all') return;
  const branch = below ?? new Map<PlainStep, Kept>();
  tree.set(step, branch);
  keep(branch, rest);
}

function picked(value: AttributeValue, tree: Kept): AttributeValue | undefined {
  if (tree === 'all') return value;
  if ('L' in value) {
    const elements = value.L.flatMap((element, index) => {
      const branch = tree.get(index);
      const part = branch === undefined ? undefined : picked(element, branch);
      return part === undefined ? [] : [part];
    });
    return elements.length === 0 ? undefined : { L: elements };
  }
  if (!('M' in value)) return undefined;
  const parts: [string, AttributeValue][] = [];
  for (const [step, branch] of tree) {
    const child = typeof step === 'string' ? attribute(value.M, step) : undefined;
    const part = child === undefined ? undefined : picked(child, branch);
    if (part !== undefined) parts.push([String(step), part]);
  }
  return parts.length === 0 ? undefined : { M: Object.fromEntries(parts) };
}
