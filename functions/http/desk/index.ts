import type { GroupHandlers } from '../../runtime/handler.ts';
import type { DeskApp } from './app.ts';
import { arrangeUnits } from './arrange-units.ts';
import { assignArrivals } from './assign-arrivals.ts';
import { assignUnits } from './assign-units.ts';
import { createBlock } from './create-block.ts';
import { createDeskBooking } from './create-booking.ts';
import { createDeskPayment } from './create-payment.ts';
import { createUnit } from './create-unit.ts';
import { deleteBlock } from './delete-block.ts';
import { deleteUnit } from './delete-unit.ts';
import { getDesk } from './get-desk.ts';
import { getPlan } from './get-plan.ts';
import { listBlocks } from './list-blocks.ts';
import { listBookingMessages } from './list-messages.ts';
import { listUnits } from './list-units.ts';
import { previewDeskChange } from './preview-change.ts';
import { replaceUnit } from './replace-unit.ts';

export type { DeskApp } from './app.ts';

/** The front desk: numbered rooms and who is in them, rooms that are off sale. */
export const deskGroup = (app: DeskApp): GroupHandlers<'desk'> => ({
  listBlocks: listBlocks(app),
  createBlock: createBlock(app),
  deleteBlock: deleteBlock(app),
  listUnits: listUnits(app),
  createUnit: createUnit(app),
  replaceUnit: replaceUnit(app),
  deleteUnit: deleteUnit(app),
  assignUnits: assignUnits(app),
  assignArrivals: assignArrivals(app),
  arrangeUnits: arrangeUnits(app),
  createDeskBooking: createDeskBooking(app),
  createDeskPayment: createDeskPayment(app),
  previewDeskChange: previewDeskChange(app),
  listBookingMessages: listBookingMessages(app),
  getDesk: getDesk(app),
  getPlan: getPlan(app),
});
