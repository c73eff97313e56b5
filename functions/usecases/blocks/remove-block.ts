import { today } from '../../domain/calendar/zone.ts';
import { type Block, later } from '../../domain/hotel/block.ts';
import type { Hotel } from '../../domain/hotel/hotel.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { type Caller, owns } from '../hotels/ownership.ts';
import { untilDecided } from '../rooms/rollout-ports.ts';
import { type FinishBlockDeps, finishBlock } from './finish-block.ts';

export interface RemoveBlock {
  readonly caller: Caller;
  readonly blockId: string;
}

const noBlock = { refused: 'not-found', what: 'block' } as const;

type Decided = 'conflict' | 'contended' | Refusal | { readonly done: true };

/**
 * Puts the rooms of a block on sale again from the hotel's today on. The nights before stay blocked, as they were: a
 * block that has begun is cut short, and one that is over is left as it is.
 */
export const removeBlock =
  (deps: FinishBlockDeps) =>
  async ({ caller, blockId }: RemoveBlock): Promise<Refusal | undefined> => {
    const answer = await untilDecided(async (): Promise<Decided> => {
      const block = (await deps.blocks.find(blockId))?.block;
      const facts = block && (await deps.hotels.facts(block.hotelId));
      if (block === undefined || facts === undefined || !owns(caller, facts.hotel)) return noBlock;
      return decide(deps, block, facts.hotel, caller);
    });
    return isRefusal(answer) ? answer : undefined;
  };

const decide = async (deps: FinishBlockDeps, block: Block, hotel: Hotel, caller: Caller): Promise<Decided> => {
  if (block.state === 'removed') return noBlock;
  const isDone = async () => (await finishBlock(deps, block.id)).kind !== 'contended';
  // One that is under way is finished first, and then decided on anew.
  if (block.state !== 'standing') return (await isDone()) ? 'conflict' : 'contended';
  const now = deps.clock.now();
  const day = today(now, hotel.timeZone);
  if (block.to <= day) return { done: true };
  const giving = { from: later(block.from, day), at: now, by: caller.userId };
  const turned = await deps.blocks.turn(block, { ...block, state: 'giving', giving });
  if (turned !== 'committed') return turned;
  return (await isDone()) ? { done: true } : 'contended';
};
