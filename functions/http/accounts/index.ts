import type { DepsOf, RouteGroup } from '../../runtime/handler.ts';
import { changeMe } from './change-me.ts';
import { changePassword } from './change-password.ts';
import { changeUser } from './change-user.ts';
import { confirmPasswordReset } from './confirm-password-reset.ts';
import { getLoyalty } from './get-loyalty.ts';
import { getSession } from './get-session.ts';
import { getUser } from './get-user.ts';
import { getUserHistory } from './get-user-history.ts';
import { listUsers } from './list-users.ts';
import { login } from './login.ts';
import { logout } from './logout.ts';
import { logoutAll } from './logout-all.ts';
import { me } from './me.ts';
import { openBookingSession } from './open-booking-session.ts';
import { register } from './register.ts';
import { requestBookingLink } from './request-booking-link.ts';
import { requestPasswordReset } from './request-password-reset.ts';
import { resendVerification } from './resend-verification.ts';
import { startGuestSession } from './start-guest-session.ts';
import { verifyEmail } from './verify-email.ts';

export const accountsGroup = {
  register,
  login,
  startGuestSession,
  requestBookingLink,
  openBookingSession,
  verifyEmail,
  resendVerification,
  logout,
  logoutAll,
  getSession,
  me,
  changeMe,
  changePassword,
  requestPasswordReset,
  confirmPasswordReset,
  getLoyalty,
  getUserHistory,
  listUsers,
  getUser,
  changeUser,
} satisfies RouteGroup<'accounts'>;

/** What the routes of this group are served with. */
export type AccountsApp = DepsOf<typeof accountsGroup>;
