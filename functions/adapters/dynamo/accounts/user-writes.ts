import { keys } from '../../../contract/keys.ts';
import type { Account, AccountChange, Session, SessionName } from '../../../usecases/ports/accounts.ts';
import type { AuditEntry } from '../../../usecases/ports/audit.ts';
import { auditWrite } from '../audit.ts';
import type { Write } from '../commit.ts';
import { sessionItem } from './session-items.ts';
import { emailItem, userItem } from './user-items.ts';

/** What the condition of a write protects. */
export type UserMeaning = 'user' | 'email' | 'admins' | 'session' | 'audit';

const isActiveAdmin = (account: Account): boolean => account.role === 'system_admin' && account.status === 'active';

/** Active system admins are counted in the transaction of whatever makes or ends one; the last one stays. */
const countAdmins = (before: Account | undefined, after: Account): Write<UserMeaning>[] => {
  const step = Number(isActiveAdmin(after)) - Number(before !== undefined && isActiveAdmin(before));
  if (step === 0) return [];
  return step > 0
    ? [
        {
          means: 'admins',
          update: {
            Key: keys.systemAdmins(),
            UpdateExpression: 'SET #type = :type, #schema = :one ADD #admins :one',
            ExpressionAttributeNames: { '#admins': 'admins', '#type': 'type', '#schema': 'schema' },
            ExpressionAttributeValues: { ':one': 1, ':type': 'system-admins' },
          },
        },
      ]
    : [
        {
          means: 'admins',
          update: {
            Key: keys.systemAdmins(),
            ExpressionAttributeNames: { '#admins': 'admins' },
            UpdateExpression: 'ADD #admins :less',
            // At least one system admin is left, who can make another.
            ConditionExpression: '#admins > :one',
            ExpressionAttributeValues: { ':less': -1, ':one': 1 },
          },
        },
      ];
};

/** What the change log says of a new account: neither name nor address. */
const makingOf = ({ id, role, status, createdAt }: Account): AuditEntry => ({
  subject: `USER#${id}`,
  action: 'user.created',
  actor: id,
  at: createdAt,
  before: {},
  after: { role, status },
});

/** A new account: itself, its address, its place among the admins, its first session, its entry in the change log. */
export const firstWrites = (
  account: Account,
  session: Session | undefined,
  ends: SessionName | undefined,
  nonce: string,
): Write<UserMeaning>[] => [
  { means: 'user', put: { Item: userItem(account, nonce), ConditionExpression: 'attribute_not_exists(pk)' } },
  { means: 'email', put: { Item: emailItem(account), ConditionExpression: 'attribute_not_exists(pk)' } },
  ...countAdmins(undefined, account),
  ...(session ? [{ means: 'session', put: { Item: sessionItem(session) } } as const] : []),
  ...ending(ends),
  // An account is made once, so the entry needs no name but the account's.
  auditWrite(makingOf(account), account.id),
];

/** The account's next version on the one that was read, and all that must be true with it. */
export const changeWrites = ({ before, after, keep, audit }: AccountChange, nonce: string): Write<UserMeaning>[] => [
  {
    means: 'user',
    put: {
      Item: userItem(after, nonce),
      ConditionExpression: '#version = :before',
      ExpressionAttributeNames: { '#version': 'version' },
      ExpressionAttributeValues: { ':before': before.version },
    },
  },
  ...countAdmins(before, after),
  ...(keep === undefined ? [] : [carryOver(before, after, keep)]),
  ...(audit ? [auditWrite(audit, nonce)] : []),
];

/** The session that goes on moves to the new epoch, unless it was ended meanwhile. */
const carryOver = (before: Account, after: Account, hash: string): Write<UserMeaning> => ({
  means: 'session',
  update: {
    Key: keys.session(after.id, hash),
    UpdateExpression: 'SET #epoch = :after',
    ConditionExpression: '#epoch = :before',
    ExpressionAttributeNames: { '#epoch': 'epoch' },
    ExpressionAttributeValues: { ':before': before.epoch, ':after': after.epoch },
  },
});

/** The session that a new one takes the place of; harmless where it has ended already. */
const ending = (ends: SessionName | undefined): Write<UserMeaning>[] =>
  ends === undefined ? [] : [{ means: 'session', remove: { Key: keys.session(ends.userId, ends.hash) } }];

/** A session on condition that its user's epoch is unchanged since the password was checked. */
export const sessionWrites = (session: Session, ends: SessionName | undefined): Write<UserMeaning>[] => [
  {
    means: 'user',
    check: {
      Key: keys.user(session.userId),
      ConditionExpression: '#epoch = :epoch AND #status = :active',
      ExpressionAttributeNames: { '#epoch': 'epoch', '#status': 'status' },
      ExpressionAttributeValues: { ':epoch': session.epoch, ':active': 'active' },
    },
  },
  { means: 'session', put: { Item: sessionItem(session) } },
  ...ending(ends),
];
