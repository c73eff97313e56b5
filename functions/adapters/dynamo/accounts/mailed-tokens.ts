import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { keys } from '../../../contract/keys.ts';
import { addMinutes, type Instant } from '../../../domain/calendar/instant.ts';
import type {
  BookingLinks,
  Mailed,
  MailedName,
  MailedPurpose,
  MailedTokens,
  Resets,
  Verifications,
} from '../../../usecases/ports/mailed-tokens.ts';
import type { Delay } from '../../../usecases/ports/time.ts';
import { commitKnowing } from '../change.ts';
import { update } from '../commit.ts';
import { getItem, type Table } from '../table.ts';

const tokenShape = /^([0-9A-Za-z_-]{43})\.([0-9A-Za-z_-]{1,64})\.([0-9A-Za-z_-]{43})$/;
/** At most one mail a minute to an address, which may belong to another person. */
const APART_MINUTES = 1;
/** DynamoDB may forget it two days later, after the longest of them; it follows the real time, whatever the sandbox's clock says. */
const ttl = (): number => Math.ceil(Date.now() / 1000) + 2 * 86_400;

interface Purpose<Facts> {
  readonly purpose: MailedPurpose;
  readonly facts: z.ZodType<Facts>;
  /** Where the last request of a subject is kept, and each request, whose insert is the event. */
  readonly lastKey: typeof keys.passwordReset;
  readonly requestKey: typeof keys.passwordResetRequest;
}

const storedName = z.object({
  schema: z.literal(1),
  subject: z.string(),
  requestId: z.string(),
  createdAt: z.string(),
  expiresAt: z.string(),
  usedAt: z.string().nullable().default(null),
});

const mailedTokens = <Facts extends object>(
  { purpose, facts, lastKey, requestKey }: Purpose<Facts>,
  table: Table,
  delay: Delay,
  signing: readonly Uint8Array[],
): MailedTokens<Facts> => {
  // The purpose is signed: a token of one can never pass for another's.
  const macOf = (key: Uint8Array, { subject, requestId }: MailedName): Buffer =>
    createHmac('sha256', key).update(`${purpose}.${subject}.${requestId}`).digest();

  return {
    subjectOf: (about) => createHash('sha256').update(`${purpose} ${about}`).digest('base64url'),

    request: async (request) => {
      const { subject, requestId, createdAt } = request;
      const own = { type: purpose, schema: 1, nonce: requestId, ttl: ttl() };
      const event = { type: `${purpose}-request`, schema: 1, subject, requestId, createdAt, ttl: ttl() };
      const result = await commitKnowing(table, delay, requestId, [
        {
          means: 'last',
          put: {
            Item: { ...lastKey(subject), ...request, ...own },
            // The last request is not of this very minute.
            ConditionExpression: 'attribute_not_exists(pk) OR createdAt <= :recent',
            ExpressionAttributeValues: { ':recent': addMinutes(createdAt, -APART_MINUTES) },
          },
        },
        { means: 'request', put: { Item: { ...requestKey(subject, requestId), ...event } } },
      ]);
      if (result === 'contended') return 'contended';
      return result === 'committed' ? 'kept' : 'recent';
    },

    find: async (subject) => {
      const item = await getItem(table, lastKey(subject));
      if (item === undefined) return undefined;
      const { schema: _schema, ...name } = storedName.parse(item);
      return { ...facts.parse(item), ...name } satisfies Mailed<Facts>;
    },

    tokenOf: (name) => {
      const [key] = signing;
      if (key === undefined) throw new Error('There is no key to sign tokens with.');
      return `${name.subject}.${name.requestId}.${macOf(key, name).toString('base64url')}`;
    },

    read: (token) => {
      const [, subject, requestId, mac] = tokenShape.exec(token) ?? [];
      if (subject === undefined || requestId === undefined || mac === undefined) return undefined;
      const claimed = Buffer.from(mac, 'base64url');
      const ours = signing.some((key) => timingSafeEqual(claimed, macOf(key, { subject, requestId })));
      return ours ? { subject, requestId } : undefined;
    },

    use: async ({ subject, requestId }: MailedName, at: Instant) => {
      const outcome = await update(table, {
        Key: lastKey(subject),
        UpdateExpression: 'SET usedAt = :at',
        // It is still the last request, and it is unused.
        ConditionExpression: 'requestId = :requestId AND attribute_not_exists(usedAt)',
        ExpressionAttributeValues: { ':at': at, ':requestId': requestId },
      });
      return outcome.kind === 'updated';
    },
  };
};

type Parts = readonly [table: Table, delay: Delay, signing: readonly Uint8Array[]];

const resetFacts = z.object({ email: z.string(), credentialVersion: z.int().nullable() });
const verificationFacts = z.object({ userId: z.string(), email: z.string() });
const linkFacts = z.object({ reference: z.string(), email: z.string() });

/** @param parts the table, the delay between tries, and keys: the first signs, all verify, so that a key can be rotated */
export const resetTokens = (...parts: Parts): Resets =>
  mailedTokens(
    {
      purpose: 'password-reset',
      facts: resetFacts,
      lastKey: keys.passwordReset,
      requestKey: keys.passwordResetRequest,
    },
    ...parts,
  );

export const verificationTokens = (...parts: Parts): Verifications =>
  mailedTokens(
    {
      purpose: 'verification',
      facts: verificationFacts,
      lastKey: keys.verification,
      requestKey: keys.verificationRequest,
    },
    ...parts,
  );

export const bookingLinkTokens = (...parts: Parts): BookingLinks =>
  mailedTokens(
    { purpose: 'booking-link', facts: linkFacts, lastKey: keys.bookingLink, requestKey: keys.bookingLinkRequest },
    ...parts,
  );
