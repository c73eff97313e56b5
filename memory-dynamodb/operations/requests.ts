import type { ReturnConsumedCapacity } from '../capacity.ts';
import type { BindingsInput } from '../expressions/bindings.ts';
import type { Item } from '../values/item.ts';

// The requests on the wire. The SDK's serializer produces them, so their shape is trusted; their content is validated
// where it is used.

export type Conditional = BindingsInput & {
  readonly TableName: string;
  readonly ConditionExpression?: string;
  readonly ReturnValuesOnConditionCheckFailure?: 'ALL_OLD' | 'NONE';
};

export type ReturnValues = 'NONE' | 'ALL_OLD' | 'ALL_NEW' | 'UPDATED_OLD' | 'UPDATED_NEW';

type Answered = { readonly ReturnValues?: ReturnValues; readonly ReturnConsumedCapacity?: ReturnConsumedCapacity };

export type Put = Conditional & { readonly Item: Item };
export type Delete = Conditional & { readonly Key: Item };
export type Update = Conditional & { readonly Key: Item; readonly UpdateExpression?: string };
export type ConditionCheck = Conditional & { readonly Key: Item };

export type PutItemInput = Put & Answered;
export type DeleteItemInput = Delete & Answered;
export type UpdateItemInput = Update & Answered;

export type Projecting = {
  readonly ProjectionExpression?: string;
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>>;
};

export type GetItemInput = Projecting & {
  readonly TableName: string;
  readonly Key: Item;
  readonly ConsistentRead?: boolean;
  readonly ReturnConsumedCapacity?: ReturnConsumedCapacity;
};

export type PagedInput = BindingsInput & {
  readonly TableName: string;
  readonly IndexName?: string;
  readonly FilterExpression?: string;
  readonly ProjectionExpression?: string;
  readonly Select?: 'ALL_ATTRIBUTES' | 'ALL_PROJECTED_ATTRIBUTES' | 'SPECIFIC_ATTRIBUTES' | 'COUNT';
  readonly Limit?: number;
  readonly ExclusiveStartKey?: Item;
  readonly ConsistentRead?: boolean;
  readonly ReturnConsumedCapacity?: ReturnConsumedCapacity;
};

export type QueryInput = PagedInput & { readonly KeyConditionExpression?: string; readonly ScanIndexForward?: boolean };
export type ScanInput = PagedInput & { readonly Segment?: number; readonly TotalSegments?: number };

export type KeysOfTable = Projecting & { readonly Keys: readonly Item[]; readonly ConsistentRead?: boolean };
export type BatchGetItemInput = {
  readonly RequestItems: Readonly<Record<string, KeysOfTable>>;
  readonly ReturnConsumedCapacity?: ReturnConsumedCapacity;
};

export type WriteRequest = {
  readonly PutRequest?: { readonly Item: Item };
  readonly DeleteRequest?: { readonly Key: Item };
};
export type BatchWriteItemInput = {
  readonly RequestItems: Readonly<Record<string, readonly WriteRequest[]>>;
  readonly ReturnConsumedCapacity?: ReturnConsumedCapacity;
};

export type TransactWriteItem = {
  readonly Put?: Put;
  readonly Delete?: Delete;
  readonly Update?: Update;
  readonly ConditionCheck?: ConditionCheck;
};
export type TransactWriteItemsInput = {
  readonly TransactItems: readonly TransactWriteItem[];
  readonly ClientRequestToken?: string;
  readonly ReturnConsumedCapacity?: ReturnConsumedCapacity;
};

export type TransactGetItemsInput = {
  readonly TransactItems: readonly { readonly Get: Projecting & { readonly TableName: string; readonly Key: Item } }[];
  readonly ReturnConsumedCapacity?: ReturnConsumedCapacity;
};

type KeyElement = { readonly AttributeName: string; readonly KeyType: 'HASH' | 'RANGE' };
export type IndexRequest = {
  readonly IndexName: string;
  readonly KeySchema: readonly KeyElement[];
  readonly Projection?: {
    readonly ProjectionType?: 'ALL' | 'KEYS_ONLY' | 'INCLUDE';
    readonly NonKeyAttributes?: readonly string[];
  };
};
export type CreateTableInput = {
  readonly TableName: string;
  readonly KeySchema: readonly KeyElement[];
  readonly AttributeDefinitions: readonly { readonly AttributeName: string; readonly AttributeType: 'S' | 'N' | 'B' }[];
  readonly GlobalSecondaryIndexes?: readonly IndexRequest[];
  readonly LocalSecondaryIndexes?: readonly IndexRequest[];
  readonly BillingMode?: 'PAY_PER_REQUEST' | 'PROVISIONED';
  readonly StreamSpecification?: { readonly StreamEnabled: boolean; readonly StreamViewType?: string };
};
