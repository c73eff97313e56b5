import type { GroupHandlers } from '../../runtime/handler.ts';
import { createHotel } from './create-hotel.ts';
import { createPicture } from './create-picture.ts';
import { createRoomType } from './create-room-type.ts';
import { deleteHotel } from './delete-hotel.ts';
import { deleteRoomType } from './delete-room-type.ts';
import { getHotelHistory } from './get-hotel-history.ts';
import { getOwnHotel } from './get-own-hotel.ts';
import { getPicture } from './get-picture.ts';
import { getPricing } from './get-pricing.ts';
import type { AdminHotelsApp } from './hotels-app.ts';
import { listOwnHotels } from './list-own-hotels.ts';
import { replaceHotel } from './replace-hotel.ts';
import { replaceRoomType } from './replace-room-type.ts';
import { setPricing } from './set-pricing.ts';

export type { AdminHotelsApp } from './hotels-app.ts';

/** The half of the admin group that is about hotels, room types and prices. */
export const adminHotels = (app: AdminHotelsApp) =>
  ({
    listOwnHotels: listOwnHotels(app),
    createHotel: createHotel(app),
    getOwnHotel: getOwnHotel(app),
    getHotelHistory: getHotelHistory(app),
    replaceHotel: replaceHotel(app),
    deleteHotel: deleteHotel(app),
    createPicture: createPicture(app),
    getPicture: getPicture(app),
    createRoomType: createRoomType(app),
    replaceRoomType: replaceRoomType(app),
    deleteRoomType: deleteRoomType(app),
    setPricing: setPricing(app),
    getPricing: getPricing(app),
  }) satisfies Partial<GroupHandlers<'admin'>>;
