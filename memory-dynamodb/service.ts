import type { Fault } from './faults.ts';
import { batchGetItem, batchWriteItem } from './operations/batches.ts';
import { query, scan } from './operations/pages.ts';
import { deleteItem, getItem, putItem, updateItem } from './operations/single-items.ts';
import {
  createTable,
  deleteTable,
  describeTable,
  describeTimeToLive,
  listTables,
  updateTimeToLive,
} from './operations/table-settings.ts';
import { transactGetItems, transactWriteItems } from './operations/transactions.ts';
import { ServiceError, throttled, transactionCanceled, validation } from './problems.ts';
import type { Tables } from './tables.ts';

/** A parsed request: its input, and the function that executes it in one atomic step. */
type Prepared = { readonly input: unknown; readonly run: (left?: ReadonlySet<number>) => object };

type Operation = (tables: Tables, body: string) => Prepared;

/** Legacy parameters that expressions have replaced: ignoring one would silently drop a condition. */
const LEGACY = ['Expected', 'AttributeUpdates', 'KeyConditions', 'QueryFilter', 'ScanFilter', 'AttributesToGet'];

const OPERATIONS: ReadonlyMap<string, Operation> = new Map([
  ['CreateTable', reading(createTable)],
  ['DescribeTable', reading(describeTable)],
  ['DeleteTable', reading(deleteTable)],
  ['ListTables', reading(listTables)],
  ['UpdateTimeToLive', reading(updateTimeToLive)],
  ['DescribeTimeToLive', reading(describeTimeToLive)],
  ['PutItem', reading(putItem)],
  ['GetItem', reading(getItem)],
  ['UpdateItem', reading(updateItem)],
  ['DeleteItem', reading(deleteItem)],
  ['Query', reading(query)],
  ['Scan', reading(scan)],
  ['BatchGetItem', reading(batchGetItem)],
  ['BatchWriteItem', reading(batchWriteItem)],
  ['TransactWriteItems', reading(transactWriteItems)],
  ['TransactGetItems', reading(transactGetItems)],
]);

function reading<Input extends object>(
  operation: (tables: Tables, input: Input, left?: ReadonlySet<number>) => object,
): Operation {
  return (tables, body) => {
    const input: Input = JSON.parse(body);
    return {
      input,
      run(left) {
        const legacy = LEGACY.find((name) => name in input);
        if (legacy !== undefined) throw validation(`The in-memory table knows expressions only, not ${legacy}`);
        return operation(tables, input, left);
      },
    };
  };
}

/** @throws UnknownOperationException for an operation the in-memory table does not have. */
export function prepare(tables: Tables, operation: string, body: string): Prepared {
  const known = OPERATIONS.get(operation);
  if (known !== undefined) return known(tables, body);
  throw new ServiceError('UnknownOperationException', `The in-memory table has no operation ${operation}`);
}

const SINGLE_WRITES = new Set(['PutItem', 'UpdateItem', 'DeleteItem']);
const TRANSACTIONS = new Set(['TransactWriteItems', 'TransactGetItems']);
const BATCHES = new Set(['BatchGetItem', 'BatchWriteItem']);

/** Executes the request, or fails as the fault specifies. @throws ServiceError */
export function perform(operation: string, request: Prepared, fault: Fault | undefined): object {
  if (fault?.kind === 'transaction-conflict') return conflicting(operation, request, fault.at);
  if (fault?.kind === 'throttle') return overloaded(operation, request, fault.at);
  return request.run();
}

function conflicting(operation: string, request: Prepared, at: readonly number[] | undefined): object {
  if (TRANSACTIONS.has(operation)) {
    throw cancelledAt(request.input, at, {
      Code: 'TransactionConflict',
      Message: 'Transaction is ongoing for the item',
    });
  }
  if (operation === 'BatchWriteItem') return request.run(new Set(at ?? [0]));
  if (!SINGLE_WRITES.has(operation)) return request.run();
  throw new ServiceError('TransactionConflictException', 'Transaction is ongoing for the item');
}

function overloaded(operation: string, request: Prepared, at: readonly number[] | undefined): object {
  if (TRANSACTIONS.has(operation)) {
    throw cancelledAt(request.input, at, {
      Code: 'ThrottlingError',
      Message: 'Throughput exceeds the current capacity of your table or index',
    });
  }
  if (at !== undefined && BATCHES.has(operation)) return request.run(new Set(at));
  throw throttled();
}

function cancelledAt(
  input: unknown,
  at: readonly number[] = [0],
  reason: { readonly Code: string; readonly Message: string },
): ServiceError {
  const actions = typeof input === 'object' && input !== null && 'TransactItems' in input ? input.TransactItems : [];
  const count = Array.isArray(actions) ? actions.length : 0;
  return transactionCanceled(
    Array.from({ length: count }, (_, index) => (at.includes(index) ? reason : { Code: 'None' })),
  );
}
