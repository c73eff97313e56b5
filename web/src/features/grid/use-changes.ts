import { useMutation, useQueryClient } from '@tanstack/react-query';
import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';
import { ApiProblem } from '../../lib/problem.ts';
import { serverNow } from '../../lib/server-clock.ts';
import { changedSince } from './preview.ts';
import { type GridChange, type GridChanged, type GridRun, gridNightsKey, sendChange } from './queries.ts';

/** A change that this tab has made. */
export interface Made {
  readonly hotelId: string;
  readonly changeId: string;
  readonly at: string;
  readonly nights: number;
  /** Its first and last night. */
  readonly from: string;
  readonly to: string;
  /** The fields that were set. */
  readonly fields: readonly string[];
  readonly undone: boolean;
  /** What it left the nights as: what differs now was changed since. */
  readonly after: readonly GridRun[];
}

const mostKept = 20;

interface ChangesMade {
  readonly list: readonly Made[];
  readonly set: (list: readonly Made[]) => void;
}
/** The changes of this tab, the latest first: a reload keeps them. */
export const useMade = create<ChangesMade>()(
  persist((set) => ({ list: [], set: (list) => set({ list: list.slice(0, mostKept) }) }), {
    name: 'grid-changes',
    storage: createJSONStorage(() => sessionStorage),
  }),
);

const madeOf = (hotelId: string, changed: GridChanged): Made | undefined => {
  const { changeId, nights, after } = changed;
  if (changeId === null || nights === 0) return undefined;
  const fields = new Set(after.flatMap(({ set }) => Object.keys(set)));
  if (fields.has('price')) fields.delete('reason');
  return {
    hotelId,
    changeId,
    at: new Date(serverNow()).toISOString(),
    nights,
    from: after.map(({ from }) => from).toSorted()[0] ?? '',
    to:
      after
        .map(({ to }) => to)
        .toSorted()
        .at(-1) ?? '',
    fields: [...fields],
    undone: false,
    after,
  };
};

/** `sure`: later changes are overwritten. */
export interface Undo {
  readonly change: Made;
  readonly sure: boolean;
}

/** Keys of sent changes, until their outcome is known: the same change pressed again is the same intent. */
const intents = new Map<string, string>();
const isDecided = (error: unknown): boolean =>
  error instanceof ApiProblem && error.status < 500 && error.status !== 401 && error.status !== 429;

const sendOnce = async (hotelId: string, revision: number, body: Parameters<typeof sendChange>[0]['body']) => {
  const name = JSON.stringify([hotelId, body]);
  const idempotencyKey = intents.get(name) ?? crypto.randomUUID();
  intents.set(name, idempotencyKey);
  try {
    const changed = await sendChange({ hotelId, revision, body, idempotencyKey });
    intents.delete(name);
    return changed;
  } catch (error) {
    if (isDecided(error)) intents.delete(name);
    throw error;
  }
};

/** Nights of a change were changed again since: to undo it would overwrite that. */
export class ChangedSince extends Error {
  readonly change: Made;
  readonly nights: number;
  constructor(change: Made, nights: number) {
    super('Nights of this change were changed again since.');
    this.name = 'ChangedSince';
    this.change = change;
    this.nights = nights;
  }
}

/** @throws ChangedSince where the nights are no longer as the change left them */
const judgeUndo = async (hotelId: string, revision: number, change: Made): Promise<void> => {
  const body = { undo: change.changeId, dryRun: true };
  const { before } = await sendChange({ hotelId, revision, body, idempotencyKey: crypto.randomUUID() });
  const nights = changedSince(change.after, before);
  if (nights > 0) throw new ChangedSince(change, nights);
};

/**
 * Sends changes of the grid and takes them back.
 * @param revision of the grid as it was seen
 * @param made receives the revision that a change of this tab has made
 */
export const useChanges = (hotelId: string, revision: number, made: (revision: number) => void) => {
  const cache = useQueryClient();
  const reload = () => cache.invalidateQueries({ queryKey: gridNightsKey(hotelId) });
  const apply = useMutation({
    mutationFn: (changes: readonly GridChange[]) => sendOnce(hotelId, revision, { changes: [...changes] }),
    onSuccess: (changed) => {
      made(changed.revision);
      const entry = madeOf(hotelId, changed);
      const { list, set } = useMade.getState();
      if (entry) set([entry, ...list]);
    },
    onSettled: reload,
  });
  const undo = useMutation({
    mutationFn: async ({ change, sure }: Undo) => {
      if (!sure) await judgeUndo(hotelId, revision, change);
      return sendOnce(hotelId, revision, { undo: change.changeId });
    },
    onSuccess: (changed, { change: { changeId } }) => {
      made(changed.revision);
      const { list, set } = useMade.getState();
      set(list.map((each) => (each.changeId === changeId ? { ...each, undone: true } : each)));
    },
    onSettled: reload,
  });
  return { apply, undo };
};
