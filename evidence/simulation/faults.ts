import type { Chance } from '../../demo/chance.ts';
import type { Fault } from '../../memory-dynamodb/index.ts';
import type { OutsideRates } from './outside.ts';

/** The rate of each fault, per 10,000 calls that it can affect. */
export interface FaultRates {
  readonly conflict: number;
  readonly throttle: number;
  readonly lostRequest: number;
  readonly lostResponse: number;
  /** The process dies before or right after the call: its requests never end. */
  readonly crash: number;
  /** Calls to other services that are refused, or executed with their answer lost. */
  readonly refused: number;
  readonly lost: number;
  /** Messages that arrive twice, or late. */
  readonly twice: number;
  readonly late: number;
  /** Events that the bus always rejects. */
  readonly cursed: number;
  /** Whether parts go down or get slow for hours, and the stream is replayed from its start. */
  readonly weather: boolean;
}

const NOTHING: FaultRates = {
  conflict: 0,
  throttle: 0,
  lostRequest: 0,
  lostResponse: 0,
  crash: 0,
  refused: 0,
  lost: 0,
  twice: 0,
  late: 0,
  cursed: 0,
  weather: false,
};

export const FAULT_LEVELS = {
  none: { ...NOTHING },
  low: {
    conflict: 100,
    throttle: 20,
    lostRequest: 20,
    lostResponse: 40,
    crash: 5,
    refused: 50,
    lost: 20,
    twice: 50,
    late: 200,
    cursed: 2,
    weather: true,
  },
  usual: {
    conflict: 400,
    throttle: 60,
    lostRequest: 60,
    lostResponse: 150,
    crash: 20,
    refused: 200,
    lost: 100,
    twice: 200,
    late: 800,
    cursed: 5,
    weather: true,
  },
  high: {
    conflict: 1200,
    throttle: 200,
    lostRequest: 200,
    lostResponse: 500,
    crash: 60,
    refused: 800,
    lost: 400,
    twice: 800,
    late: 2000,
    cursed: 20,
    weather: true,
  },
} as const satisfies Record<string, FaultRates>;

export type FaultLevel = keyof typeof FAULT_LEVELS;

const READS = new Set(['GetItem', 'BatchGetItem', 'Query', 'Scan', 'TransactGetItems']);

const actionsOf = (input: unknown): number => {
  const items = typeof input === 'object' && input !== null && 'TransactItems' in input ? input.TransactItems : [];
  return Array.isArray(items) ? items.length : 0;
};

/** The fault of this call; undefined for none. */
export const faultFor = (
  chance: Chance,
  rates: FaultRates,
  operation: string,
  input: unknown,
): Fault | 'crash-before' | 'crash-after' | undefined => {
  const draw = chance.next() * 10_000;
  let bound = rates.crash;
  if (draw < bound) return chance.percent(50) ? 'crash-before' : 'crash-after';
  bound += rates.throttle;
  if (draw < bound) return { kind: 'throttle', ...someOf(chance, operation, input) };
  bound += rates.lostRequest;
  if (draw < bound) return { kind: 'lost-request' };
  if (READS.has(operation)) return undefined;
  bound += rates.lostResponse;
  if (draw < bound) return { kind: 'lost-response' };
  bound += rates.conflict;
  return draw < bound ? { kind: 'transaction-conflict', ...someOf(chance, operation, input) } : undefined;
};

/** The fault of a call to another service; undefined for none. */
export const outsideFaultFor = (
  chance: Chance,
  { crash }: FaultRates,
  { refused, lost }: OutsideRates,
): 'crash-before' | 'crash-after' | 'refused' | 'lost' | undefined => {
  const draw = chance.next() * 10_000;
  if (draw < crash) return chance.percent(50) ? 'crash-before' : 'crash-after';
  if (draw < crash + refused) return 'refused';
  return draw < crash + refused + lost ? 'lost' : undefined;
};

/** The affected actions of a transaction: any one of them, or two. */
const someOf = (chance: Chance, operation: string, input: unknown): { at?: number[] } => {
  const count = operation === 'TransactWriteItems' ? actionsOf(input) : 0;
  if (count === 0) return {};
  return { at: [...new Set([chance.between(0, count - 1), chance.between(0, count - 1)])] };
};
