import { useMutation } from '@tanstack/react-query';
import { isProblem } from '../../lib/problem.ts';
import { queryClient } from '../../lib/query.ts';
import { useDeskNotes } from '../../ui/desk-notes.tsx';
import { type Booking, rememberStay, stayQuery } from './queries.ts';
import { staysWords } from './words.ts';

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
  const say = useDeskNotes((notes) => notes.say);
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
