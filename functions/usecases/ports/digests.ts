/** Names derived from what a caller sent, the same in every process. */
export interface Digests {
  /** A booking's id and the bytes of its reference, from the user and the idempotency key (DESIGN.md, Data). */
  booking(userId: string, idempotencyKey: string): { readonly id: string; readonly referenceBytes: Uint8Array };
  /** The id of a change of a hotel's grid, from the user and the idempotency key. */
  gridChange(userId: string, hotelId: string, idempotencyKey: string): string;
  /** The id of a block of a hotel, likewise. */
  block(userId: string, hotelId: string, idempotencyKey: string): string;
  /** The name of a payment at the desk of a booking, likewise. */
  deskPayment(userId: string, bookingId: string, idempotencyKey: string): string;
  /** The id of guests of this folded e-mail address without an account. */
  guest(foldedEmail: string): string;
  /** The id of the guests of a hotel whose e-mail address its front desk does not know. */
  guestAtDesk(hotelId: string): string;
  /** Of a parsed body, whatever the order of its fields; a field that is null is as one left out. */
  body(fields: Readonly<Record<string, unknown>>): string;
}
