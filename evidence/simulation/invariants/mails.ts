import type { HistoryEntry } from '../../../functions/domain/booking/history.ts';

/** The mails of one event: each list is one mail, of which it may be any. */
export interface Owed {
  readonly must: readonly (readonly string[])[];
  /** These may come, or not: by the time they would, there may be better news. */
  readonly may: readonly string[];
  /** Likewise, to the address that the booking had before. */
  readonly mayToOldAddress?: readonly string[];
}

const owed = (...kinds: (string | readonly string[])[]): Owed => ({
  must: kinds.map((kind) => (typeof kind === 'string' ? [kind] : kind)),
  may: [],
});
const maybe = (...may: string[]): Owed => ({ must: [], may });

/** What a guest and a hotel must hear of an event, by what the system promises and not by its code. */
export const mailsOf = (entry: HistoryEntry, told: { owner: boolean; reviewed: boolean; guest: boolean }): Owed => {
  const { must, may, ...others } = mailsToAll(entry, told);
  // Who has given no address at the desk is written to by nobody.
  if (told.guest) return { must, may, ...others };
  return { must: must.filter(([kind]) => kind?.startsWith('owner-')), may: [] };
};

const mailsToAll = (
  { event, before, after, actor }: HistoryEntry,
  told: { owner: boolean; reviewed: boolean },
): Owed => {
  const toOwner = (kind: string): string[] => (told.owner ? [kind] : []);
  // An owner who did it at the desk needs no mail to know.
  const unlessOwners = (kind: string): string[] => (actor.kind === 'owner' ? [] : toOwner(kind));
  switch (event) {
    case 'booking.confirmed':
      return owed(before?.status === 'expired' ? 'late-payment-kept' : 'confirmed', ...unlessOwners('owner-confirmed'));
    case 'booking.confirmation_resent':
      return owed('confirmed');
    case 'booking.changed':
      // A correction is told to the account, and to the old address once the stay was confirmed.
      if (before?.guestName !== undefined) return { ...owed('corrected'), mayToOldAddress: ['corrected'] };
      return owed('changed', ...(after.status === 'confirmed' ? unlessOwners('owner-changed') : []));
    case 'booking.rebooked':
      return owed('rebooked');
    case 'booking.no_show':
      return owed('no-show');
    case 'booking.reinstated':
      return owed('reinstated');
    case 'booking.cancelled':
      return owed('cancelled', ...(before?.status === 'confirmed' ? toOwner('owner-cancelled') : []));
    case 'booking.expired':
      return owed(before?.status === 'payment_pending' ? 'payment-given-up' : 'expired');
    case 'payment.refunded':
      // Who was given money at the desk has it in the hand.
      return actor.kind === 'system' ? owed(['refunded', 'late-payment-returned']) : maybe();
    case 'booking.completed':
      return told.reviewed ? maybe('review-invitation') : owed('review-invitation');
    case 'booking.payment_pending':
      return maybe('payment-pending');
    default:
      return maybe();
  }
};
