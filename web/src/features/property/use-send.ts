import { useMutation } from '@tanstack/react-query';
import { refreshHotel } from '../../lib/hotel-queries.ts';

/** Sends something about a hotel once, and reads the hotel's state again, after success or failure. */
export const useSend = <T, A = void>(
  hotelId: string,
  send: (asked: A) => Promise<T>,
  done: (result: T) => void = () => undefined,
) =>
  useMutation({
    mutationFn: send,
    onSuccess: done,
    onSettled: () => refreshHotel(hotelId),
  });
