import type { KeyAttribute, KeySchema } from '../key-schema.ts';
import { ServiceError, validation } from '../problems.ts';
import type { IndexDefinition, TableDefinition } from '../table.ts';
import type { Described, Tables } from '../tables.ts';
import type { CreateTableInput, IndexRequest } from './requests.ts';

type Named = { readonly TableName: string };

export const ACCOUNT = 'arn:aws:dynamodb:local:000000000000:table/';
/** A fixed creation time: the same run must give the same responses at any time. */
const CREATED_AT = 1_700_000_000;
const MAX_LISTED = 100;

export function createTable(tables: Tables, input: CreateTableInput): object {
  if (!/^[A-Za-z0-9_.-]{3,255}$/.test(input.TableName)) {
    throw validation('TableName must be at least 3 characters long and at most 255 characters long');
  }
  if (tables.all.has(input.TableName)) {
    throw new ServiceError('ResourceInUseException', `Table already exists: ${input.TableName}`);
  }
  if ((input.LocalSecondaryIndexes ?? []).length > 0) {
    throw validation('The in-memory table has no local secondary indexes');
  }
  return { TableDescription: description(tables.create(definitionOf(input), input)) };
}

export function describeTable(tables: Tables, { TableName }: Named): object {
  return { Table: description(found(tables, TableName)) };
}

export function deleteTable(tables: Tables, { TableName }: Named): object {
  const described = found(tables, TableName);
  tables.drop(described);
  return { TableDescription: { ...description(described), TableStatus: 'DELETING' } };
}

export function listTables(
  tables: Tables,
  input: { readonly ExclusiveStartTableName?: string; readonly Limit?: number },
): object {
  const { ExclusiveStartTableName: after = '', Limit: limit = MAX_LISTED } = input;
  const names = [...tables.all.keys()].sort().filter((name) => name > after);
  const page = names.slice(0, limit);
  return { TableNames: page, LastEvaluatedTableName: names.length > limit ? page.at(-1) : undefined };
}

type TimeToLive = { readonly TimeToLiveSpecification: { readonly Enabled: boolean; readonly AttributeName: string } };

/** Stored and described, but no item is deleted: readers decide whether an item has expired. */
export function updateTimeToLive(tables: Tables, input: Named & TimeToLive): object {
  const described = tables.described(input.TableName);
  const { Enabled: enabled, AttributeName: name } = input.TimeToLiveSpecification;
  if (enabled === (described.timeToLive !== undefined)) {
    throw validation(`TimeToLive is already ${enabled ? 'enabled' : 'disabled'}`);
  }
  tables.setTimeToLive(described, enabled ? name : undefined);
  return { TimeToLiveSpecification: input.TimeToLiveSpecification };
}

export function describeTimeToLive(tables: Tables, { TableName }: Named): object {
  const { timeToLive } = tables.described(TableName);
  return {
    TimeToLiveDescription:
      timeToLive === undefined
        ? { TimeToLiveStatus: 'DISABLED' }
        : { TimeToLiveStatus: 'ENABLED', AttributeName: timeToLive },
  };
}

function found(tables: Tables, name: string): Described {
  const described = tables.all.get(name.slice(name.lastIndexOf('/') + 1));
  if (described !== undefined) return described;
  throw new ServiceError('ResourceNotFoundException', `Requested resource not found: Table: ${name} not found`);
}

/** @throws ValidationException */
export function definitionOf(input: CreateTableInput): TableDefinition {
  const types = new Map(input.AttributeDefinitions.map((each) => [each.AttributeName, each.AttributeType]));
  const used = new Set<string>();
  const keyAttribute = (elements: IndexRequest['KeySchema'], keyType: 'HASH' | 'RANGE'): KeyAttribute | undefined => {
    const name = elements.find((element) => element.KeyType === keyType)?.AttributeName;
    if (name === undefined) return undefined;
    const type = types.get(name);
    if (type === undefined) {
      throw validation(
        'One or more parameter values were invalid: Some index key attributes are not defined in AttributeDefinitions. ' +
          `Keys: [${name}], AttributeDefinitions: [${[...types.keys()].join(', ')}]`,
      );
    }
    used.add(name);
    return { name, type };
  };
  const schemaOf = (elements: IndexRequest['KeySchema']): KeySchema => {
    const hash = keyAttribute(elements, 'HASH');
    const sort = keyAttribute(elements, 'RANGE');
    if (hash === undefined) {
      throw validation('Invalid KeySchema: The first KeySchemaElement is not a HASH key type');
    }
    return sort === undefined ? { hash } : { hash, sort };
  };
  const schema = schemaOf(input.KeySchema);
  const indexes = (input.GlobalSecondaryIndexes ?? []).map((index): IndexDefinition => {
    const { ProjectionType: kind = 'ALL', NonKeyAttributes: attributes = [] } = index.Projection ?? {};
    if ((kind === 'INCLUDE') !== attributes.length > 0) {
      throw validation(
        `One or more parameter values were invalid: ProjectionType is ${kind}, and NonKeyAttributes is ${attributes.length === 0 ? 'not ' : ''}specified`,
      );
    }
    return {
      name: index.IndexName,
      schema: schemaOf(index.KeySchema),
      projection: kind === 'ALL' ? { kind } : { kind, attributes: new Set(attributes) },
    };
  });
  if (used.size < types.size) {
    throw validation(
      'One or more parameter values were invalid: Number of attributes in KeySchema does not exactly match number of ' +
        'attributes defined in AttributeDefinitions',
    );
  }
  return { name: input.TableName, schema, indexes };
}

function description({ table, request, streamLabel }: Described): object {
  const { name, indexes } = table.definition;
  const input: Partial<CreateTableInput> = request;
  const arn = ACCOUNT + name;
  const streams = input.StreamSpecification;
  return {
    TableName: name,
    TableArn: arn,
    TableStatus: 'ACTIVE',
    CreationDateTime: CREATED_AT,
    KeySchema: input.KeySchema,
    AttributeDefinitions: input.AttributeDefinitions,
    ItemCount: table.size,
    TableSizeBytes: table.bytes,
    ProvisionedThroughput: { ReadCapacityUnits: 0, WriteCapacityUnits: 0, NumberOfDecreasesToday: 0 },
    BillingModeSummary: { BillingMode: input.BillingMode ?? 'PAY_PER_REQUEST' },
    ...(streams?.StreamEnabled === true
      ? {
          StreamSpecification: streams,
          LatestStreamArn: `${arn}/stream/${streamLabel}`,
          LatestStreamLabel: streamLabel,
        }
      : {}),
    GlobalSecondaryIndexes:
      indexes.length === 0
        ? undefined
        : input.GlobalSecondaryIndexes?.map((index) => ({
            ...index,
            IndexStatus: 'ACTIVE',
            IndexArn: `${arn}/index/${index.IndexName}`,
          })),
  };
}
