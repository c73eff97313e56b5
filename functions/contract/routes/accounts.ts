import * as z from 'zod';
import * as accounts from '../accounts.ts';
import { id, paging, text } from '../common.ts';
import type { Route } from '../route.ts';

const account = { group: 'accounts', limit: 'other' } as const;

export const accountRoutes = {
  register: {
    ...account,
    method: 'POST',
    path: '/auth/register',
    access: 'public',
    summary: 'Makes a guest account and signs it in.',
    body: accounts.registerBody,
    problems: ['email-taken'],
  },
  login: {
    ...account,
    method: 'POST',
    path: '/auth/login',
    access: 'public',
    limit: 'login',
    summary: 'Signs in, with a cookie or a bearer token that lasts 24 hours.',
    body: accounts.loginBody,
    problems: ['unauthenticated'],
  },
  logout: {
    ...account,
    method: 'POST',
    path: '/auth/logout',
    access: 'guest',
    summary: 'Ends this session at once.',
    problems: [],
  },
  logoutAll: {
    ...account,
    method: 'POST',
    path: '/auth/logout-all',
    access: 'guest',
    summary: 'Ends every session of the account at once.',
    problems: [],
  },
  me: {
    ...account,
    method: 'GET',
    path: '/auth/me',
    access: 'guest',
    summary: 'Who is signed in.',
    problems: [],
  },
  changeMe: {
    ...account,
    method: 'PATCH',
    path: '/auth/me',
    access: 'guest',
    summary: 'Changes the name of the account.',
    body: accounts.meBody,
    problems: [],
  },
  changePassword: {
    ...account,
    method: 'POST',
    path: '/auth/password',
    access: 'guest',
    summary: 'Changes the password and ends every other session.',
    body: accounts.passwordBody,
    problems: ['refused'],
  },
  listUsers: {
    ...account,
    method: 'GET',
    path: '/admin/users',
    access: 'system_admin',
    summary: 'The accounts, or the one with this e-mail address.',
    query: z.strictObject({ email: text(1, 254).optional(), ...paging }),
    problems: [],
  },
  getUser: {
    ...account,
    method: 'GET',
    path: '/admin/users/{userId}',
    access: 'system_admin',
    summary: 'One account.',
    params: z.strictObject({ userId: id }),
    problems: ['not-found'],
  },
  changeUser: {
    ...account,
    method: 'PATCH',
    path: '/admin/users/{userId}',
    access: 'system_admin',
    ifMatch: true,
    summary: 'Sets the role or suspends an account; its sessions end.',
    params: z.strictObject({ userId: id }),
    body: accounts.managedUserBody,
    problems: ['not-found', 'refused'],
  },
} as const satisfies Record<string, Route>;
