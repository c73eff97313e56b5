// The public interface of this package; everything else is internal.
export { type DurableDynamo, openDurableDynamo } from './durable-dynamo.ts';
export type { Call, Fault, Intercept } from './faults.ts';
export { serveDynamo } from './http-service.ts';
export {
  createMemoryDynamo,
  type MemoryDynamo,
  type MemoryDynamoOptions,
  type Snapshot,
} from './memory-dynamo.ts';
export type { Change } from './tables.ts';
export type { AttributeValue, Item } from './values/item.ts';
export { type PlainItem, plainItem } from './values/plain.ts';
export { itemSize } from './values/size.ts';
