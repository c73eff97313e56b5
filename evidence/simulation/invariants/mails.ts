import type { HistoryEntry } from '../../../functions/domain/booking/history.ts';

/** The mails of one event: each list is one required mail with its allowed kinds. */
export interface Owed {
  readonly must: readonly (readonly string[])[];
  /** Optional mails: a later event may make them obsolete before they are sent. */
  readonly may: readonly string[];
  /** Optional mails to the booking's previous address. */
  readonly mayToOldAddress?: readonly string[];
}

const owed = (...kinds: (string | readonly string[])[]): Owed => ({
  must: kinds.map((kind) => (typeof kind === 'string' ? [kind] : kind)),
  may: [],
});
const maybe = (...may: string[]): Owed => ({ must: [], may });

/** The required mails to guest and hotel for an event, derived from the system's promises and not from its code. */
export const mailsOf = (entry: HistoryEntry, told: { owner: boolean; reviewed: boolean; guest: boolean }): Owed => {
  const { must, may, ...others } = mailsToAll(entry, told);
  // A guest without an address, booked at the desk, gets no mail.
  if (told.guest) return { must, may, ...others };
  return { must: must.filter(([kind]) => kind?.startsWith('owner-')), may: [] };
};

const mailsToAll = (
  { event, before, after, actor }: HistoryEntry,
  told: { owner: boolean; reviewed: boolean },
): Owed => {
  const toOwner = (kind: string): string[] => (told.owner ? [kind] : []);
  // An owner who made the change at the desk gets no mail.
  const unlessOwners = (kind: string): string[] => (actor.kind === 'owner' ? [] : toOwner(kind));
  switch (event) {
    case 'booking.confirmed':
      return owed(before?.status === 'expired' ? 'late-payment-kept' : 'confirmed', ...unlessOwners('owner-confirmed'));
    case 'booking.confirmation_resent':
      return owed('confirmed');
    case 'booking.changed':
      // A correction is mailed to the account, and to the old address once the stay was confirmed.
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
      // A refund in cash at the desk needs no mail.
      return actor.kind === 'system' ? owed(['refunded', 'late-payment-returned']) : maybe();
    case 'booking.completed':
      return told.reviewed ? maybe('review-invitation') : owed('review-invitation');
    case 'booking.payment_pending':
      return maybe('payment-pending');
    default:
      return maybe();
  }
};
