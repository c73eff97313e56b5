import { useMutation } from '@tanstack/react-query';
import { create } from 'zustand';
import { isProblem } from '../../lib/problem.ts';
import { queryClient } from '../../lib/query.ts';
import { type Booking, rememberStay, stayQuery } from './queries.ts';
import { staysWords } from './words.ts';

interface Notes {
  readonly done: string | null;
  /** The booking was changed by others: it stays until it is closed. */
  readonly stale: string | null;
  readonly say: (notes: Partial<Pick<Notes, 'done' | 'stale'>>) => void;
}

/** What the page of a booking says of the last action. */
export const useStayNotes = create<Notes>((set) => ({ done: null, stale: null, say: (notes) => set(notes) }));

interface Act<V> {
  readonly hotelId: string;
  readonly booking: Booking;
  readonly send: (sent: V) => Promise<Booking>;
  readonly said: (after: Booking) => string;
  readonly onDone?: () => void;
}

/** An action on a booking as it was read: what others changed meanwhile is shown, and nothing is done. */
export const useAct = <V = void>({ hotelId, booking, send, said, onDone }: Act<V>) => {
  const { stale } = staysWords.useWords();
  const say = useStayNotes((notes) => notes.say);
  return useMutation<Booking, Error, V>({
    mutationFn: send,
    onSuccess: (after) => {
      rememberStay(hotelId, after);
      say({ done: said(after), stale: null });
      onDone?.();
    },
    onError: (error) => {
      if (!isProblem(error, 'stale-version')) return;
      say({ stale, done: null });
      void queryClient.refetchQueries(stayQuery(hotelId, booking.id));
      onDone?.();
    },
  });
};
