import * as z from 'zod';
import { id, instant, paging } from '../common.ts';
import type { Route } from '../route.ts';
import { line } from '../text.ts';
import * as operating from './bodies.ts';

const open = { group: 'operating', access: 'public', limit: 'other', method: 'GET' } as const;
const admin = { group: 'operating', access: 'system_admin', limit: 'other' } as const;
/** A Lambda of its own, which is deployed only where there is a sandbox: others need not carry what it does. */
const sandbox = { group: 'sandbox', access: 'system_admin', limit: 'other', sandbox: true } as const;

export const operatingRoutes = {
  getHealth: {
    ...open,
    path: '/health',
    summary:
      'Whether the system and its parts work; for a system admin also since when a part does not, and each schedule.',
    problems: [],
  },
  getConfig: {
    ...open,
    path: '/config',
    cacheSeconds: 30,
    summary: 'What a client must know of the system: its limits, amenities and languages.',
    problems: [],
  },
  getCurrencies: {
    ...open,
    path: '/currencies',
    cacheSeconds: 3600,
    summary: 'Currencies with their decimals and dated reference rates, for comparing prices.',
    problems: [],
  },
  getSettings: {
    ...admin,
    method: 'GET',
    path: '/admin/settings',
    summary: 'The settings of the system.',
    problems: [],
  },
  putSettings: {
    ...admin,
    method: 'PUT',
    path: '/admin/settings',
    ifMatch: true,
    summary: 'Changes settings within safe bounds; in force everywhere within 5 seconds.',
    body: operating.settingsBody,
    problems: ['refused'],
  },
  getSettingsHistory: {
    ...admin,
    method: 'GET',
    path: '/admin/settings/history',
    summary: 'Who changed which settings, and when; newest first.',
    query: z.strictObject(paging),
    problems: [],
  },
  createBackup: {
    ...admin,
    method: 'POST',
    path: '/admin/backups',
    summary: 'Begins a consistent export of everything, which goes on after the answer; one at a time.',
    problems: ['wrong-state', 'refused'],
  },
  listBackups: {
    ...admin,
    method: 'GET',
    path: '/admin/backups',
    summary: 'The exports there are with their counts and checksums, newest first.',
    query: z.strictObject(paging),
    problems: [],
  },
  getBackup: {
    ...admin,
    method: 'GET',
    path: '/admin/backups/{backupId}',
    summary: 'Whether an export is done, with its counts and its checksum.',
    params: z.strictObject({ backupId: id }),
    problems: ['not-found'],
  },
  getClock: {
    ...sandbox,
    method: 'GET',
    path: '/sandbox/clock',
    summary: 'The time of the sandbox.',
    problems: ['not-found'],
  },
  putClock: {
    ...sandbox,
    method: 'PUT',
    path: '/sandbox/clock',
    summary: 'Moves the time on, and answers when each schedule due by then has run once.',
    body: operating.clockBody,
    problems: ['not-found', 'refused'],
  },
  getMetrics: {
    ...sandbox,
    method: 'GET',
    path: '/metrics',
    tries: 'scraper',
    summary:
      'What was counted, in the text format of Prometheus, summed over the processes of this machine; METRICS_TOKEN as bearer does as well. On AWS CloudWatch has it.',
    problems: ['not-found'],
  },
  getFaults: {
    ...sandbox,
    method: 'GET',
    path: '/sandbox/faults',
    summary: 'How the parts of the sandbox are to fail.',
    problems: ['not-found'],
  },
  putFaults: {
    ...sandbox,
    method: 'PUT',
    path: '/sandbox/faults',
    summary: 'Has parts of the sandbox fail, be slow or work again; in force everywhere within a second.',
    body: operating.faultsBody,
    problems: ['not-found'],
  },
  listSentMails: {
    ...sandbox,
    method: 'GET',
    path: '/sandbox/mail',
    summary: 'The mails the sandbox has sent, newest first; they went nowhere else unless SMTP is set up.',
    query: z.strictObject(paging),
    problems: ['not-found'],
  },
  getSentMail: {
    ...sandbox,
    method: 'GET',
    path: '/sandbox/mail/{mail}',
    summary: 'A mail of the sandbox as a page, as a mail program shows it; `about` is the one of the list.',
    params: z.strictObject({ mail: line(1, 300) }),
    query: z.strictObject({ about: instant }),
    problems: ['not-found'],
  },
  receiveSandboxEvent: {
    ...sandbox,
    access: 'public',
    limit: 'notices',
    method: 'POST',
    path: '/sandbox/receiver/{answer}',
    summary: 'A receiver for webhooks of the sandbox: takes the event and keeps nothing, or refuses it.',
    params: z.strictObject({ answer: z.enum(['ok', 'down']) }),
    body: operating.receivedEvent,
    problems: ['refused'],
  },
  getOpenApi: {
    ...open,
    path: '/openapi.json',
    root: true,
    summary: 'The OpenAPI 3.1 document.',
    problems: [],
  },
  getDocs: {
    ...open,
    path: '/docs',
    root: true,
    summary: 'The documentation of the API as a page.',
    problems: [],
  },
  getProblem: {
    ...open,
    path: '/problems/{name}',
    root: true,
    summary: 'What a problem means and what to do.',
    params: z.strictObject({ name: z.string().max(100) }),
    problems: ['not-found'],
  },
} as const satisfies Record<string, Route>;
