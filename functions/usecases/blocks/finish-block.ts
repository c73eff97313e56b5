import { capOf } from '../../domain/availability.ts';
import type { IsoDate } from '../../domain/calendar/date.ts';
import { type Block, type BlockStep, nextStep } from '../../domain/hotel/block.ts';
import { inventoryOf } from '../../domain/hotel/hotel.ts';
import type { AuditEntry } from '../ports/audit.ts';
import type { Blocks } from '../ports/blocks.ts';
import type { HotelReader } from '../ports/hotels.ts';
import type { Clock } from '../ports/time.ts';

export interface FinishBlockDeps {
  readonly hotels: Pick<HotelReader, 'facts'>;
  readonly blocks: Blocks;
  readonly clock: Clock;
}

/** A block has at most 19 months to take and as many to give back; others may come between as often. */
const MOST_STEPS = 80;

/** The end of a block with work to do: complete, removed, or undone for these nights. */
export type BlockEnd =
  | { readonly kind: 'ended'; readonly block: Block }
  | { readonly kind: 'undone'; readonly nights: readonly IsoDate[] }
  | { readonly kind: 'contended' };

/**
 * Finishes a block (rule 32), by any process: takes its nights a month at a time, and gives all back where some are not
 * free. Each step is one transaction on the block as it was read, so several workers do none of them twice.
 *
 * @returns `contended` where it is left to the next request or the sweeper
 */
export const finishBlock = async (deps: FinishBlockDeps, blockId: string): Promise<BlockEnd> => {
  let refused: readonly IsoDate[] = [];
  for (let steps = 0; steps < MOST_STEPS; steps += 1) {
    const block = (await deps.blocks.find(blockId))?.block;
    if (block === undefined) return { kind: 'undone', nights: refused };
    refused = block.giving?.refused ?? refused;
    const step = nextStep(block);
    if (step === undefined) return { kind: 'ended', block };
    const result = await deps.blocks.step(block, step, await capFor(deps, block), auditOf(block, step, deps.clock));
    if (result === 'contended') return { kind: 'contended' };
    if (typeof result === 'string') continue;
    // Only a take is undone: what cannot be given back is drift, and waits for its repair.
    if (step.kind === 'give') return { kind: 'contended' };
    refused = result.nights;
    const giving = { from: block.from, at: deps.clock.now(), by: block.by, refused };
    if ((await deps.blocks.turn(block, { ...block, state: 'giving', giving })) === 'contended') {
      return { kind: 'contended' };
    }
  }
  return { kind: 'contended' };
};

/** How many rooms a night without an item can sell now; none where the room type is gone. */
const capFor = async ({ hotels }: FinishBlockDeps, { hotelId, roomTypeId }: Block): Promise<number> => {
  const facts = await hotels.facts(hotelId);
  const roomType = facts?.roomTypes.find(({ id }) => id === roomTypeId);
  return roomType === undefined || roomType.deleting === true ? 0 : capOf(inventoryOf(roomType));
};

/** Caches of nights are cleared for a block once it is complete, undone or removed. */
const auditOf = (block: Block, { kind, nights, after }: BlockStep, clock: Clock): AuditEntry | undefined => {
  if (after !== 'gone' && (after.state === 'taking' || after.state === 'giving')) return undefined;
  const { hotelId, giving, by } = block;
  const entry = { subject: `HOTEL#${hotelId}`, at: clock.now() };
  if (kind === 'take') return { ...entry, action: 'block.made', actor: by, before: {}, after: factsOf(block) };
  if (after === 'gone' && nights.length === 0) return undefined;
  const action = after === 'gone' ? 'block.undone' : 'block.removed';
  const left = after === 'gone' || after.state === 'removed' ? {} : factsOf(after);
  return { ...entry, action, actor: giving?.by ?? by, before: factsOf(block), after: left };
};

const factsOf = ({ id, roomTypeId, unitId, from, to, rooms, reason }: Block) => ({
  ...{ id, roomTypeId, from, to, rooms, reason },
  ...(unitId !== undefined && { unitId }),
});
