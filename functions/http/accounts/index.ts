import type { GroupHandlers } from '../../runtime/handler.ts';
import type { AccountsApp } from './app.ts';
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

export type { AccountsApp } from './app.ts';

export const accountsGroup = (app: AccountsApp): GroupHandlers<'accounts'> => ({
  register: register(app),
  login: login(app),
  startGuestSession: startGuestSession(app),
  requestBookingLink: requestBookingLink(app),
  openBookingSession: openBookingSession(app),
  verifyEmail: verifyEmail(app),
  resendVerification: resendVerification(app),
  logout: logout(app),
  logoutAll: logoutAll(app),
  getSession: getSession(app),
  me: me(app),
  changeMe: changeMe(app),
  changePassword: changePassword(app),
  requestPasswordReset: requestPasswordReset(app),
  confirmPasswordReset: confirmPasswordReset(app),
  getLoyalty: getLoyalty(app),
  getUserHistory: getUserHistory(app),
  listUsers: listUsers(app),
  getUser: getUser(app),
  changeUser: changeUser(app),
});
