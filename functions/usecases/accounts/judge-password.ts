import { type PasswordOwner, type WeakPassword, weaknessOf } from '../../domain/account/password.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { CommonPasswords } from '../ports/accounts.ts';

const messages = {
  common: { code: 'common_password', detail: 'This password is among those that are tried first: choose another.' },
  own: {
    code: 'own_words_password',
    detail: 'This password is made of your own address or name, or of words that are tried first: choose another.',
  },
  pattern: { code: 'patterned_password', detail: 'This password repeats itself or is a sequence: choose another.' },
} as const satisfies Record<WeakPassword, object>;

/** Why an account may not have this password, if it may not; `pointer` names the field it was sent in. */
export const judgePassword = (
  common: CommonPasswords,
  password: string,
  owner: PasswordOwner,
  pointer: string,
): Refusal | undefined => {
  const weakness = weaknessOf(password, owner, common.has);
  return weakness && { refused: 'refused', ...messages[weakness], pointer };
};
