import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { BookingMessage, BookingMessages } from '../ports/mail.ts';
import { type DeskCommand, type DeskDeps, deskBooking } from './desk.ts';

export type ListMessagesDeps = DeskDeps & { readonly messages: Pick<BookingMessages, 'of'> };

export interface MessagesRequest extends DeskCommand {
  readonly limit: number;
  readonly after: string | undefined;
}

export interface MessagesPage {
  readonly messages: readonly BookingMessage[];
  readonly next: string | undefined;
}

/** The mails about a booking of the hotel, newest first: that they went, to whom and under which subject. */
export const listMessages =
  (deps: ListMessagesDeps) =>
  async ({ limit, after, ...command }: MessagesRequest): Promise<MessagesPage | Refusal> => {
    const booking = await deskBooking(deps)(command);
    return isRefusal(booking) ? booking : deps.messages.of(booking.id, limit, after);
  };
