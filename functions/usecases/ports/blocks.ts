import type { IsoDate } from '../../domain/calendar/date.ts';
import type { Block, BlockStep } from '../../domain/hotel/block.ts';
import type { AuditEntry } from './audit.ts';
import type { HotelFacts } from './hotels.ts';
import type { WriteResult } from './room-types.ts';

/** A block beside the hash of the request that made it, so that a key that is used again is a replay or refused. */
export interface StoredBlock {
  readonly block: Block;
  readonly bodyHash: string;
}

/** How a step ended. `nights`: these are not free, and nothing was written. */
export type BlockStepResult = WriteResult | { readonly nights: readonly IsoDate[] };

/** Blocks (rule 32). Every read is strong; every write is conditional on the block as it was read. */
export interface Blocks {
  /** The block, removed or not. */
  find(blockId: string): Promise<StoredBlock | undefined>;
  /** The hotel's blocks that have a night on `from` or later, but for removed ones. */
  ofHotel(hotelId: string, from: IsoDate): Promise<Block[]>;
  /** Stores the block before its first night is taken, where neither its hotel nor its room type is being deleted. */
  begin(stored: StoredBlock, facts: Pick<HotelFacts, 'hotel'>): Promise<WriteResult>;
  /**
   * Takes or gives the nights of a step in one transaction with the block.
   * @param cap how many rooms a night without an item can sell
   * @param audit the entry of a block that is made, undone or removed with this step
   */
  step(before: Block, step: BlockStep, cap: number, audit: AuditEntry | undefined): Promise<BlockStepResult>;
  /** Turns a block around: from now on it gives back. */
  turn(before: Block, after: Block): Promise<WriteResult>;
}
