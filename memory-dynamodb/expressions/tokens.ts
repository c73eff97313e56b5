import { validation } from '../problems.ts';
import { RESERVED_WORDS } from './reserved-words.ts';

export type Token =
  /** An attribute name without `#`, a keyword or a function name: the parser decides which. */
  | { readonly kind: 'word'; readonly text: string }
  /** `#name`, including the `#` */
  | { readonly kind: 'name-ref'; readonly text: string }
  /** `:value`, including the `:` */
  | { readonly kind: 'value-ref'; readonly text: string }
  | { readonly kind: 'integer'; readonly text: string }
  | { readonly kind: 'symbol'; readonly text: string };

/** The request parameter of an expression; every error message names it. */
export type ExpressionKind =
  | 'ConditionExpression'
  | 'UpdateExpression'
  | 'KeyConditionExpression'
  | 'FilterExpression'
  | 'ProjectionExpression';

const TOKEN = /\s*(?:([A-Za-z_][A-Za-z0-9_]*)|(#[A-Za-z0-9_]+)|(:[A-Za-z0-9_]+)|(\d+)|(<>|<=|>=|[=<>+\-(),.[\]]))/y;
const MAX_EXPRESSION_BYTES = 4_096;

/** A cursor over the tokens of one expression, with the error messages of the service. */
export class Tokens {
  readonly kind: ExpressionKind;
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(kind: ExpressionKind, expression: string) {
    this.kind = kind;
    if (expression.trim() === '') throw this.invalid('The expression can not be empty;');
    if (Buffer.byteLength(expression) > MAX_EXPRESSION_BYTES) {
      throw this.invalid('Expression size has exceeded the maximum allowed size;');
    }
    this.#tokens = this.#read(expression);
  }

  get position(): number {
    return this.#at;
  }

  /** Returns to an earlier position, for the one place of the grammar that needs backtracking. */
  rewind(position: number): void {
    this.#at = position;
  }

  peek(ahead = 0): Token | undefined {
    return this.#tokens[this.#at + ahead];
  }

  next(): Token {
    const token = this.#tokens[this.#at];
    if (token === undefined) throw this.syntax();
    this.#at += 1;
    return token;
  }

  isSymbol(text: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token?.kind === 'symbol' && token.text === text;
  }

  isKeyword(keyword: string): boolean {
    const token = this.peek();
    return token?.kind === 'word' && token.text.toUpperCase() === keyword;
  }

  takeSymbol(text: string): boolean {
    if (!this.isSymbol(text)) return false;
    this.#at += 1;
    return true;
  }

  takeKeyword(keyword: string): boolean {
    if (!this.isKeyword(keyword)) return false;
    this.#at += 1;
    return true;
  }

  expectSymbol(text: string): void {
    if (!this.takeSymbol(text)) throw this.syntax();
  }

  expectEnd(): void {
    if (this.peek() !== undefined) throw this.syntax();
  }

  /** An attribute name without `#`: it must not be a reserved word. */
  bareName(word: string): string {
    if (RESERVED_WORDS.has(word.toUpperCase())) {
      throw this.invalid(`Attribute name is a reserved keyword; reserved keyword: ${word}`);
    }
    return word;
  }

  syntax(): Error {
    const token = this.peek();
    const near = this.#tokens.slice(Math.max(0, this.#at - 1), this.#at + 2).map((each) => each.text);
    return this.invalid(`Syntax error; token: "${token?.text ?? '<EOF>'}", near: "${near.join(' ')}"`);
  }

  invalid(complaint: string): Error {
    return validation(`Invalid ${this.kind}: ${complaint}`);
  }

  #read(expression: string): Token[] {
    const tokens: Token[] = [];
    TOKEN.lastIndex = 0;
    const end = expression.trimEnd().length;
    while (TOKEN.lastIndex < end) {
      const from = TOKEN.lastIndex;
      const found = TOKEN.exec(expression);
      if (found === null) throw this.invalid(`Syntax error; token: "${expression.slice(from).trim()[0]}"`);
      const [, word, nameRef, valueRef, integer, symbol = ''] = found;
      if (word !== undefined) tokens.push({ kind: 'word', text: word });
      else if (nameRef !== undefined) tokens.push({ kind: 'name-ref', text: nameRef });
      else if (valueRef !== undefined) tokens.push({ kind: 'value-ref', text: valueRef });
      else if (integer !== undefined) tokens.push({ kind: 'integer', text: integer });
      else tokens.push({ kind: 'symbol', text: symbol });
    }
    return tokens;
  }
}
