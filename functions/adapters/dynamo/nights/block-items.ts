import * as z from 'zod';
import { indexKeys, keys } from '../../../contract/keys.ts';
import { addMinutes } from '../../../domain/calendar/instant.ts';
import type { Block } from '../../../domain/hotel/block.ts';
import type { StoredBlock } from '../../../usecases/ports/blocks.ts';
import type { Item } from '../table.ts';

/** A block takes seconds: one that is open after a minute has lost its worker, and the sweeper finishes it. */
const PATIENCE_MINUTES = 1;

const blockSchema = z.object({
  id: z.string(),
  hotelId: z.string(),
  roomTypeId: z.string(),
  unitId: z.string().exactOptional(),
  from: z.string(),
  to: z.string(),
  until: z.string(),
  rooms: z.int(),
  reason: z.string(),
  createdAt: z.string(),
  by: z.string(),
  state: z.enum(['taking', 'standing', 'giving', 'removed']),
  takenTo: z.string(),
  giving: z
    .object({ from: z.string(), at: z.string(), by: z.string(), refused: z.array(z.string()).exactOptional() })
    .exactOptional(),
});

/** Throws where the item is not a block. */
export const fromBlockItem = (item: Item): Block => blockSchema.parse(item);

/** The block; one that takes or gives back is due, for the sweeper. */
export const toBlockItem = (block: Block): Item => {
  const { id, hotelId, until, state, createdAt, giving } = block;
  const open = state === 'taking' || state === 'giving';
  return {
    ...keys.block(hotelId, until, id),
    type: 'block',
    schema: 1,
    ...block,
    ...(open && indexKeys.due(addMinutes(giving?.at ?? createdAt, PATIENCE_MINUTES), 'block', id)),
  };
};

const homeSchema = z.object({
  hotelId: z.string(),
  until: z.string(),
  bodyHash: z.string(),
  /** What is kept of a block that was removed. */
  removed: blockSchema.exactOptional(),
});
export type BlockHome = z.infer<typeof homeSchema>;

export const fromBlockHomeItem = (item: Item): BlockHome => homeSchema.parse(item);

export const toBlockHomeItem = ({ block, bodyHash }: StoredBlock): Item => ({
  ...keys.blockHome(block.id),
  type: 'blockHome',
  schema: 1,
  hotelId: block.hotelId,
  until: block.until,
  bodyHash,
});
