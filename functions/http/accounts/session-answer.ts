import { epochMillis } from '../../domain/calendar/instant.ts';
import { sessionCookie } from '../../runtime/steps/admission.ts';
import type { SignedIn } from '../../usecases/accounts/open-session.ts';
import { userView } from '../views/user.ts';

const cookie = (value: string, maxAgeSeconds: number): string =>
  `${sessionCookie}=${value}; Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; Secure; SameSite=Strict`;

/**
 * A session for a browser, whose scripts never see the token, or for a program, which gets no cookie.
 * @param ended the cookie that was presented, whose session has ended
 */
export const sessionAnswer = (
  { account, token, session }: SignedIn,
  transport: 'cookie' | 'bearer',
  ended: string | undefined,
) => {
  const body = { user: userView(account), expiresAt: session.expiresAt };
  if (transport === 'bearer') {
    return { body: { ...body, token }, ...(ended !== undefined && { cookies: [forgottenCookie] }) };
  }
  const seconds = Math.floor((epochMillis(session.expiresAt) - epochMillis(session.createdAt)) / 1000);
  return { body, cookies: [cookie(token, seconds)] };
};

/** Makes a browser forget the cookie of a session that has ended. */
export const forgottenCookie = cookie('', 0);
