import { type Path, parsePath } from './paths.ts';
import type { Tokens } from './tokens.ts';

export type Comparator = '=' | '<>' | '<' | '<=' | '>' | '>=';

export type Operand =
  | { readonly kind: 'path'; readonly path: Path }
  | { readonly kind: 'value'; readonly ref: string }
  | { readonly kind: 'size'; readonly of: Operand };

export type Condition =
  | { readonly kind: 'and' | 'or'; readonly left: Condition; readonly right: Condition }
  | { readonly kind: 'not'; readonly condition: Condition }
  | { readonly kind: 'compare'; readonly by: Comparator; readonly left: Operand; readonly right: Operand }
  | { readonly kind: 'between'; readonly operand: Operand; readonly low: Operand; readonly high: Operand }
  | { readonly kind: 'in'; readonly operand: Operand; readonly options: readonly Operand[] }
  | { readonly kind: 'attribute_exists' | 'attribute_not_exists'; readonly path: Path }
  | {
      readonly kind: 'attribute_type' | 'begins_with' | 'contains';
      readonly subject: Operand;
      readonly argument: Operand;
    };

const COMPARATORS: ReadonlySet<string> = new Set<Comparator>(['=', '<>', '<', '<=', '>', '>=']);
const MAX_IN_OPTIONS = 100;

/**
 * The grammar of a condition, a filter and a key condition: OR over AND over NOT over comparisons and functions. It has
 * no arithmetic, on purpose: `sold + :n <= cap` is a syntax error on AWS too.
 */
export function parseCondition(tokens: Tokens): Condition {
  const condition = parseOr(tokens);
  tokens.expectEnd();
  return condition;
}

function parseOr(tokens: Tokens): Condition {
  let left = parseAnd(tokens);
  while (tokens.takeKeyword('OR')) left = { kind: 'or', left, right: parseAnd(tokens) };
  return left;
}

function parseAnd(tokens: Tokens): Condition {
  let left = parseNot(tokens);
  while (tokens.takeKeyword('AND')) left = { kind: 'and', left, right: parseNot(tokens) };
  return left;
}

function parseNot(tokens: Tokens): Condition {
  return tokens.takeKeyword('NOT') ? { kind: 'not', condition: parseNot(tokens) } : parsePrimary(tokens);
}

function parsePrimary(tokens: Tokens): Condition {
  if (!tokens.isSymbol('(')) return isFunction(tokens) ? parseFunction(tokens) : parseComparison(tokens);
  // A bracket opens a group or, rarely, one operand: `(a) = :b`. Only the following tokens decide.
  const start = tokens.position;
  const group = tryGroup(tokens);
  if (group !== undefined) return group;
  tokens.rewind(start);
  return parseComparison(tokens);
}

function tryGroup(tokens: Tokens): Condition | undefined {
  if (bracketsOneOperand(tokens)) return undefined;
  tokens.expectSymbol('(');
  const doubled = tokens.isSymbol('(') && !bracketsOneOperand(tokens);
  const start = tokens.position;
  const condition = parseOr(tokens);
  if (doubled && closesAt(tokens, start) === tokens.position - 1) {
    throw tokens.invalid('The expression has redundant parentheses;');
  }
  tokens.expectSymbol(')');
  return condition;
}

/** Position of the bracket that closes the one at `start`. */
function closesAt(tokens: Tokens, start: number): number {
  const here = tokens.position;
  let depth = 0;
  for (let position = start; position < here; position += 1) {
    const ahead = position - here;
    if (tokens.isSymbol('(', ahead)) depth += 1;
    else if (tokens.isSymbol(')', ahead)) depth -= 1;
    if (depth === 0) return position;
  }
  return -1;
}

function bracketsOneOperand(tokens: Tokens): boolean {
  const start = tokens.position;
  let open = 0;
  while (tokens.takeSymbol('(')) open += 1;
  const first = tokens.peek();
  if (first?.kind === 'value-ref') tokens.next();
  else if (first?.kind === 'word' || first?.kind === 'name-ref') skipPath(tokens);
  while (open > 0 && tokens.takeSymbol(')')) open -= 1;
  tokens.rewind(start);
  return open === 0;
}

function skipPath(tokens: Tokens): void {
  tokens.next();
  while (tokens.takeSymbol('.') || tokens.takeSymbol('[')) {
    tokens.next();
    tokens.takeSymbol(']');
  }
}

const FUNCTIONS = new Set(['attribute_exists', 'attribute_not_exists', 'attribute_type', 'begins_with', 'contains']);

function isFunction(tokens: Tokens): boolean {
  const token = tokens.peek();
  return token?.kind === 'word' && tokens.isSymbol('(', 1) && token.text !== 'size';
}

function parseFunction(tokens: Tokens): Condition {
  const { text: name } = tokens.next();
  if (!FUNCTIONS.has(name)) throw tokens.invalid(`Invalid function name; function: ${name}`);
  tokens.expectSymbol('(');
  const operands = [parseOperand(tokens)];
  while (tokens.takeSymbol(',')) operands.push(parseOperand(tokens));
  tokens.expectSymbol(')');
  const [subject, argument] = operands;
  if (name === 'attribute_exists' || name === 'attribute_not_exists') {
    if (subject === undefined || operands.length !== 1) throw wrongCount(tokens, name, operands.length);
    if (subject.kind !== 'path') {
      throw tokens.invalid(`Operator or function requires a document path; operator or function: ${name}`);
    }
    return { kind: name, path: subject.path };
  }
  if (subject === undefined || argument === undefined || operands.length !== 2) {
    throw wrongCount(tokens, name, operands.length);
  }
  if (name === 'attribute_type' || name === 'begins_with' || name === 'contains') {
    return { kind: name, subject, argument };
  }
  throw tokens.syntax();
}

function wrongCount(tokens: Tokens, name: string, count: number): Error {
  return tokens.invalid(
    `Incorrect number of operands for operator or function; operator or function: ${name}, number of operands: ${count}`,
  );
}

function parseComparison(tokens: Tokens): Condition {
  const left = parseOperand(tokens);
  if (tokens.takeKeyword('BETWEEN')) {
    const low = parseOperand(tokens);
    if (!tokens.takeKeyword('AND')) throw tokens.syntax();
    const high = parseOperand(tokens);
    return { kind: 'between', operand: left, low, high };
  }
  if (tokens.takeKeyword('IN')) {
    const options = parseOptions(tokens);
    return { kind: 'in', operand: left, options };
  }
  const comparator = tokens.peek();
  if (comparator?.kind !== 'symbol' || !isComparator(comparator.text)) throw tokens.syntax();
  tokens.next();
  const right = parseOperand(tokens);
  return { kind: 'compare', by: comparator.text, left, right };
}

function isComparator(text: string): text is Comparator {
  return COMPARATORS.has(text);
}

function parseOptions(tokens: Tokens): Operand[] {
  tokens.expectSymbol('(');
  const options = [parseOperand(tokens)];
  while (tokens.takeSymbol(',')) options.push(parseOperand(tokens));
  tokens.expectSymbol(')');
  if (options.length > MAX_IN_OPTIONS) throw tokens.invalid('The IN operator is provided with too many operands;');
  return options;
}

function parseOperand(tokens: Tokens): Operand {
  const token = tokens.peek();
  if (tokens.takeSymbol('(')) {
    const operand = parseOperand(tokens);
    tokens.expectSymbol(')');
    return operand;
  }
  if (token?.kind === 'value-ref') {
    tokens.next();
    return { kind: 'value', ref: token.text };
  }
  if (token?.kind === 'word' && token.text === 'size' && tokens.isSymbol('(', 1)) {
    tokens.next();
    tokens.expectSymbol('(');
    const of = parseOperand(tokens);
    tokens.expectSymbol(')');
    return { kind: 'size', of };
  }
  return { kind: 'path', path: parsePath(tokens) };
}
