import type { Refusal } from '../../domain/refusal.ts';
import type { Places } from '../ports/gate.ts';

export interface CodeTryDeps {
  /** Wrong codes of rate plans, by the caller's address. */
  readonly codes: Places;
}

/** Who gives a code. */
export interface CodeTry {
  readonly code: string | undefined;
  /** The network address; null where none is known, which is then one caller. */
  readonly address: string | null;
}

/** What came of the work, and whether the code opened a plan. */
export interface Tried<T> {
  readonly outcome: T;
  readonly isOpened: boolean;
}

/**
 * Does work that a code may open. A code that opens nothing is answered as if none were given, and counts as a try: its
 * place is taken before the work, so that tries side by side stay within the limit, and is given back for a right one.
 */
export const withCodeTry =
  ({ codes }: CodeTryDeps) =>
  async <T>({ code, address }: CodeTry, work: () => Promise<Tried<T>>): Promise<T | Refusal> => {
    if (code === undefined) return (await work()).outcome;
    const place = await codes.take(address ?? 'unknown');
    if (!place.state.allowed) return refusedTry(place.state);
    let isOpened = false;
    try {
      const tried = await work();
      isOpened = tried.isOpened;
      return tried.outcome;
    } finally {
      if (isOpened) await place.giveBack();
    }
  };

const refusedTry = ({ unavailable, resetSeconds }: { unavailable?: true; resetSeconds: number }): Refusal =>
  unavailable
    ? { refused: 'try-again', detail: 'no code can be tried at the moment' }
    : { refused: 'rate-limited', detail: 'Too many wrong codes from this address within a minute.', resetSeconds };
