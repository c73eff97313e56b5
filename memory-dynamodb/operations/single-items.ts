import { Bill, readUnits } from '../capacity.ts';
import { Bindings } from '../expressions/bindings.ts';
import { parsedProjection } from '../expressions/parse.ts';
import { type PlainPath, plainPath } from '../expressions/paths.ts';
import { checkProjection, projected } from '../expressions/projection.ts';
import { conditionFailed, validation } from '../problems.ts';
import type { Tables } from '../tables.ts';
import { checkedItem } from '../values/attribute-value.ts';
import type { Item } from '../values/item.ts';
import { itemSize } from '../values/size.ts';
import type {
  DeleteItemInput,
  GetItemInput,
  Projecting,
  PutItemInput,
  ReturnValues,
  UpdateItemInput,
} from './requests.ts';
import { deleteAction, putAction, updateAction, type WriteAction } from './write-action.ts';

export function putItem(tables: Tables, input: PutItemInput): object {
  refuseReturn(input.ReturnValues, ['NONE', 'ALL_OLD']);
  return write(tables, putAction(tables, input), input);
}

export function deleteItem(tables: Tables, input: DeleteItemInput): object {
  refuseReturn(input.ReturnValues, ['NONE', 'ALL_OLD']);
  return write(tables, deleteAction(tables, input), input);
}

export function updateItem(tables: Tables, input: UpdateItemInput): object {
  return write(tables, updateAction(tables, input), input);
}

export function getItem(tables: Tables, input: GetItemInput): object {
  const table = tables.table(input.TableName);
  const paths = projectionPaths(input);
  const item = table.get(table.placeOfKey(checkedItem(input.Key)).id);
  const bill = new Bill('Read');
  bill.addRead(
    table.definition.name,
    undefined,
    readUnits(item === undefined ? 0 : itemSize(item), input.ConsistentRead === true ? 'strong' : 'eventual'),
  );
  const found = item === undefined || paths === undefined ? item : projected(item, paths);
  return { Item: found, ConsumedCapacity: bill.one(input.ReturnConsumedCapacity) };
}

/** The paths that a read projects, or undefined for whole items. @throws ValidationException */
export function projectionPaths(input: Projecting): readonly PlainPath[] | undefined {
  if (input.ProjectionExpression === undefined) {
    if (input.ExpressionAttributeNames !== undefined) {
      throw validation('ExpressionAttributeNames can only be specified when using expressions');
    }
    return undefined;
  }
  const projection = parsedProjection('ProjectionExpression', input.ProjectionExpression);
  const bindings = new Bindings(input, [projection]);
  const paths = projection.tree.map((path) => plainPath(path, bindings));
  checkProjection(paths);
  return paths;
}

function write(
  tables: Tables,
  action: WriteAction,
  input: Pick<UpdateItemInput, 'ReturnValues' | 'ReturnConsumedCapacity'>,
): object {
  const before = action.table.get(action.place.id);
  if (!action.holds(before ?? {})) throw conditionFailed(action.answersOld ? before : undefined);
  const after = action.after(before);
  const cost = tables.commit(action.table, action.place, after);
  const bill = new Bill('Write');
  bill.addWrite(action.table.definition.name, cost.bytes, cost.indexes);
  return {
    Attributes: answered(input.ReturnValues, before, after, action.paths),
    ConsumedCapacity: bill.one(input.ReturnConsumedCapacity),
  };
}

function answered(
  asked: ReturnValues | undefined,
  before: Item | undefined,
  after: Item | undefined,
  paths: readonly PlainPath[],
): Item | undefined {
  if (asked === undefined || asked === 'NONE') return undefined;
  const image = asked === 'ALL_OLD' || asked === 'UPDATED_OLD' ? before : after;
  if (image === undefined) return undefined;
  if (asked === 'ALL_OLD' || asked === 'ALL_NEW') return image;
  const parts = projected(image, paths);
  return Object.keys(parts).length === 0 ? undefined : parts;
}

function refuseReturn(asked: ReturnValues | undefined, allowed: readonly ReturnValues[]): void {
  if (asked !== undefined && !allowed.includes(asked)) throw validation('Return values set to invalid value');
}
