import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { hotelRanges } from '../../../contract/hotel-ranges.ts';
import { keyNames, keys } from '../../../contract/keys.ts';
import { withBackoff } from '../../../usecases/backoff.ts';
import type { NightKey } from '../../../usecases/ports/nights.ts';
import type { Finding, NightLedger, NightRepair } from '../../../usecases/ports/reconciliation.ts';
import type { Delay, Ids } from '../../../usecases/ports/time.ts';
import { auditWrite } from '../audit.ts';
import { commit, type Write } from '../commit.ts';
import { getItems, type Item, type Table } from '../table.ts';
import { fromNightItem, nightMarks } from './night-item.ts';

const findingSchema = z.object({
  hotelId: z.string(),
  roomTypeId: z.string(),
  date: z.string(),
  seq: z.int().optional(),
  sold: z.int(),
  bookings: z.int(),
  foundAt: z.string(),
});
/** An unconfirmed finding is dropped; the schedule confirms after a day. */
const FINDING_DAYS = 7;

const keyOf = ({ hotelId, date, roomTypeId }: NightKey) => keys.night(hotelId, date, roomTypeId);

const countedPage = (table: Table, hotelId: string, from: string, to: string, after: Item | undefined) => {
  const range = hotelRanges.nights(from, to);
  return table.client.send(
    new QueryCommand({
      TableName: table.name,
      ConsistentRead: true,
      KeyConditionExpression: '#pk = :pk AND #sk BETWEEN :from AND :to',
      // A night with a price alone has nothing to compare, and there are many of them.
      FilterExpression: 'attribute_exists(#cap)',
      ProjectionExpression: '#pk, #sk, sold, blocked, #left, #cap, seq',
      ExpressionAttributeNames: { '#pk': keyNames.partition, '#sk': keyNames.sort, '#left': 'left', '#cap': 'cap' },
      ExpressionAttributeValues: { ':pk': keys.hotel(hotelId).pk, ':from': range.from, ':to': range.to },
      ...(after && { ExclusiveStartKey: after }),
    }),
  );
};

/** The night's counters as they should be, where they still are as they were seen. */
const countersWrite = ({ drift, truth }: NightRepair): Write<'night'> => ({
  means: 'night',
  update: {
    Key: keyOf(drift),
    UpdateExpression:
      'SET sold = :sold, blocked = :blocked, #left = :left, #cap = :cap, seq = if_not_exists(seq, :zero) + :one, ' +
      '#type = :type, #schema = :one',
    // The counters are unchanged: no sale, no rollout over the nights, no other repair.
    ConditionExpression: drift.seq === undefined ? 'attribute_not_exists(seq)' : 'seq = :seq',
    ExpressionAttributeNames: { '#left': 'left', '#cap': 'cap', '#type': 'type', '#schema': 'schema' },
    ExpressionAttributeValues: {
      ':sold': truth.sold,
      ':blocked': truth.blocked,
      ':left': truth.left,
      ':cap': truth.cap,
      ':zero': 0,
      ':one': 1,
      ':type': nightMarks.type,
      ...(drift.seq !== undefined && { ':seq': drift.seq }),
    },
  },
});

/** A cap is written only while its room type still says so: a change of it begun meanwhile would overlook the night. */
const roomTypeCheck = ({ drift, truth, roomType }: NightRepair): Write<'room-type'>[] =>
  roomType === undefined || truth.cap === drift.writtenCap
    ? []
    : [
        {
          means: 'room-type',
          check: {
            Key: keys.roomType(roomType.hotelId, roomType.id),
            ConditionExpression: 'version = :version AND attribute_not_exists(capacityChange)',
            ExpressionAttributeValues: { ':version': roomType.version },
          },
        },
      ];

/** What reconciliation reads and writes of nights in the single table. */
export const nightLedger = (table: Table, ids: Pick<Ids, 'nonce'>, delay: Delay): NightLedger => ({
  async counted(hotelId, from, to) {
    const items: Item[] = [];
    let after: Item | undefined;
    do {
      const page = await countedPage(table, hotelId, from, to, after);
      items.push(...(page.Items ?? []));
      after = page.LastEvaluatedKey;
    } while (after);
    return items.map(fromNightItem);
  },

  async again(wanted) {
    const items = await getItems(table, wanted.map(keyOf));
    return items.map(fromNightItem).filter(({ cap }) => cap !== undefined);
  },

  async repair(repair) {
    const writes = [countersWrite(repair), ...roomTypeCheck(repair), auditWrite(repair.audit, ids.nonce())];
    const result = await withBackoff(delay, async () => {
      const outcome = await commit<string>(table, writes);
      if (outcome.kind === 'contended') return 'again';
      return outcome.kind === 'committed' ? 'repaired' : 'conflict';
    });
    return result === 'gave-up' ? 'conflict' : result;
  },

  async findings(wanted) {
    const items = await getItems(
      table,
      wanted.map(({ hotelId, date, roomTypeId }) => keys.finding(hotelId, date, roomTypeId)),
    );
    return items.map((item) => {
      const { seq, ...finding } = findingSchema.parse(item);
      return { ...finding, seq };
    });
  },

  async keepFinding({ hotelId, date, roomTypeId }: NightKey, finding: Finding) {
    // By the real clock, as DynamoDB reads it.
    const ttl = Math.floor(Date.now() / 1000) + FINDING_DAYS * 86_400;
    const Item = {
      ...keys.finding(hotelId, date, roomTypeId),
      type: 'finding',
      schema: 1,
      ...{ hotelId, date, roomTypeId, sold: finding.sold, bookings: finding.bookings, foundAt: finding.foundAt },
      ...(finding.seq !== undefined && { seq: finding.seq }),
      ttl,
    };
    await table.client.send(new PutCommand({ TableName: table.name, Item }));
  },
});
