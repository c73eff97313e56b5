import { fullNights } from '../adapters/cache/full-nights.ts';
import { bookingDetails } from '../adapters/dynamo/bookings/booking-details.ts';
import { bookingMessages } from '../adapters/dynamo/bookings/booking-messages.ts';
import { bookingRepository } from '../adapters/dynamo/bookings/booking-repository.ts';
import { hotelBookingIds } from '../adapters/dynamo/bookings/hotel-bookings.ts';
import { hotelReader } from '../adapters/dynamo/hotels/hotel-repository.ts';
import { nightReader } from '../adapters/dynamo/nights/night-repository.ts';
import { sharedSettings } from '../adapters/dynamo/settings-cache.ts';
import { settingsRepository } from '../adapters/dynamo/settings-repository.ts';
import { unitRepository } from '../adapters/dynamo/units/unit-repository.ts';
import { sha256Digests } from '../adapters/signing/digests.ts';
import { quoteSealer } from '../adapters/signing/quote-sealer.ts';
import type { DeskApp } from '../http/desk/index.ts';
import { createBlock } from '../usecases/blocks/create-block.ts';
import { listBlocks } from '../usecases/blocks/list-blocks.ts';
import { removeBlock } from '../usecases/blocks/remove-block.ts';
import { bookAtDesk } from '../usecases/frontdesk/book-at-desk.ts';
import { previewAtDesk } from '../usecases/frontdesk/change-at-desk.ts';
import { deskDay } from '../usecases/frontdesk/desk-day.ts';
import { listMessages } from '../usecases/frontdesk/list-messages.ts';
import { payAtDesk } from '../usecases/frontdesk/pay-at-desk.ts';
import { readPlan } from '../usecases/frontdesk/read-plan.ts';
import { arrangeUnits } from '../usecases/units/arrange-units.ts';
import { assignArrivals } from '../usecases/units/assign-arrivals.ts';
import { assignUnits } from '../usecases/units/assign-units.ts';
import { deleteUnit, replaceUnit } from '../usecases/units/change-unit.ts';
import { createUnit, listUnits } from '../usecases/units/create-unit.ts';
import type { Core } from './core.ts';
import { blockParts } from './night-rollouts.ts';

/** What the front desk does with the hotel's rooms. */
export const composeDesk = (core: Core): DeskApp => {
  const { table, clock, delay, ids } = core;
  const blocks = { ...blockParts(core), hotels: hotelReader(table), nights: nightReader(table) };
  const settings = sharedSettings(table, settingsRepository(table, ids, delay), clock);
  const units = { hotels: hotelReader(table), units: unitRepository(table, delay, ids), clock, ids };
  const moves = { ...units, bookings: bookingRepository(table), delay };
  const quotes = quoteSealer(core.signing.quote);
  const stays = { ...moves, hotelBookingIds: hotelBookingIds(table), blocks: blocks.blocks };
  return {
    listBlocks: listBlocks(blocks),
    createBlock: createBlock({ ...moves, ...blocks, settings, digests: sha256Digests }),
    removeBlock: removeBlock(blocks),
    listUnits: listUnits(units),
    createUnit: createUnit(units),
    replaceUnit: replaceUnit(units),
    deleteUnit: deleteUnit(units),
    assignUnits: assignUnits(moves),
    assignArrivals: assignArrivals(stays),
    arrangeUnits: arrangeUnits({ ...stays, digests: sha256Digests }),
    bookAtDesk: bookAtDesk({ ...moves, quotes, settings, digests: sha256Digests, fullNights: fullNights() }),
    previewAtDesk: previewAtDesk({ ...moves, settings }),
    listMessages: listMessages({ ...moves, messages: bookingMessages(table) }),
    payAtDesk: payAtDesk({ ...moves, digests: sha256Digests }),
    deskDay: deskDay(stays),
    readPlan: readPlan(stays),
    quotes,
    bookingDetails: bookingDetails(table),
    clock,
    cursorKeys: core.signing.cursor,
  };
};
