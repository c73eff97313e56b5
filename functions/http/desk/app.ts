import type { createBlock } from '../../usecases/blocks/create-block.ts';
import type { listBlocks } from '../../usecases/blocks/list-blocks.ts';
import type { removeBlock } from '../../usecases/blocks/remove-block.ts';
import type { bookAtDesk } from '../../usecases/frontdesk/book-at-desk.ts';
import type { previewAtDesk } from '../../usecases/frontdesk/change-at-desk.ts';
import type { deskDay } from '../../usecases/frontdesk/desk-day.ts';
import type { listMessages } from '../../usecases/frontdesk/list-messages.ts';
import type { payAtDesk } from '../../usecases/frontdesk/pay-at-desk.ts';
import type { readPlan } from '../../usecases/frontdesk/read-plan.ts';
import type { ReadBookingDetails } from '../../usecases/ports/booking-details.ts';
import type { QuoteSealer } from '../../usecases/ports/quotes.ts';
import type { Clock } from '../../usecases/ports/time.ts';
import type { arrangeUnits } from '../../usecases/units/arrange-units.ts';
import type { assignArrivals } from '../../usecases/units/assign-arrivals.ts';
import type { assignUnits } from '../../usecases/units/assign-units.ts';
import type { deleteUnit, replaceUnit } from '../../usecases/units/change-unit.ts';
import type { createUnit, listUnits } from '../../usecases/units/create-unit.ts';

/** What the routes of the front desk are served with. */
export interface DeskApp {
  readonly listBlocks: ReturnType<typeof listBlocks>;
  readonly createBlock: ReturnType<typeof createBlock>;
  readonly removeBlock: ReturnType<typeof removeBlock>;
  readonly listUnits: ReturnType<typeof listUnits>;
  readonly createUnit: ReturnType<typeof createUnit>;
  readonly replaceUnit: ReturnType<typeof replaceUnit>;
  readonly deleteUnit: ReturnType<typeof deleteUnit>;
  readonly assignUnits: ReturnType<typeof assignUnits>;
  readonly assignArrivals: ReturnType<typeof assignArrivals>;
  readonly arrangeUnits: ReturnType<typeof arrangeUnits>;
  readonly bookAtDesk: ReturnType<typeof bookAtDesk>;
  readonly previewAtDesk: ReturnType<typeof previewAtDesk>;
  readonly listMessages: ReturnType<typeof listMessages>;
  readonly payAtDesk: ReturnType<typeof payAtDesk>;
  readonly deskDay: ReturnType<typeof deskDay>;
  readonly readPlan: ReturnType<typeof readPlan>;
  readonly quotes: QuoteSealer;
  readonly bookingDetails: ReadBookingDetails;
  readonly clock: Clock;
  readonly cursorKeys: readonly Uint8Array[];
}
