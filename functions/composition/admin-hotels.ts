import { auditTrail } from '../adapters/dynamo/audit-trail.ts';
import { hotelLists } from '../adapters/dynamo/hotels/hotel-lists.ts';
import { gridStore } from '../adapters/dynamo/rates/grid-store.ts';
import { lazyTowns } from '../adapters/places/lazy-towns.ts';
import { zoneAt } from '../adapters/places/zone-at.ts';
import type { AdminApp } from '../http/admin/index.ts';
import { listHotelChanges } from '../usecases/audit/list-hotel-changes.ts';
import { createHotel } from '../usecases/hotels/create-hotel.ts';
import { deleteHotel } from '../usecases/hotels/delete-hotel.ts';
import { listOwnHotels } from '../usecases/hotels/list-hotels.ts';
import { ownHotel } from '../usecases/hotels/own-hotel.ts';
import { replaceHotel } from '../usecases/hotels/replace-hotel.ts';
import type { Towns } from '../usecases/ports/hotels.ts';
import { getPricing } from '../usecases/pricing/get-pricing.ts';
import { setPricing } from '../usecases/pricing/set-pricing.ts';
import { createRoomType } from '../usecases/rooms/create-room-type.ts';
import { deleteRoomType } from '../usecases/rooms/delete-room-type.ts';
import { replaceRoomType } from '../usecases/rooms/replace-room-type.ts';
import type { Core } from './core.ts';
import { rolloutPorts } from './night-rollouts.ts';

/**
 * What owners do with hotels, room types and prices.
 * @param towns where the process has them open already
 */
export const composeAdminHotels = (core: Core, towns: Towns = { ...lazyTowns(core.placesFile), zoneAt }) => {
  const { table, ids, delay, signing } = core;
  const ports = { ...rolloutPorts(core), towns, grid: gridStore(table, delay, ids) };
  return {
    listOwnHotels: listOwnHotels({ lists: hotelLists(table) }),
    createHotel: createHotel(ports),
    ownHotel: ownHotel(ports),
    replaceHotel: replaceHotel(ports),
    deleteHotel: deleteHotel(ports),
    createRoomType: createRoomType(ports),
    replaceRoomType: replaceRoomType(ports),
    deleteRoomType: deleteRoomType(ports),
    setPricing: setPricing(ports),
    getPricing: getPricing(ports),
    listHotelChanges: listHotelChanges({ trail: auditTrail(table), hotels: ports.hotels }),
    cursorKeys: signing.cursor,
  } satisfies Partial<AdminApp>;
};
