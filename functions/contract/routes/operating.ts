import * as z from 'zod';
import * as operating from '../operating.ts';
import type { Route } from '../route.ts';

const open = { group: 'operating', access: 'public', limit: 'other', method: 'GET' } as const;
const admin = { group: 'operating', access: 'system_admin', limit: 'other' } as const;
/** Pages that are not JSON of ours: the OpenAPI document, the docs page, explanations of problems. */
const page = z.unknown();

export const operatingRoutes = {
  getHealth: {
    ...open,
    path: '/health',
    summary: 'Whether the system and its parts work.',
    answers: { 200: operating.health, 503: operating.health },
    problems: [],
  },
  getSettings: {
    ...admin,
    method: 'GET',
    path: '/admin/settings',
    summary: 'The settings of the system.',
    answers: { 200: operating.settingsAnswer },
    problems: [],
  },
  putSettings: {
    ...admin,
    method: 'PUT',
    path: '/admin/settings',
    ifMatch: true,
    summary: 'Changes settings within safe bounds; in force everywhere within 30 seconds.',
    body: operating.settingsBody,
    answers: { 200: operating.settingsAnswer },
    problems: [],
  },
  getClock: {
    ...admin,
    method: 'GET',
    path: '/sandbox/clock',
    sandbox: true,
    summary: 'The time of the sandbox.',
    answers: { 200: operating.clockAnswer },
    problems: ['not-found'],
  },
  putClock: {
    ...admin,
    method: 'PUT',
    path: '/sandbox/clock',
    sandbox: true,
    summary: 'Moves the time on, and answers when each schedule due by then has run once.',
    body: operating.clockBody,
    answers: { 200: operating.clockAnswer },
    problems: ['not-found', 'refused'],
  },
  getOpenApi: {
    ...open,
    path: '/openapi.json',
    root: true,
    summary: 'The OpenAPI 3.1 document.',
    answers: { 200: page },
    problems: [],
  },
  getDocs: {
    ...open,
    path: '/docs',
    root: true,
    summary: 'The documentation of the API as a page.',
    answers: { 200: page },
    problems: [],
  },
  getProblem: {
    ...open,
    path: '/problems/{name}',
    root: true,
    summary: 'What a problem means and what to do.',
    params: z.strictObject({ name: z.string().max(100) }),
    answers: { 200: page },
    problems: ['not-found'],
  },
} as const satisfies Record<string, Route>;
