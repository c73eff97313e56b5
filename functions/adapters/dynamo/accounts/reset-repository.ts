import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { keys } from '../../../contract/keys.ts';
import { addMinutes, type Instant } from '../../../domain/calendar/instant.ts';
import type { Reset, Resets } from '../../../usecases/ports/resets.ts';
import type { Delay } from '../../../usecases/ports/time.ts';
import { commitKnowing } from '../change.ts';
import { update } from '../commit.ts';
import { getItem, type Table } from '../table.ts';

const stored = z.object({
  type: z.literal('password-reset'),
  schema: z.literal(1),
  subject: z.string(),
  requestId: z.string(),
  email: z.string(),
  createdAt: z.string(),
  expiresAt: z.string(),
  credentialVersion: z.int().nullable(),
  usedAt: z.string().nullable().default(null),
});

const tokenShape = /^([0-9A-Za-z_-]{43})\.([0-9A-Za-z_-]{1,64})\.([0-9A-Za-z_-]{43})$/;
/** No mail twice within a minute to an address somebody else may have typed. */
const APART_MINUTES = 1;
/** DynamoDB may forget it a day later; it follows the real time, whatever the sandbox's clock says. */
const ttl = (): number => Math.ceil(Date.now() / 1000) + 86_400;

/** @param signing the first signs, all verify, so that a key can be rotated */
export const resetRepository = (table: Table, delay: Delay, signing: readonly Uint8Array[]): Resets => {
  const macOf = (key: Uint8Array, subject: string, requestId: string): Buffer =>
    createHmac('sha256', key).update(`password-reset.${subject}.${requestId}`).digest();

  return {
    subjectOf: (foldedEmail) => createHash('sha256').update(`reset ${foldedEmail}`).digest('base64url'),

    request: async (reset) => {
      const { subject, requestId, createdAt } = reset;
      const result = await commitKnowing(table, delay, requestId, [
        {
          means: 'reset',
          put: {
            Item: {
              ...keys.passwordReset(subject),
              type: 'password-reset',
              schema: 1,
              ...reset,
              nonce: requestId,
              ttl: ttl(),
            },
            // The last request is not of this very minute.
            ConditionExpression: 'attribute_not_exists(pk) OR createdAt <= :recent',
            ExpressionAttributeValues: { ':recent': addMinutes(createdAt, -APART_MINUTES) },
          },
        },
        {
          means: 'request',
          put: {
            Item: {
              ...keys.passwordResetRequest(subject, requestId),
              type: 'password-reset-request',
              schema: 1,
              subject,
              requestId,
              createdAt,
              ttl: ttl(),
            },
          },
        },
      ]);
      if (result === 'contended') return 'contended';
      return result === 'committed' ? 'kept' : 'recent';
    },

    find: async (subject) => {
      const item = await getItem(table, keys.passwordReset(subject));
      if (item === undefined) return undefined;
      const { type: _type, schema: _schema, ...reset } = stored.parse(item);
      return reset;
    },

    tokenOf: ({ subject, requestId }) => {
      const [key] = signing;
      if (key === undefined) throw new Error('There is no key to sign tokens with.');
      return `${subject}.${requestId}.${macOf(key, subject, requestId).toString('base64url')}`;
    },

    read: (token) => {
      const [, subject, requestId, mac] = tokenShape.exec(token) ?? [];
      if (subject === undefined || requestId === undefined || mac === undefined) return undefined;
      const claimed = Buffer.from(mac, 'base64url');
      const ours = signing.some((key) => timingSafeEqual(claimed, macOf(key, subject, requestId)));
      return ours ? { subject, requestId } : undefined;
    },

    use: async ({ subject, requestId }: Reset, at: Instant) => {
      const outcome = await update(table, {
        Key: keys.passwordReset(subject),
        UpdateExpression: 'SET usedAt = :at',
        // It is still the last request, and nobody has used it.
        ConditionExpression: 'requestId = :requestId AND attribute_not_exists(usedAt)',
        ExpressionAttributeValues: { ':at': at, ':requestId': requestId },
      });
      return outcome.kind === 'updated';
    },
  };
};
