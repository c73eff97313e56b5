import type { AnyEvent } from '../../contract/events.ts';
import { isOnSale } from '../../domain/hotel/hotel.ts';
import type { Accounts } from '../ports/accounts.ts';
import type { OwnedHotels } from '../ports/hotels.ts';
import type { Mail, MailWriter } from '../ports/mail.ts';

export interface OwnerDisabledDeps {
  readonly accounts: Pick<Accounts, 'byId'>;
  readonly ownedHotels: OwnedHotels;
  readonly writer: MailWriter;
  readonly send: (mail: Mail) => Promise<void>;
}

/** Hotels of the owner that are looked at, and how many of those on sale the mail names. */
const MOST_READ = 100;
const MOST_NAMED = 20;

const hotelsOnSale = async ({ ownedHotels }: OwnerDisabledDeps, ownerId: string) => {
  const { hotels, more } = await ownedHotels(ownerId, MOST_READ);
  const names = hotels.filter(isOnSale).map(({ name }) => name);
  return { hotels: names.slice(0, MOST_NAMED), more: more || names.length > MOST_NAMED };
};

/**
 * Mails the system admin who suspended an owner, or took the role, which of the owner's hotels stay on sale; an owner
 * without any is no news.
 */
export const notifyOwnerDisabled =
  (deps: OwnerDisabledDeps) =>
  async ({ id, data, occurredAt }: AnyEvent & { type: 'account.owner_disabled' }): Promise<void> => {
    const [owner, admin] = await Promise.all([deps.accounts.byId(data.userId), deps.accounts.byId(data.adminId)]);
    if (owner === undefined || admin?.status !== 'active') return;
    const onSale = await hotelsOnSale(deps, owner.id);
    if (onSale.hotels.length === 0) return;
    const kind = 'owner-disabled';
    const to = { email: admin.email, name: admin.name };
    const wording = deps.writer.write({ kind, owner: { email: owner.email, name: owner.name }, ...onSale }, to);
    await deps.send({ ...wording, id: id.replaceAll(':', '.'), kind, to, bookingId: null, about: occurredAt });
  };
