import type { CanaryMinutes } from './canary.ts';

/** A deployment environment. `localstack` is any LocalStack-compatible emulator on this machine. */
export const stageNames = ['dev', 'localstack', 'production'] as const;
export type StageName = (typeof stageNames)[number];

export type Architecture = 'arm64' | 'x64';

/** Sustained requests per second and burst in requests, for the whole API. */
export interface Throttle {
  readonly ratePerSecond: number;
  readonly burst: number;
}

/** The domain of OpenSearch: a node in each of its zones. */
export interface SearchDomainSettings {
  readonly instance: string;
  readonly zones: 1 | 2 | 3;
  /** Disk of a node. */
  readonly gib: number;
}

/** Default quotas of an AWS account; AWS raises them on request, see docs/runbook.md#concurrency. */
export interface Quotas {
  /** Concurrent executions. */
  readonly concurrentExecutions: number;
  /** Read or write units of one table on demand. */
  readonly tableUnitsPerMinute: number;
}

interface Row<Value> extends Readonly<Record<StageName, Value>> {
  readonly unit: string;
  readonly reason: string;
}
const row = <Value>(each: Row<Value>): Row<Value> => each;

/** Every number and switch that differs by stage: one row per setting, one column per stage. */
const stageTable = {
  sandbox: row<boolean>({
    unit: 'whether the stage has the sandbox, such as a clock that can be moved',
    reason:
      'Time must not be moved where others rely on it, and nothing on AWS is reached over http as an emulator is.',
    dev: false,
    localstack: true,
    production: false,
  }),
  keepsData: row<boolean>({
    unit: 'whether the table outlives its stack and refuses deletion',
    reason:
      'Bookings are promises to guests; a mistaken `cdk destroy` must not break them. Elsewhere it should be clean.',
    dev: false,
    localstack: false,
    production: true,
  }),
  logDays: row<7 | 30 | 90>({
    unit: 'days that logs are kept',
    reason: 'A guest disputes a stay within three months; elsewhere a week shows what broke, and costs little.',
    dev: 30,
    localstack: 7,
    production: 90,
  }),
  throttle: row<Throttle | undefined>({
    unit: 'requests a second and burst in requests, for all callers together',
    reason:
      'A ceiling on the bill of a runaway client. 1,000 a second is ten times the design load of 100 guests at once. ' +
      'The emulator throttles for real, and the flash sale is to meet the conditions of the table instead.',
    dev: { ratePerSecond: 100, burst: 200 },
    localstack: undefined,
    production: { ratePerSecond: 1000, burst: 2000 },
  }),
  accessLogs: row<boolean>({
    unit: 'whether API Gateway writes a line a request',
    reason: "Requests that never reach a function show only there; the emulator's gateway writes none.",
    dev: true,
    localstack: false,
    production: true,
  }),
  sendsMail: row<boolean>({
    unit: 'whether mails leave the system; else they are kept in the table',
    reason: 'A mail of a stage for trying would reach a real guest. To send, SES must have verified who sends.',
    dev: false,
    localstack: false,
    production: true,
  }),
  backstop: row<boolean>({
    unit: 'whether batches that Lambda gives up are kept in a bucket',
    reason:
      'The publisher keeps single records itself; the bucket is for when it cannot start. Emulators know no such destination.',
    dev: true,
    localstack: false,
    production: true,
  }),
  gateway: row<'sandbox' | 'stripe'>({
    unit: 'who takes the money',
    reason:
      'A card of the sandbox costs nobody anything, so it must not buy a stay in a real hotel. Elsewhere nobody is to ' +
      'need an account of Stripe.',
    dev: 'sandbox',
    localstack: 'sandbox',
    production: 'stripe',
  }),
  searchDomain: row<SearchDomainSettings | undefined>({
    unit: 'nodes of OpenSearch, one a zone, and GiB of disk of each',
    reason:
      'In production any zone may be lost: each of three nodes has the whole index, 0.4 GB at 50,000 hotels, and half of ' +
      'its 8 GB of memory is left to the cache of files. For trying one of the smallest will do. An emulator has none: ' +
      'there OPENSEARCH_URL names a node beside it, or searches go to the table.',
    dev: { instance: 't3.small.search', zones: 1, gib: 10 },
    localstack: undefined,
    production: { instance: 'm7g.large.search', zones: 3, gib: 20 },
  }),
  servesWeb: row<boolean>({
    unit: 'whether the stage has the web app behind a CDN, and a firewall before the API',
    reason: 'The emulator has no CloudFront and no WAF: there the app is served by `npm start` alone.',
    dev: true,
    localstack: false,
    production: true,
  }),
  callsOfAnAddress: row<number>({
    unit: 'requests that one network address may send in five minutes before the firewall refuses it',
    reason:
      'The limits of the API count by route and by account. The firewall stops what would cost money before that: 2,000 ' +
      'are ten pages a minute with all their calls, and a hotel behind one address has many guests.',
    dev: 2000,
    localstack: 2000,
    production: 2000,
  }),
  quotas: row<Quotas>({
    unit: 'functions at once, and units of the table a minute, that the account allows',
    reason:
      'Alarms warn at 80 % and 95 % of them. These are what AWS gives an account of some age; a new one may have 10 ' +
      'functions at once until AWS is asked.',
    dev: { concurrentExecutions: 1000, tableUnitsPerMinute: 40_000 * 60 },
    localstack: { concurrentExecutions: 1000, tableUnitsPerMinute: 40_000 * 60 },
    production: { concurrentExecutions: 1000, tableUnitsPerMinute: 40_000 * 60 },
  }),
  calculatesAlarms: row<boolean>({
    unit: 'whether alarms calculate and combine metrics, and inform people',
    reason: 'The emulator fails a stack that has an alarm with arithmetic or a composite alarm.',
    dev: true,
    localstack: false,
    production: true,
  }),
  filtersLogs: row<boolean>({
    unit: 'whether counts of the schedules are read from their logs',
    reason: 'The emulator counts nothing by a filter of logs.',
    dev: true,
    localstack: false,
    production: true,
  }),
  reservedForBookings: row<number | undefined>({
    unit: "functions at once of the account's quota that are kept for holds, and the most that there are",
    reason:
      'Searches or reports that take every function of the account must not stop guests from booking. A hold takes about ' +
      'a tenth of a second, so 100 serve 1,000 a second, what the API takes in all. A new account has none to give.',
    dev: undefined,
    localstack: undefined,
    production: 100,
  }),
  provisionedForBookings: row<number | undefined>({
    unit: 'containers that are kept started for holds, of those reserved; only with a canary, which has an alias',
    reason:
      'A hold in a new container waits until it has started. Each costs about 9 USD a month (1 GB on arm64, us-east-1), ' +
      'used or not: set it before a sale that opens at a known hour.',
    dev: undefined,
    localstack: undefined,
    production: undefined,
  }),
  canaryMinutes: row<CanaryMinutes | undefined>({
    unit: 'minutes for which one call in ten goes to a new version, before all do',
    reason:
      'An alarm that goes off meanwhile takes the release back. The alarms look at five minutes, so ten show a fault. A ' +
      'stage for trying is to change at once, and emulators have no CodeDeploy.',
    dev: undefined,
    localstack: undefined,
    production: 10,
  }),
  rotationDays: row<number | undefined>({
    unit: 'days after which the signing keys are rotated',
    reason:
      'A key is announced for one period, signs for one and is accepted for one more: a key that leaked unnoticed is ' +
      'worthless after three. The emulator has no rotation, and a stage for trying needs none.',
    dev: undefined,
    localstack: undefined,
    production: 30,
  }),
  budgetDollars: row<number | undefined>({
    unit: 'USD a month that the account may cost before AWS mails; only where -c oncall= has an address',
    reason:
      'A stage for trying costs what its small node does; production three times what it costs idle (docs/cost.md). A ' +
      'client that runs wild shows within a day. The emulator knows no budgets.',
    dev: 60,
    localstack: undefined,
    production: 1000,
  }),
  xray: row<boolean>({
    unit: 'whether the API and the functions write traces to X-Ray',
    reason:
      'One request a second and one in twenty of the others are traced: enough to see which call of a slow route is slow, ' +
      'for about 5 USD a million traces. Trying needs no traces, and the emulator keeps none.',
    dev: false,
    localstack: false,
    production: true,
  }),
  architecture: row<Architecture>({
    unit: 'processor of the functions',
    reason: "Graviton costs a fifth less for the same work; an emulator runs this machine's own Node.",
    dev: 'arm64',
    localstack: process.arch === 'arm64' ? 'arm64' : 'x64',
    production: 'arm64',
  }),
  origins: row<readonly string[]>({
    unit: 'origins of web pages that may call the API',
    reason:
      'The app is served from the address of the API; a session cookie is worth nothing to a page that is not listed.',
    dev: [],
    localstack: [],
    production: [],
  }),
} as const;

type StageTable = typeof stageTable;

/** The settings of one stage. */
export type StageSettings = { readonly [Name in keyof StageTable]: StageTable[Name][StageName] };

/** One stage's column of the table. */
export const settingsOf = (stage: StageName): StageSettings => ({
  sandbox: stageTable.sandbox[stage],
  keepsData: stageTable.keepsData[stage],
  logDays: stageTable.logDays[stage],
  throttle: stageTable.throttle[stage],
  accessLogs: stageTable.accessLogs[stage],
  sendsMail: stageTable.sendsMail[stage],
  backstop: stageTable.backstop[stage],
  gateway: stageTable.gateway[stage],
  searchDomain: stageTable.searchDomain[stage],
  servesWeb: stageTable.servesWeb[stage],
  callsOfAnAddress: stageTable.callsOfAnAddress[stage],
  quotas: stageTable.quotas[stage],
  calculatesAlarms: stageTable.calculatesAlarms[stage],
  filtersLogs: stageTable.filtersLogs[stage],
  reservedForBookings: stageTable.reservedForBookings[stage],
  provisionedForBookings: stageTable.provisionedForBookings[stage],
  canaryMinutes: stageTable.canaryMinutes[stage],
  rotationDays: stageTable.rotationDays[stage],
  budgetDollars: stageTable.budgetDollars[stage],
  xray: stageTable.xray[stage],
  architecture: stageTable.architecture[stage],
  origins: stageTable.origins[stage],
});

/** Reads `-c stage=`; throws one line that lists the stages. */
export const readStage = (given: unknown): StageName => {
  const stage = stageNames.find((name) => name === given);
  if (stage) return stage;
  const choice = stageNames.join(', ');
  if (given === undefined) throw new Error(`say which stage: -c stage=NAME, one of ${choice}`);
  throw new Error(`there is no stage '${String(given)}': use -c stage=NAME, one of ${choice}`);
};

/** Reads `-c release=`, such as a commit id, which GET /health returns; throws one line if it is invalid. */
export const readRelease = (given: unknown): string => {
  if (given === undefined) return '';
  if (typeof given === 'string' && /^[0-9A-Za-z.-]{1,40}$/.test(given)) return given;
  throw new Error(`a release is up to 40 letters, digits, dots and hyphens, not '${String(given)}'`);
};
