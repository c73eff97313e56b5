import * as z from 'zod';
import { keys, last } from '../../../contract/keys.ts';
import { monthsOf } from '../../../domain/calendar/months.ts';
import { plainNumber, type Unit, type UnitNight } from '../../../domain/hotel/unit.ts';
import { withBackoff } from '../../../usecases/backoff.ts';
import type { Delay, Ids } from '../../../usecases/ports/time.ts';
import type { Units, UnitWriteResult } from '../../../usecases/ports/units.ts';
import { auditWrite } from '../audit.ts';
import { changing, commitKnowing } from '../change.ts';
import { commit, type Write } from '../commit.ts';
import { fromHomeItem } from '../hotels/room-type-item.ts';
import { getItem, getItems, queryAll, type Table } from '../table.ts';
import { fromUnitItem, fromUnitMonthItem, toUnitHomeItem, toUnitItem, toUnitNumberItem } from './unit-items.ts';
import { repairNight } from './unit-repair.ts';

type Meaning = 'unit' | 'number' | 'room type' | 'home' | 'audit';

const written = z.looseObject({ nonce: z.string().optional() });

const byDate = (one: UnitNight, other: UnitNight): number => (one.date < other.date ? -1 : 1);

/** Units in the single table: in their hotel's partition, with an item a number so that each is given once. */
export const unitRepository = (table: Table, delay: Delay, ids: Pick<Ids, 'nonce'>): Units => {
  /** No unit has the number yet. */
  const takeNumber = (unit: Unit): Write<Meaning> => ({
    means: 'number',
    put: {
      Item: toUnitNumberItem(unit),
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  });
  const giveNumber = (unit: Unit): Write<Meaning> => ({
    means: 'number',
    remove: { Key: keys.unitNumber(unit.hotelId, plainNumber(unit.number)) },
  });
  const roomTypeStays = ({ hotelId, roomTypeId }: Unit): Write<Meaning> => {
    const { UpdateExpression: _none, ...when } = changing({ when: { id: roomTypeId, deleting: undefined } });
    return { means: 'room type', check: { Key: keys.roomType(hotelId, roomTypeId), ...when } };
  };
  const asRead = ({ version, retiring }: Unit) => {
    const { UpdateExpression: _none, ...when } = changing({ when: { version, retiring } });
    return when;
  };

  const send = async (writes: readonly Write<Meaning>[], nonce: string): Promise<UnitWriteResult> => {
    const result = await withBackoff<UnitWriteResult>(delay, async () => {
      const answer = await commit(table, writes);
      if (answer.kind === 'committed') return 'committed';
      if (answer.kind === 'contended') return 'again';
      const unit = answer.failures.find(({ means }) => means === 'unit');
      // A try whose answer was lost has written the unit: its item has our nonce.
      if (unit && written.parse(unit.item ?? {}).nonce === nonce) return 'committed';
      if (unit || answer.failures.some(({ means }) => means === 'room type')) return 'conflict';
      return 'number-taken';
    });
    return result === 'gave-up' ? 'contended' : result;
  };

  const nightsOfMany: Units['nightsOfMany'] = async (unitIds, from, to) => {
    const months = monthsOf(from, to);
    const items = await getItems(
      table,
      unitIds.flatMap((unitId) => months.map((month) => keys.unitMonth(unitId, month))),
    );
    const nights = new Map<string, UnitNight[]>();
    for (const item of items) {
      const unitId = String(item['pk']).slice('UNIT#'.length);
      const own = fromUnitMonthItem(item).filter(({ date }) => date >= from && date <= to);
      if (own.length > 0) nights.set(unitId, [...(nights.get(unitId) ?? []), ...own].toSorted(byDate));
    }
    return nights;
  };

  return {
    async homeOf(unitId) {
      const item = await getItem(table, keys.unitHome(unitId));
      return item === undefined ? undefined : fromHomeItem(item);
    },

    async find(hotelId, unitId) {
      const item = await getItem(table, keys.unit(hotelId, unitId));
      return item === undefined ? undefined : fromUnitItem(item);
    },

    async findMany(hotelId, unitIds) {
      return (
        await getItems(
          table,
          unitIds.map((id) => keys.unit(hotelId, id)),
        )
      ).map(fromUnitItem);
    },

    async ofHotel(hotelId) {
      return (await queryAll(table, { pk: keys.hotel(hotelId).pk, beginsWith: 'UNIT#' })).map(fromUnitItem);
    },

    create(unit, audit) {
      const nonce = ids.nonce();
      return send(
        [
          {
            means: 'unit',
            put: { Item: { ...toUnitItem(unit), nonce }, ConditionExpression: 'attribute_not_exists(pk)' },
          },
          takeNumber(unit),
          roomTypeStays(unit),
          { means: 'home', put: { Item: toUnitHomeItem(unit) } },
          auditWrite(audit, nonce),
        ],
        nonce,
      );
    },

    replace(before, after, audit) {
      const nonce = ids.nonce();
      const renumbered = plainNumber(before.number) !== plainNumber(after.number);
      return send(
        [
          { means: 'unit', put: { Item: { ...toUnitItem(after), nonce }, ...asRead(before) } },
          ...(renumbered ? [giveNumber(before), takeNumber(after)] : []),
          ...(before.roomTypeId === after.roomTypeId ? [] : [roomTypeStays(after)]),
          auditWrite(audit, nonce),
        ],
        nonce,
      );
    },

    retire(before, mark) {
      const nonce = ids.nonce();
      const marked = changing({
        set: { retiring: mark, nonce },
        when: { version: before.version, retiring: before.retiring },
      });
      return commitKnowing(table, delay, nonce, [
        { means: 'unit', update: { Key: keys.unit(before.hotelId, before.id), ...marked } },
      ]);
    },

    async remove(marked, audit) {
      const nonce = ids.nonce();
      const result = await send(
        [
          { means: 'unit', remove: { Key: keys.unit(marked.hotelId, marked.id), ...asRead(marked) } },
          giveNumber(marked),
          { means: 'home', remove: { Key: keys.unitHome(marked.id) } },
          auditWrite(audit, nonce),
        ],
        nonce,
      );
      return result === 'number-taken' ? 'conflict' : result;
    },

    nightsOfMany,

    repairNight: (night, bookings, audit) => repairNight(table, delay, night, bookings, auditWrite(audit, ids.nonce())),

    async nights(unitId, from) {
      const { pk } = keys.unitMonth(unitId, '');
      const months = await queryAll(table, { pk, from: from.slice(0, 7), to: `9999-12${last}` });
      return months.flatMap(fromUnitMonthItem).filter(({ date }) => date >= from);
    },
  };
};
