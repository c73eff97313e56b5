import type * as z from 'zod';
import type * as contract from '../../contract/rates/answers.ts';
import type { GridRun } from '../../domain/grid/runs.ts';
import type { NightSettings } from '../../domain/grid/settings.ts';
import { formatAmount } from '../../domain/money.ts';
import type { GridChanged } from '../../usecases/grid/change-grid.ts';
import type { Grid } from '../../usecases/grid/read-grid.ts';
import { moneyView } from './money.ts';

const overrideView = ({ price, reason }: NightSettings, currency: string) =>
  price === null ? null : { price: moneyView(price, currency), reason: reason ?? 'other' };

/** The API's grid: what each night of each room type sells, and what its owner has set. */
export const gridView = ({ hotel, roomTypes, revision }: Grid): z.output<typeof contract.grid> => ({
  roomTypes: roomTypes.map(({ roomType, nights }) => ({
    id: roomType.id,
    name: roomType.name,
    totalRooms: roomType.totalRooms,
    nights: nights.map(({ settings, price, ...night }) => {
      const { minStay, minStayThrough, maxStay, closedToArrival, closedToDeparture, closed } = settings;
      return {
        ...night,
        price: moneyView(price, hotel.currency),
        override: overrideView(settings, hotel.currency),
        restrictions: { minStay, minStayThrough, maxStay, closedToArrival, closedToDeparture, closed },
      };
    }),
  })),
  revision,
});

/** A run in the form in which a change is sent. */
const runView = ({ roomTypeIds, from, to, set }: GridRun, currency: string): z.output<typeof contract.gridRun> => {
  const { price, reason, ...others } = set;
  return {
    roomTypeIds: [...roomTypeIds],
    from,
    to,
    set: {
      ...(price !== undefined && { price: price === null ? null : formatAmount(price, currency) }),
      ...(reason && { reason }),
      ...others,
    },
  };
};

export const gridChangedView = (changed: GridChanged): z.output<typeof contract.gridChanged> => ({
  changeId: changed.changeId,
  nights: changed.nights,
  before: changed.before.map((run) => runView(run, changed.hotel.currency)),
  after: changed.after.map((run) => runView(run, changed.hotel.currency)),
  failed: changed.failed.map(({ roomTypeId, date }) => ({ roomTypeId, date })),
  revision: changed.revision,
});
