import type * as z from 'zod';
import type * as contract from '../../contract/desk/answers.ts';
import type { Block } from '../../domain/hotel/block.ts';

/** The API's Block. */
export const blockView = (block: Block): z.output<typeof contract.block> => {
  const { id, hotelId, roomTypeId, unitId = null, from, to, rooms, reason, state, createdAt } = block;
  const status = state === 'removed' ? 'removed' : 'active';
  return { id, hotelId, roomTypeId, unitId, from, to, rooms, reason, status, createdAt };
};
