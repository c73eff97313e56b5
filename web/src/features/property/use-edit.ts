import { useMutation } from '@tanstack/react-query';
import { useDraft } from '../../lib/draft.ts';
import { refreshHotel } from '../../lib/hotel-queries.ts';
import { ifMatch } from '../../lib/if-match.ts';
import { isProblem } from '../../lib/problem.ts';
import { type EditState, editState, type Kept, rebased } from './edit.ts';

export interface Edit<T> extends EditState<T> {
  readonly change: (part: Partial<T>) => void;
  readonly discard: () => void;
  /** Puts the changes on the thing as it is now. */
  readonly rebase: () => void;
  readonly save: () => void;
  readonly saving: boolean;
  readonly saved: boolean;
  readonly error: unknown;
}

interface Options<T> {
  /** The hotel that the thing belongs to. */
  readonly hotelId: string;
  /** Of the thing among those of its hotel: the draft in this tab is kept by it. */
  readonly name: string;
  /** The thing as the system has it, and its version. */
  readonly current: T;
  readonly version: number;
  readonly send: (value: T, headers: { readonly 'If-Match': string }) => Promise<unknown>;
}

/** A form over a thing that others change too: typed over in this tab, saved only over the state it was made from. */
export const useEdit = <T extends object>({ hotelId, name, current, version, send }: Options<T>): Edit<T> => {
  const draft = useDraft<Kept<T>>(`property:${hotelId}:${name}`, { base: null, version: null, mine: {} });
  const kept = draft.value;
  const state = editState(kept, current, version);
  const mutation = useMutation({
    mutationFn: () => send(state.value, ifMatch(state)),
    onSuccess: async () => {
      await refreshHotel(hotelId);
      draft.clear();
    },
    onError: (error) => (isProblem(error, 'stale-version') ? refreshHotel(hotelId) : undefined),
  });
  const change = (part: Partial<T>): void => {
    if (mutation.isSuccess) mutation.reset();
    const begun = state.touched.length > 0;
    const base = begun ? kept.base : current;
    draft.change({ base, version: begun ? kept.version : version, mine: { ...(begun && kept.mine), ...part } });
  };
  return {
    ...state,
    change,
    discard: () => {
      mutation.reset();
      draft.clear();
    },
    rebase: () => {
      mutation.reset();
      draft.change(rebased(kept, current, version));
    },
    save: () => {
      if (!mutation.isPending) mutation.mutate();
    },
    saving: mutation.isPending,
    saved: mutation.isSuccess && state.touched.length === 0,
    error: mutation.error,
  };
};
