import { addDays, addMonths, eachNight, type IsoDate } from '../calendar/date.ts';
import type { Instant } from '../calendar/instant.ts';
import { monthOf } from '../calendar/months.ts';

/**
 * Rooms that an owner takes off sale without a booking (rule 32): the nights from `from` up to, not including, `to`. It
 * takes its nights a calendar month at a time, oldest first, and gives them back newest first.
 */
export interface Block {
  readonly id: string;
  readonly hotelId: string;
  readonly roomTypeId: string;
  /** The unit whose nights it has; absent where it is any room of the type. */
  readonly unitId?: string;
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** `to` as it was asked for: a block that is ended early keeps it as a part of its key. */
  readonly until: IsoDate;
  readonly rooms: number;
  readonly reason: string;
  readonly createdAt: Instant;
  /** The user who made it. */
  readonly by: string;
  /** `removed`: nothing is blocked any more, and it is kept for its idempotency key alone. */
  readonly state: 'taking' | 'standing' | 'giving' | 'removed';
  /** The nights from `from` up to, not including, this one are blocked. */
  readonly takenTo: IsoDate;
  /** What a block that gives back is to do, since when and for whom. */
  readonly giving?: BlockGiving;
}

export interface BlockGiving {
  /** The first night that is given back. */
  readonly from: IsoDate;
  readonly at: Instant;
  readonly by: string;
  /** The nights that prevented a block, which is undone; absent where the block is removed. */
  readonly refused?: readonly IsoDate[];
}

/** One transaction of a block: the nights it takes or gives, and the block after it. `gone`: it was never made. */
export interface BlockStep {
  readonly kind: 'take' | 'give';
  readonly nights: readonly IsoDate[];
  readonly after: Block | 'gone';
}

const firstOfMonth = (date: IsoDate): IsoDate => `${monthOf(date)}-01`;
const earlier = (one: IsoDate, other: IsoDate): IsoDate => (one < other ? one : other);
export const later = (one: IsoDate, other: IsoDate): IsoDate => (one > other ? one : other);

/** What a block has to do next; undefined where it has nothing to do. */
export const nextStep = (block: Block): BlockStep | undefined => {
  if (block.state === 'taking') return takeStep(block);
  return block.state === 'giving' && block.giving ? giveStep(block, block.giving) : undefined;
};

const takeStep = (block: Block): BlockStep => {
  const end = earlier(addMonths(firstOfMonth(block.takenTo), 1), block.to);
  const after: Block = { ...block, takenTo: end, state: end === block.to ? 'standing' : 'taking' };
  return { kind: 'take', nights: eachNight(block.takenTo, end), after };
};

const giveStep = (block: Block, giving: BlockGiving): BlockStep => {
  const start =
    block.takenTo <= giving.from ? block.takenTo : later(firstOfMonth(addDays(block.takenTo, -1)), giving.from);
  const nights = eachNight(start, block.takenTo);
  const { giving: _done, ...rest } = block;
  if (start > giving.from) return { kind: 'give', nights, after: { ...block, takenTo: start } };
  if (start > block.from) {
    return { kind: 'give', nights, after: { ...rest, state: 'standing', to: start, takenTo: start } };
  }
  const after = giving.refused === undefined ? { ...rest, state: 'removed' as const, takenTo: start } : 'gone';
  return { kind: 'give', nights, after };
};

/** The nights that the block holds now. */
export const blockedDates = ({ from, takenTo }: Pick<Block, 'from' | 'takenTo'>): IsoDate[] => eachNight(from, takenTo);
