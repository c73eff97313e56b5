import { keys } from '../../../contract/keys.ts';
import type { UnitDelta } from '../../../domain/booking/units.ts';
import type { IsoDate } from '../../../domain/calendar/date.ts';
import type { Write } from '../commit.ts';
import type { Item } from '../table.ts';

/**
 * Takes and gives nights of a month of a unit in one update (rule 33): a date is taken only where it is free, and
 * given only by who has it.
 */
export const unitMonthWrite = <M>(means: M, { unitId, month, take, give }: UnitDelta, holder: string): Write<M> => {
  const nameOf = (date: IsoDate): string => `#d${date.slice(8)}`;
  const dates = [...take, ...give];
  const removes = give.length > 0 ? ` REMOVE ${give.map(nameOf).join(', ')}` : '';
  return {
    means,
    update: {
      Key: keys.unitMonth(unitId, month),
      UpdateExpression: `SET ${['#type = :type', '#schema = :one', ...take.map((date) => `${nameOf(date)} = :holder`)].join(', ')}${removes}`,
      ConditionExpression: [
        ...take.map((date) => `attribute_not_exists(${nameOf(date)})`),
        ...give.map((date) => `${nameOf(date)} = :holder`),
      ].join(' AND '),
      ExpressionAttributeNames: {
        ...{ '#type': 'type', '#schema': 'schema' },
        ...Object.fromEntries(dates.map((date) => [nameOf(date), date])),
      },
      ExpressionAttributeValues: { ':type': 'unitMonth', ':one': 1, ':holder': holder },
    },
  };
};

/** Of the dates to take, those already taken in the month as it was, and the booking that has the first. */
export const takenDates = (
  item: Item | undefined,
  { take }: UnitDelta,
): { nights: IsoDate[]; holder: string | null } => {
  const nights = take.filter((date) => item?.[date] !== undefined);
  const [first] = nights;
  return { nights, holder: first === undefined ? null : String(item?.[first]) };
};

/** The unit can be assigned: it is there, of this room type, in service and not about to go. */
export const unitCheck = <M>(means: M, hotelId: string, unitId: string, roomTypeId: string): Write<M> => ({
  means,
  check: {
    Key: keys.unit(hotelId, unitId),
    ConditionExpression: '#roomTypeId = :roomTypeId AND #status = :inService AND attribute_not_exists(retiring)',
    ExpressionAttributeNames: { '#roomTypeId': 'roomTypeId', '#status': 'status' },
    ExpressionAttributeValues: { ':roomTypeId': roomTypeId, ':inService': 'in_service' },
  },
});
