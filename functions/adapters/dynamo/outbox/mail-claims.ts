import { keys } from '../../../contract/keys.ts';
import { addMinutes } from '../../../domain/calendar/instant.ts';
import type { MailClaims } from '../../../usecases/ports/mail.ts';
import type { Clock } from '../../../usecases/ports/time.ts';
import { update } from '../commit.ts';
import type { Table } from '../table.ts';

/** How long a claim is respected: longer than any worker lives. */
const LEASE_MINUTES = 5;
/** A stream is replayed for a day at most; events of queues live two weeks. */
const KEPT_SECONDS = 30 * 86_400;

/** Who sends which mail, in the table (rule 22). */
export const mailClaims = (table: Table, clock: Clock): MailClaims => ({
  claim: async (mailId) => {
    const now = clock.now();
    const outcome = await update(table, {
      Key: keys.mailClaim(mailId),
      UpdateExpression: 'SET #type = :type, #schema = :one, #state = :claimed, #until = :until, #ttl = :ttl',
      // It is free, or the process that had it has ended.
      ConditionExpression: 'attribute_not_exists(pk) OR (#state = :claimed AND #until <= :now)',
      ExpressionAttributeNames: {
        '#type': 'type',
        '#schema': 'schema',
        '#state': 'state',
        '#until': 'until',
        '#ttl': 'ttl',
      },
      ExpressionAttributeValues: {
        ':type': 'mail-claim',
        ':one': 1,
        ':claimed': 'claimed',
        ':until': addMinutes(now, LEASE_MINUTES),
        ':now': now,
        ':ttl': Math.ceil(Date.now() / 1000) + KEPT_SECONDS,
      },
    });
    if (outcome.kind === 'updated') return 'mine';
    return outcome.kind === 'failed' && outcome.item?.['state'] === 'sent' ? 'sent' : 'taken';
  },

  markSent: async (mailId) => {
    const outcome = await update(table, {
      Key: keys.mailClaim(mailId),
      UpdateExpression: 'SET #state = :sent',
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: { ':sent': 'sent' },
    });
    if (outcome.kind !== 'updated') throw new Error('That the mail is sent could not be written down.');
  },

  release: async (mailId) => {
    const now = clock.now();
    // One whose time is up may be another worker's already.
    await update(table, {
      Key: keys.mailClaim(mailId),
      UpdateExpression: 'SET #until = :now',
      ConditionExpression: '#state = :claimed AND #until > :now',
      ExpressionAttributeNames: { '#state': 'state', '#until': 'until' },
      ExpressionAttributeValues: { ':claimed': 'claimed', ':now': now },
    });
  },
});
