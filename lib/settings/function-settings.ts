import type { IndexName } from '../../functions/contract/keys.ts';
import type { PictureFolder } from '../../functions/contract/pictures/bucket.ts';

/** IAM names of DynamoDB calls; a transaction needs those of its writes. */
export type TableAction =
  | 'GetItem'
  | 'BatchGetItem'
  | 'Query'
  | 'PutItem'
  | 'UpdateItem'
  | 'DeleteItem'
  | 'ConditionCheckItem';

export const reads = ['GetItem', 'BatchGetItem', 'Query'] as const;
export const writes = ['PutItem', 'UpdateItem'] as const;

/** Calls on the pictures' bucket, each within one of its folders. A function with any may also list their names. */
export type PictureCall = `${'GetObject' | 'PutObject' | 'DeleteObject'} ${PictureFolder}`;

/** HTTP methods of OpenSearch calls, with their IAM names. */
export type IndexCall = 'Get' | 'Post' | 'Put';
/** Calls that maintain the index: find where to write, search documents that are due or compared, write. */
export const keepsIndex = ['Get', 'Post', 'Put'] as const;

export interface FunctionSettings {
  /** MB; a function gets CPU in proportion, one vCPU at 1,769 MB. */
  readonly memory: number;
  /** Seconds; behind API Gateway less than its timeout of 29. */
  readonly timeout: number;
  readonly reason: string;
  /** Calls on the table that its code can make; a test reads the bundled code and compares. */
  readonly table: readonly TableAction[];
  /** Indexes its code can query; compared likewise. */
  readonly indexes: readonly IndexName[];
  /** Whether it signs or verifies sessions, quotes or cursors. */
  readonly signs: boolean;
  /** Whether it calls the payment gateway, for payments or for its record. */
  readonly pays?: true;
  /** Whether the file of place names is deployed with its code. */
  readonly places: boolean;
  /** Its calls on the index of hotels, if there is one. */
  readonly index?: readonly IndexCall[];
  /** Its calls on the pictures' bucket. */
  readonly pictures?: readonly PictureCall[];
  /** IAM names of its other actions: on its trigger, the bus, other services. */
  readonly beyond?: readonly string[];
}
