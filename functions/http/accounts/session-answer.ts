import { epochMillis } from '../../domain/calendar/instant.ts';
import { sessionCookie } from '../../runtime/steps/admission.ts';
import type { SignedIn } from '../../usecases/accounts/open-session.ts';
import type { Session } from '../../usecases/ports/accounts.ts';
import { userView } from '../views/user.ts';

const cookie = (value: string, maxAgeSeconds: number): string =>
  `${sessionCookie}=${value}; Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; Secure; SameSite=Strict`;

/**
 * A session for a browser, whose scripts never see the token, or for a program, which gets no cookie.
 * @param ended the cookie that was presented, whose session has ended
 */
export const tokenAnswer = <Body extends object>(
  { token, session }: { readonly token: string; readonly session: Pick<Session, 'createdAt' | 'expiresAt'> },
  body: Body,
  transport: 'cookie' | 'bearer',
  ended: string | undefined,
) => {
  if (transport === 'bearer') {
    return { body: { ...body, token }, ...(ended !== undefined && { cookies: [forgottenCookie] }) };
  }
  const seconds = Math.floor((epochMillis(session.expiresAt) - epochMillis(session.createdAt)) / 1000);
  return { body, cookies: [cookie(token, seconds)] };
};

/** The session of an account. */
export const sessionAnswer = (signedIn: SignedIn, transport: 'cookie' | 'bearer', ended: string | undefined) =>
  tokenAnswer(signedIn, { user: userView(signedIn.account), expiresAt: signedIn.session.expiresAt }, transport, ended);

/** Makes a browser forget the cookie of a session that has ended. */
export const forgottenCookie = cookie('', 0);
