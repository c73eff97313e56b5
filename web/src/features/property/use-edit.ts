import { useMutation } from '@tanstack/react-query';
import { useDraft } from '../../lib/draft.ts';
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
  /** Of the draft in this tab. */
  readonly name: string;
  /** The thing as the system has it, and its version. */
  readonly current: T;
  readonly version: number;
  readonly send: (value: T, headers: { readonly 'If-Match': string }) => Promise<unknown>;
  /** Asks the system for the thing again. */
  readonly refresh: () => Promise<unknown>;
}

/** A form over a thing that others change too: typed over in this tab, saved only over the state it was made from. */
export const useEdit = <T extends object>({ name, current, version, send, refresh }: Options<T>): Edit<T> => {
  const draft = useDraft<Kept<T>>(name, { base: null, version: null, mine: {} });
  const kept = draft.value;
  const state = editState(kept, current, version);
  const mutation = useMutation({
    mutationFn: () => send(state.value, ifMatch(state)),
    onSuccess: async () => {
      await refresh();
      draft.clear();
    },
    onError: (error) => (isProblem(error, 'stale-version') ? refresh() : undefined),
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
