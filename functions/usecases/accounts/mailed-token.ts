import { type Instant, isBefore } from '../../domain/calendar/instant.ts';
import type { Mailed, MailedName, MailedTokens } from '../ports/mailed-tokens.ts';

/** The request of that name, where it is the last one of its subject and its token was not used. */
export const unusedRequest = async <Facts>(
  tokens: Pick<MailedTokens<Facts>, 'find'>,
  { subject, requestId }: MailedName,
): Promise<Mailed<Facts> | undefined> => {
  const request = await tokens.find(subject);
  return request?.requestId === requestId && request.usedAt === null ? request : undefined;
};

/** What a token was mailed for; undefined where it is forged, replaced, used or has run out. */
export const openRequest = async <Facts>(
  tokens: Pick<MailedTokens<Facts>, 'find' | 'read'>,
  token: string,
  now: Instant,
): Promise<Mailed<Facts> | undefined> => {
  const named = tokens.read(token);
  const request = named && (await unusedRequest(tokens, named));
  return request && isBefore(now, request.expiresAt) ? request : undefined;
};
