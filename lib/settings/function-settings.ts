import type { IndexName } from '../../functions/contract/keys.ts';

/** IAM's names of DynamoDB calls; a transaction needs those of the writes in it. */
export type TableAction =
  | 'GetItem'
  | 'BatchGetItem'
  | 'Query'
  | 'PutItem'
  | 'UpdateItem'
  | 'DeleteItem'
  | 'ConditionCheckItem';

/** How OpenSearch is called: names of methods, as IAM has them. */
export type IndexCall = 'Get' | 'Post' | 'Put';
/** Finds where to write, searches what is due or to be compared, writes. */
export const keepsIndex = ['Get', 'Post', 'Put'] as const;

export interface FunctionSettings {
  /** MB; a function gets processor in proportion, one whole at 1,769 MB. */
  readonly memory: number;
  /** Seconds; behind API Gateway below the 29 that it waits. */
  readonly timeout: number;
  readonly reason: string;
  /** Calls on the table that its code can make; a test reads the bundled code and compares. */
  readonly table: readonly TableAction[];
  /** Indexes its code can query; compared likewise. */
  readonly indexes: readonly IndexName[];
  /** Whether it signs or verifies sessions, quotes or cursors. */
  readonly signs: boolean;
  /** Whether it asks the gateway for money, or for its record. */
  readonly pays?: true;
  /** Whether the file of place names lies beside its code. */
  readonly places: boolean;
  /** Its calls on the index of hotels, where there is one. */
  readonly index?: readonly IndexCall[];
  /** IAM's names of what it may do besides: with its trigger, the bus, other services. */
  readonly beyond?: readonly string[];
}
