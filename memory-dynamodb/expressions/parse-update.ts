import { type Path, parsePath } from './paths.ts';
import type { Tokens } from './tokens.ts';

export type SetValue =
  | { readonly kind: 'path'; readonly path: Path }
  | { readonly kind: 'value'; readonly ref: string }
  | { readonly kind: 'if_not_exists'; readonly path: Path; readonly otherwise: SetValue }
  | { readonly kind: 'list_append'; readonly first: SetValue; readonly second: SetValue }
  | { readonly kind: '+' | '-'; readonly left: SetValue; readonly right: SetValue };

export type UpdateAction =
  | { readonly kind: 'SET'; readonly path: Path; readonly value: SetValue }
  | { readonly kind: 'REMOVE'; readonly path: Path }
  | { readonly kind: 'ADD' | 'DELETE'; readonly path: Path; readonly ref: string };

type Section = UpdateAction['kind'];
const SECTIONS: readonly Section[] = ['SET', 'REMOVE', 'ADD', 'DELETE'];

/** The grammar of an update: each of SET, REMOVE, ADD and DELETE at most once, in any order. */
export function parseUpdate(tokens: Tokens): UpdateAction[] {
  const actions: UpdateAction[] = [];
  const seen = new Set<Section>();
  while (tokens.peek() !== undefined) {
    const section = SECTIONS.find((name) => tokens.isKeyword(name));
    if (section === undefined) throw tokens.syntax();
    if (seen.has(section))
      throw tokens.invalid(`The "${section}" section can only be used once in an update expression;`);
    seen.add(section);
    tokens.next();
    do actions.push(parseAction(tokens, section));
    while (tokens.takeSymbol(','));
  }
  return actions;
}

function parseAction(tokens: Tokens, section: Section): UpdateAction {
  const path = parsePath(tokens);
  if (section === 'REMOVE') return { kind: section, path };
  if (section === 'SET') {
    tokens.expectSymbol('=');
    return { kind: section, path, value: parseSetValue(tokens) };
  }
  const value = tokens.next();
  if (value.kind !== 'value-ref') throw tokens.syntax();
  return { kind: section, path, ref: value.text };
}

function parseSetValue(tokens: Tokens): SetValue {
  const left = parseTerm(tokens);
  for (const kind of ['+', '-'] as const) {
    // One sign only: the service does not support chains.
    if (tokens.takeSymbol(kind)) return { kind, left, right: parseTerm(tokens) };
  }
  return left;
}

function parseTerm(tokens: Tokens): SetValue {
  const token = tokens.peek();
  if (tokens.takeSymbol('(')) {
    const value = parseSetValue(tokens);
    tokens.expectSymbol(')');
    return value;
  }
  if (token?.kind === 'value-ref') {
    tokens.next();
    return { kind: 'value', ref: token.text };
  }
  if (token?.kind === 'word' && tokens.isSymbol('(', 1)) return parseFunction(tokens);
  return { kind: 'path', path: parsePath(tokens) };
}

function parseFunction(tokens: Tokens): SetValue {
  const { text: name } = tokens.next();
  tokens.expectSymbol('(');
  if (name === 'if_not_exists') {
    const path = parsePath(tokens);
    tokens.expectSymbol(',');
    const otherwise = parseTerm(tokens);
    tokens.expectSymbol(')');
    return { kind: name, path, otherwise };
  }
  if (name !== 'list_append') throw tokens.invalid(`Invalid function name; function: ${name}`);
  const first = parseTerm(tokens);
  tokens.expectSymbol(',');
  const second = parseTerm(tokens);
  tokens.expectSymbol(')');
  return { kind: name, first, second };
}
