import type { CreateTableInput } from '../operations/requests.ts';
import { ACCOUNT } from '../operations/table-settings.ts';
import { ServiceError, validation } from '../problems.ts';
import type { Described, Tables } from '../tables.ts';
import type { Item } from '../values/item.ts';
import { itemSize } from '../values/size.ts';
import type { StreamChange, StreamLog } from './stream-log.ts';

// One shard for each stream, which never ends: a table in one process has no partitions that could split.

type Streams = { readonly tables: Tables; readonly log: StreamLog };
type OfStream = { readonly StreamArn: string };
type IteratorInput = OfStream & {
  readonly ShardId: string;
  readonly ShardIteratorType: 'TRIM_HORIZON' | 'LATEST' | 'AT_SEQUENCE_NUMBER' | 'AFTER_SEQUENCE_NUMBER';
  readonly SequenceNumber?: string;
};
type RecordsInput = { readonly ShardIterator: string; readonly Limit?: number };

const SHARD = 'shardId-00000000000000000001-00000001';
const MAX_RECORDS = 1_000;
const MAX_BYTES = 1_024 * 1_024;
const SEQUENCE_DIGITS = 21;

const OPERATIONS: ReadonlyMap<string, (streams: Streams, body: string) => object> = new Map([
  ['ListStreams', reading(listStreams)],
  ['DescribeStream', reading(describeStream)],
  ['GetShardIterator', reading(getShardIterator)],
  ['GetRecords', reading(getRecords)],
]);

function reading<Input>(operation: (streams: Streams, input: Input) => object) {
  return (streams: Streams, body: string): object => {
    const input: Input = JSON.parse(body);
    return operation(streams, input);
  };
}

/** Executes a request of DynamoDB Streams. @throws ServiceError */
export function performOnStreams(streams: Streams, operation: string, body: string): object {
  const known = OPERATIONS.get(operation);
  if (known !== undefined) return known(streams, body);
  throw new ServiceError('UnknownOperationException', `The in-memory table has no streams operation ${operation}`);
}

function listStreams({ tables }: Streams, { TableName }: { readonly TableName?: string }): object {
  const streams = [...tables.all.values()].filter(hasStream).map(({ table, streamLabel }) => ({
    StreamArn: arnOf(table.definition.name, streamLabel),
    TableName: table.definition.name,
    StreamLabel: streamLabel,
  }));
  return { Streams: streams.filter((stream) => TableName === undefined || stream.TableName === TableName) };
}

function describeStream({ tables, log }: Streams, { StreamArn }: OfStream): object {
  const described = streamOf(tables, StreamArn);
  const { table, streamLabel, request } = described;
  const input = request as CreateTableInput;
  return {
    StreamDescription: {
      StreamArn,
      StreamLabel: streamLabel,
      StreamStatus: 'ENABLED',
      StreamViewType: viewOf(described),
      TableName: table.definition.name,
      KeySchema: input.KeySchema,
      Shards: [{ ShardId: SHARD, SequenceNumberRange: { StartingSequenceNumber: digits(log.trimmed + 1) } }],
    },
  };
}

function getShardIterator({ tables, log }: Streams, input: IteratorInput): object {
  streamOf(tables, input.StreamArn);
  if (input.ShardId !== SHARD) throw noStream('Shard', input.ShardId);
  return { ShardIterator: `${input.StreamArn}|${firstBehind(log, input)}` };
}

/** The sequence number after which an iterator begins. */
function firstBehind(log: StreamLog, { ShardIteratorType: type, SequenceNumber: text = '' }: IteratorInput): number {
  if (type === 'TRIM_HORIZON') return log.trimmed;
  if (type === 'LATEST') return log.last;
  if (!/^\d{1,40}$/.test(text)) throw validation('SequenceNumber must be given, as digits');
  const sequence = Number(text) - (type === 'AT_SEQUENCE_NUMBER' ? 1 : 0);
  if (sequence > log.last) throw validation('Invalid SequenceNumber: it is beyond the end of the shard');
  refuseTrimmed(log, sequence);
  return sequence;
}

function getRecords({ tables, log }: Streams, { ShardIterator, Limit = MAX_RECORDS }: RecordsInput): object {
  const [, arn = '', text = ''] = /^(.+)\|(\d+)$/.exec(ShardIterator) ?? [];
  if (arn === '') throw validation('Invalid ShardIterator');
  if (Limit < 1 || Limit > MAX_RECORDS) throw validation(`Limit must be from 1 to ${MAX_RECORDS}`);
  const described = streamOf(tables, arn);
  const behind = Number(text);
  refuseTrimmed(log, behind);
  const changes = log.read(described.table.definition.name, Math.max(behind, described.since), Limit);
  const records = upToOnePage(changes);
  const next = records.at(-1)?.sequence ?? behind;
  return {
    Records: records.map((change) => recordOf(change, viewOf(described))),
    NextShardIterator: `${arn}|${next}`,
  };
}

function upToOnePage(changes: readonly StreamChange[]): readonly StreamChange[] {
  let bytes = 0;
  const end = changes.findIndex(({ oldImage, newImage }) => {
    bytes += sizeOf(oldImage) + sizeOf(newImage);
    return bytes > MAX_BYTES;
  });
  return end < 0 ? changes : changes.slice(0, Math.max(1, end));
}

function recordOf(change: StreamChange, view: string): object {
  const { oldImage, newImage, keys, sequence, at } = change;
  const showsOld = view === 'OLD_IMAGE' || view === 'NEW_AND_OLD_IMAGES';
  const showsNew = view === 'NEW_IMAGE' || view === 'NEW_AND_OLD_IMAGES';
  return {
    eventID: digits(sequence),
    eventName: newImage === undefined ? 'REMOVE' : oldImage === undefined ? 'INSERT' : 'MODIFY',
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: 'local',
    dynamodb: {
      ApproximateCreationDateTime: Math.floor(at / 1_000),
      Keys: keys,
      ...(showsOld && oldImage !== undefined ? { OldImage: oldImage } : {}),
      ...(showsNew && newImage !== undefined ? { NewImage: newImage } : {}),
      SequenceNumber: digits(sequence),
      SizeBytes: sizeOf(keys) + (showsOld ? sizeOf(oldImage) : 0) + (showsNew ? sizeOf(newImage) : 0),
      StreamViewType: view,
    },
  };
}

function sizeOf(item: Item | undefined): number {
  return item === undefined ? 0 : itemSize(item);
}

function refuseTrimmed(log: StreamLog, behind: number): void {
  if (behind >= log.trimmed) return;
  throw new ServiceError(
    'TrimmedDataAccessException',
    'The requested records are beyond the trim horizon: they are not kept any more',
  );
}

function streamOf(tables: Tables, arn: string): Described {
  const [, name = '', label = ''] = /:table\/([^/]+)\/stream\/(.+)$/.exec(arn) ?? [];
  const described = tables.all.get(name);
  if (described === undefined || described.streamLabel !== label || !hasStream(described)) {
    throw noStream('Stream', arn);
  }
  return described;
}

function noStream(what: string, name: string): ServiceError {
  return new ServiceError('ResourceNotFoundException', `Requested resource not found: ${what}: ${name} not found`);
}

/** Whether a table has a stream. */
export function hasStream({ request }: Described): boolean {
  const input: Partial<CreateTableInput> = request;
  return input.StreamSpecification?.StreamEnabled === true;
}

function viewOf({ request }: Described): string {
  const input: Partial<CreateTableInput> = request;
  return input.StreamSpecification?.StreamViewType ?? 'NEW_AND_OLD_IMAGES';
}

function arnOf(name: string, label: string): string {
  return `${ACCOUNT}${name}/stream/${label}`;
}

function digits(sequence: number): string {
  return String(sequence).padStart(SEQUENCE_DIGITS, '0');
}
