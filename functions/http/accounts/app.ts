import type { openBookingSession, requestBookingLink } from '../../usecases/accounts/booking-link.ts';
import type { changePassword } from '../../usecases/accounts/change-password.ts';
import type { changeUser } from '../../usecases/accounts/change-user.ts';
import type { logout, logoutAll } from '../../usecases/accounts/end-sessions.ts';
import type { startGuestSession } from '../../usecases/accounts/guest-session.ts';
import type { listUsers } from '../../usecases/accounts/list-users.ts';
import type { login } from '../../usecases/accounts/login.ts';
import type { register } from '../../usecases/accounts/register.ts';
import type { rename } from '../../usecases/accounts/rename.ts';
import type { confirmReset, requestReset } from '../../usecases/accounts/reset-password.ts';
import type { resendVerification, verifyEmail } from '../../usecases/accounts/verify-email.ts';
import type { listChanges } from '../../usecases/audit/list-changes.ts';
import type { showPoints } from '../../usecases/loyalty/show-points.ts';
import type { Accounts } from '../../usecases/ports/accounts.ts';

/** What the routes of accounts are served with. */
export interface AccountsApp {
  readonly register: ReturnType<typeof register>;
  readonly login: ReturnType<typeof login>;
  readonly logout: ReturnType<typeof logout>;
  readonly logoutAll: ReturnType<typeof logoutAll>;
  readonly userById: Accounts['byId'];
  readonly startGuestSession: ReturnType<typeof startGuestSession>;
  readonly requestBookingLink: ReturnType<typeof requestBookingLink>;
  readonly openBookingSession: ReturnType<typeof openBookingSession>;
  readonly verifyEmail: ReturnType<typeof verifyEmail>;
  readonly resendVerification: ReturnType<typeof resendVerification>;
  readonly rename: ReturnType<typeof rename>;
  readonly changePassword: ReturnType<typeof changePassword>;
  readonly requestReset: ReturnType<typeof requestReset>;
  readonly confirmReset: ReturnType<typeof confirmReset>;
  readonly listUsers: ReturnType<typeof listUsers>;
  readonly changeUser: ReturnType<typeof changeUser>;
  readonly listChanges: ReturnType<typeof listChanges>;
  readonly showPoints: ReturnType<typeof showPoints>;
  readonly cursorKeys: readonly Uint8Array[];
}
