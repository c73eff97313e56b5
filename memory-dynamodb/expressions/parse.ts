import type { Mentions } from './bindings.ts';
import { type Condition, parseCondition } from './parse-condition.ts';
import { parseUpdate, type UpdateAction } from './parse-update.ts';
import { type Path, parsePath } from './paths.ts';
import { type ExpressionKind, Tokens } from './tokens.ts';

export type Parsed<Tree> = Mentions & { readonly tree: Tree };

type ConditionKind = Exclude<ExpressionKind, 'UpdateExpression' | 'ProjectionExpression'>;

/** A program has a few dozen expressions; the limit protects memory from a program that builds them from values. */
const CACHED = 5_000;

export const parsedCondition = cached((kind: ConditionKind, expression: string): Parsed<Condition> => {
  const tree = parseCondition(new Tokens(kind, expression));
  return { tree, ...mentionsOf(expression) };
});

export const parsedUpdate = cached((kind: 'UpdateExpression', expression: string): Parsed<readonly UpdateAction[]> => {
  const tree = parseUpdate(new Tokens(kind, expression));
  return { tree, ...mentionsOf(expression) };
});

export const parsedProjection = cached((kind: 'ProjectionExpression', expression: string): Parsed<readonly Path[]> => {
  const tokens = new Tokens(kind, expression);
  const paths = [parsePath(tokens)];
  while (tokens.takeSymbol(',')) paths.push(parsePath(tokens));
  tokens.expectEnd();
  return { tree: paths, ...mentionsOf(expression) };
});

/** The marks `#` and `:` occur nowhere else in the grammar, so the references can be read off the text. */
function mentionsOf(expression: string): Mentions {
  return {
    names: new Set(expression.match(/#[A-Za-z0-9_]+/g) ?? []),
    values: new Set(expression.match(/:[A-Za-z0-9_]+/g) ?? []),
  };
}

function cached<Kind extends ExpressionKind, Tree>(
  parse: (kind: Kind, expression: string) => Tree,
): (kind: Kind, expression: string) => Tree {
  const known = new Map<string, Tree>();
  return (kind, expression) => {
    const key = kind + expression;
    const found = known.get(key);
    if (found !== undefined) return found;
    const tree = parse(kind, expression);
    if (known.size >= CACHED) known.clear();
    known.set(key, tree);
    return tree;
  };
}
