import { createHash } from 'node:crypto';
import type { Call } from '../../memory-dynamodb/index.ts';

interface Doer {
  readonly number: number;
  readonly name: string;
}

const KEPT = 30;

/** The events in order: a running hash of all events, and the last ones as text. */
export class Journal {
  readonly #hash = createHash('sha256');
  #last: string[] = [];

  called(step: number, at: string, doer: Doer, call: Call, fault: string | undefined): void {
    this.note(step, at, doer, `${call.operation} ${keysOf(call.input)}${fault === undefined ? '' : ` !${fault}`}`);
  }

  note(step: number, at: string, doer: Doer, what: string): void {
    const line = `${step} ${at} #${doer.number} ${doer.name}: ${what}`;
    this.#hash.update(line);
    this.#last.push(line);
    if (this.#last.length >= KEPT * 4) this.#last = this.#last.slice(-KEPT);
  }

  get tail(): readonly string[] {
    return this.#last.slice(-KEPT);
  }

  /** The hash of all events so far; ends the journal. */
  digest(): string {
    return this.#hash.digest('hex').slice(0, 16);
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const textOf = (value: unknown): string => (isRecord(value) ? String(value['S'] ?? value['N'] ?? '') : '');
const keyText = (key: unknown): string => (isRecord(key) ? `${textOf(key['pk'])}/${textOf(key['sk'])}` : '');

/** The items of a call, for readers of the journal. */
const keysOf = (input: unknown): string => {
  if (!isRecord(input)) return '';
  if (Array.isArray(input['TransactItems'])) return input['TransactItems'].map(actionText).join(' ');
  if (input['Key'] !== undefined) return keyText(input['Key']);
  if (input['Item'] !== undefined) return keyText(input['Item']);
  if (isRecord(input['RequestItems'])) return Object.values(input['RequestItems']).map(batchText).join(' ');
  const values = input['ExpressionAttributeValues'];
  return isRecord(values) ? Object.values(values).map(textOf).join(' ') : '';
};

const actionText = (action: unknown): string => {
  if (!isRecord(action)) return '';
  return Object.entries(action)
    .map(([kind, what]) => (isRecord(what) ? `${kind.toLowerCase()}(${keyText(what['Key'] ?? what['Item'])})` : kind))
    .join(' ');
};

const batchText = (request: unknown): string =>
  isRecord(request) && Array.isArray(request['Keys']) ? request['Keys'].map(keyText).join(' ') : '';
