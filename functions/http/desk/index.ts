import type { DepsOf, RouteGroup } from '../../runtime/handler.ts';
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

/** The front desk: numbered rooms and who is in them, rooms that are off sale. */
export const deskGroup = {
  listBlocks,
  createBlock,
  deleteBlock,
  listUnits,
  createUnit,
  replaceUnit,
  deleteUnit,
  assignUnits,
  assignArrivals,
  arrangeUnits,
  createDeskBooking,
  createDeskPayment,
  previewDeskChange,
  listBookingMessages,
  getDesk,
  getPlan,
} satisfies RouteGroup<'desk'>;

/** What the routes of this group are served with. */
export type DeskApp = DepsOf<typeof deskGroup>;
