import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { Instant } from '../../../domain/calendar/instant.ts';
import type { Item, Table } from '../table.ts';
import { upcast } from '../upcast.ts';
import { heldItem } from './held-item.ts';

/**
 * Every item from `from` to before `to` whose insert was an event of a booking, a hotel or its nights, in no order. It
 * reads the whole table, which no route and no schedule does: it is for the day after a gap.
 */
export async function* outboxBetween(table: Table, from: Instant, to: Instant): AsyncGenerator<Item> {
  let start: Item | undefined;
  do {
    const page = await table.client.send(
      new ScanCommand({
        TableName: table.name,
        // A history's or a change log's entry of that time, or a booking made then; none of the demo world.
        FilterExpression:
          'attribute_not_exists(seeded) AND ((#type IN (:history, :audit) AND #at >= :from AND #at < :to) OR ' +
          '(#type = :booking AND createdAt >= :from AND createdAt < :to))',
        ExpressionAttributeNames: { '#type': 'type', '#at': 'at' },
        ExpressionAttributeValues: {
          ':history': 'history',
          ':audit': 'audit',
          ':booking': 'booking',
          ':from': from,
          ':to': to,
        },
        ExclusiveStartKey: start,
      }),
    );
    for (const item of (page.Items ?? []).map(upcast)) {
      yield item['type'] === 'booking' ? await heldItem(table, item) : item;
    }
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
}
