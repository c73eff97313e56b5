import type { Role } from '../../contract/accounts/bodies.ts';
import type { LimitClass, Route } from '../../contract/route.ts';
import type { Gate, SessionUser } from '../../usecases/ports/gate.ts';
import type { CallEvent, ChainSettings, Step } from '../call.ts';
import { ProblemError, problemOf } from '../problems.ts';

/** The cookie of a session; the prefix binds it to this host, to https and to every path. */
export const sessionCookie = '__Host-session';

const ranks: Record<Role, number> = { guest: 1, hotel_admin: 2, system_admin: 3 };

interface Credential {
  readonly token: string;
  readonly from: 'bearer' | 'cookie';
}

/** The token of the session's cookie, as it was sent; undefined without one. */
export const cookieTokenOf = (event: CallEvent): string | undefined => {
  const cookies = (event.headers['cookie'] ?? '').split(';').map((pair) => pair.trim());
  return cookies.find((pair) => pair.startsWith(`${sessionCookie}=`))?.slice(sessionCookie.length + 1) || undefined;
};

const credentialOf = (event: CallEvent): Credential | undefined => {
  const bearer = /^Bearer +(\S+) *$/i.exec(event.headers['authorization'] ?? '')?.[1];
  if (bearer !== undefined) return { token: bearer, from: 'bearer' };
  const cookie = cookieTokenOf(event);
  return cookie === undefined ? undefined : { token: cookie, from: 'cookie' };
};

/** Counts the call in its window and refuses one too many. */
export const countCall = async (
  event: CallEvent,
  { gate }: { readonly gate: Pick<Gate, 'limits'> },
  limitClass: LimitClass,
  userId: string | undefined,
): Promise<void> => {
  const limit = await gate.limits.take({
    limitClass,
    subject: { userId, address: event.call.address },
  });
  event.call.limit = limit;
  if (limit.allowed) return;
  if (limit.unavailable) {
    throw new ProblemError(problemOf({ refused: 'try-again', detail: 'This is not possible at the moment.' }));
  }
  const { resetSeconds } = limit;
  throw new ProblemError(
    problemOf({ refused: 'rate-limited', detail: `At most ${limit.limit} such calls a minute.`, resetSeconds }),
  );
};

/** Our own address as the caller's browser sees it. */
const ownOrigins = (event: CallEvent, settings: ChainSettings): string[] => {
  const host = event.requestContext.domainName ?? '';
  return [
    `https://${host}`,
    ...(settings.sandbox ? [`http://${host}`] : []),
    ...(settings.publicUrl === undefined ? [] : [new URL(settings.publicUrl).origin]),
  ];
};

const forbidden = (detail: string): ProblemError => new ProblemError(problemOf({ refused: 'forbidden', detail }));

/** A session without an account exists for the routes that name its kind, and for no other. */
const mayCall = (route: Route, caller: SessionUser | undefined): boolean =>
  caller === undefined || caller.access.kind === 'account' || route.sessions?.includes(caller.access.kind) === true;

const assertAdmitted = (role: Role, caller: SessionUser | undefined, isMeant: boolean): void => {
  if (caller === undefined) {
    throw new ProblemError(problemOf({ refused: 'unauthenticated', detail: 'Sign in to do this.' }));
  }
  if (!isMeant) throw forbidden('This needs an account: sign in.');
  if (ranks[caller.role] < ranks[role]) throw forbidden(`This is for the role ${role} and above.`);
};

/**
 * Who calls, within which limit, and whether the role may: one round trip, as the session is read while the limit is
 * written. The account a token names is known from its mac alone, so the limit need not wait for the session. Sessions
 * without an account cost nothing to make, so what they call counts for the network address.
 */
export const admission = (route: Route, settings: ChainSettings): Step => ({
  before: async ({ event }) => {
    const credential = credentialOf(event);
    const { sessions } = settings.gate;
    const userId = credential && sessions.subjectOf(credential.token);
    const [, caller] = await Promise.all([
      countCall(event, settings, route.limit, userId),
      credential && sessions.authenticate(credential.token),
    ]);
    const isMeant = mayCall(route, caller);
    event.call.caller = isMeant ? caller : undefined;
    if (route.access !== 'public') assertAdmitted(route.access, caller, isMeant);
    const changes = route.method !== 'GET' && route.safe !== true;
    if (changes && credential?.from === 'cookie') {
      const origin = event.headers['origin'];
      if (origin === undefined || !ownOrigins(event, settings).includes(origin)) {
        throw forbidden('A call that carries the cookie must come from a page of the same origin.');
      }
    }
  },
});
