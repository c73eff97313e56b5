import { auditListing } from '../../contract/audit-keys.ts';
import { indexKeys, keys } from '../../contract/keys.ts';
import type { AuditEntry } from '../../usecases/ports/audit.ts';
import type { Write } from './commit.ts';

const OF_HOTEL = 'HOTEL#';

/**
 * The entry as a write for the transaction of its change. `nonce` distinguishes entries of one instant; the same nonce in
 * a second try writes the same entry.
 */
export const auditWrite = (entry: AuditEntry, nonce: string): Write<'audit'> => {
  const { subject, at } = entry;
  const key = keys.audit(subject, at, nonce);
  // A change of a hotel, its rooms or its prices is published, and stays pending until a consumer acknowledges it.
  const pending = subject.startsWith(OF_HOTEL)
    ? indexKeys.pendingHotelChange(at, subject.slice(OF_HOTEL.length), nonce)
    : {};
  return {
    means: 'audit',
    put: {
      Item: { ...key, type: 'audit', schema: 1, ...entry, ...pending, ...auditListing(at, nonce, subject) },
    },
  };
};
