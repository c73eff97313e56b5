import type { APIGatewayProxyEvent } from 'aws-lambda';
import { healthRecord } from '../functions/adapters/dynamo/health-record.ts';
import { noLimits, rateLimits } from '../functions/adapters/dynamo/limits/rate-limits.ts';
import { tableOf } from '../functions/adapters/dynamo/open-table.ts';
import { sandboxFaults } from '../functions/adapters/dynamo/sandbox/sandbox-faults.ts';
import { countConflicts } from '../functions/adapters/dynamo/table-counts.ts';
import { composeAccounts } from '../functions/composition/accounts.ts';
import { composeAdmin } from '../functions/composition/admin.ts';
import { composeBookings } from '../functions/composition/bookings.ts';
import { type Core, freshIds, realDelay, signingKeysOf } from '../functions/composition/core.ts';
import { composeDesk } from '../functions/composition/desk.ts';
import { composeGate } from '../functions/composition/gate.ts';
import { composeHotels } from '../functions/composition/hotels.ts';
import { composeIntegrations } from '../functions/composition/integrations.ts';
import { composeOperating } from '../functions/composition/operating.ts';
import { composePayments } from '../functions/composition/payments.ts';
import { composePictures } from '../functions/composition/pictures.ts';
import { composeRates } from '../functions/composition/rates.ts';
import { composeReports } from '../functions/composition/reports.ts';
import { composeSandbox } from '../functions/composition/sandbox.ts';
import { composeSearch } from '../functions/composition/search.ts';
import { composeStays } from '../functions/composition/stays.ts';
import { answers } from '../functions/contract/answers.ts';
import type { Group } from '../functions/contract/route.ts';
import { type RouteName, routes } from '../functions/contract/routes.ts';
import { accountsGroup } from '../functions/http/accounts/index.ts';
import { adminGroup } from '../functions/http/admin/index.ts';
import { bookingsGroup } from '../functions/http/bookings/index.ts';
import { staysGroup } from '../functions/http/bookings/stays.ts';
import { deskGroup } from '../functions/http/desk/index.ts';
import { hotelsGroup } from '../functions/http/hotels/index.ts';
import { integrationsGroup } from '../functions/http/integrations/index.ts';
import { operatingGroup } from '../functions/http/operating/index.ts';
import { served } from '../functions/http/operating/version.ts';
import { paymentsGroup } from '../functions/http/payments/index.ts';
import { picturesGroup } from '../functions/http/pictures/index.ts';
import { ratesGroup } from '../functions/http/rates/index.ts';
import { reportsGroup } from '../functions/http/reports/index.ts';
import { sandboxGroup } from '../functions/http/sandbox/index.ts';
import { searchGroup } from '../functions/http/search/index.ts';
import { DEFAULT_BRAND } from '../functions/runtime/brand.ts';
import type { ChainSettings, GatewayHandler } from '../functions/runtime/call.ts';
import { groupHandler } from '../functions/runtime/chain.ts';
import { fallbackHandler, longAddressHandler, malformedAddressHandler } from '../functions/runtime/fallback.ts';
import { wire } from '../functions/runtime/handler.ts';
import type { LogLine } from '../functions/runtime/log.ts';
import { pathMatcher } from '../functions/runtime/route-match.ts';
import type { SandboxClock } from '../functions/usecases/ports/clock.ts';
import type { Meter, Metrics } from '../functions/usecases/ports/metrics.ts';
import type { Clock } from '../functions/usecases/ports/time.ts';
import { backupFolder } from './backup/backup-folder.ts';
import type { Database } from './database.ts';
import { isScraper, scraperHandler } from './metrics.ts';
import { localPictureServer, localPictureStore } from './pictures/local-pictures.ts';
import { placesFile } from './places.ts';
import type { Application } from './server/listener.ts';
import { pictureHandler } from './server/pictures.ts';
import { type StripeSettings, stripeParts } from './stripe.ts';
import { webHandler } from './web/pages.ts';

/** What every process of a run must agree on; it travels to the workers as a message. */
export interface RunSettings {
  readonly secrets: readonly string[];
  readonly limits: boolean;
  /** Where the index of hotels is; without it searches go to the table. */
  readonly openSearchUrl?: string | undefined;
  readonly corsOrigins: readonly string[];
  /** The public address of this run, if PUBLIC_URL is set. */
  readonly publicUrl?: string | undefined;
  /** What the system is called, and map tiles that are not its own. */
  readonly brand?: string | undefined;
  readonly tileUrl?: string | undefined;
  /** The folder of backups; without one none is taken. */
  readonly backups?: string | undefined;
  /** The folder of hotels' pictures; without one none can be uploaded. */
  readonly pictures?: string | undefined;
  readonly validateAnswers: boolean;
  /** The web app is built and served. */
  readonly web: boolean;
  /** The token that a scraper of GET /metrics may send instead of an account's session. */
  readonly metricsToken?: string | undefined;
  readonly stripe?: StripeSettings;
}

/** The parts every group is composed from, on this table and this clock. */
export const localCore = (
  { client, streams, tableName }: Pick<Database, 'client' | 'tableName'> & Partial<Pick<Database, 'streams'>>,
  clock: Clock,
  run: RunSettings,
  meter?: Meter,
): Core => {
  const table = tableOf(client, tableName);
  if (meter) countConflicts(table, meter);
  return {
    table,
    clock,
    delay: realDelay,
    ids: freshIds,
    signing: signingKeysOf(run.secrets),
    limited: run.limits,
    sandbox: true,
    presentation: { brand: run.brand ?? DEFAULT_BRAND, stage: 'local', tileUrl: run.tileUrl ?? null },
    faults: sandboxFaults(table),
    health: healthRecord(table),
    ...(meter && { meter }),
    ...(run.stripe && stripeParts(run.stripe)),
    placesFile,
    ...(run.backups !== undefined &&
      streams && { backups: backupFolder(run.backups, { client, streams, tableName, release: served }) }),
    ...(run.pictures !== undefined && { pictures: localPictureStore(run.secrets, run.pictures) }),
    passwordCost: 12,
    ...(run.openSearchUrl !== undefined && { openSearch: { url: run.openSearchUrl } }),
  };
};

const decodedParams = (params: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(params).map(([name, value]) => [name, decodeURIComponent(value)]));

/** Every group's handler behind one router, as API Gateway routes to the Lambdas. */
export const composeApplication = (
  core: Core,
  run: RunSettings,
  sandboxClock: SandboxClock,
  log: (line: LogLine) => void,
  metrics?: Metrics,
): Application => {
  const settings: ChainSettings = {
    gate: composeGate(core),
    log,
    meter: core.meter,
    clock: core.clock,
    corsOrigins: run.corsOrigins,
    publicUrl: run.publicUrl,
    sandbox: core.sandbox,
    answers: run.validateAnswers ? answers : undefined,
  };
  const hotels = composeHotels(core);
  const groups: Record<Group, GatewayHandler> = {
    accounts: groupHandler(wire(accountsGroup, composeAccounts(core)), settings),
    hotels: groupHandler(wire(hotelsGroup, hotels), settings),
    search: groupHandler(wire(searchGroup, composeSearch(core)), settings),
    payments: groupHandler(wire(paymentsGroup, composePayments(core)), settings),
    stays: groupHandler(wire(staysGroup, composeStays(core)), settings),
    bookings: groupHandler(wire(bookingsGroup, composeBookings(core)), settings),
    rates: groupHandler(wire(ratesGroup, composeRates(core)), settings),
    desk: groupHandler(wire(deskGroup, composeDesk(core)), settings),
    reports: groupHandler(wire(reportsGroup, composeReports(core)), settings),
    pictures: groupHandler(wire(picturesGroup, composePictures(core)), settings),
    admin: groupHandler(wire(adminGroup, composeAdmin(core)), settings),
    integrations: groupHandler(wire(integrationsGroup, composeIntegrations(core)), settings),
    operating: groupHandler(wire(operatingGroup, composeOperating(core)), settings),
    sandbox: groupHandler(wire(sandboxGroup, composeSandbox(core, sandboxClock, metrics)), settings),
  };
  const fallback = fallbackHandler(settings);
  const match = pathMatcher(core.sandbox);
  const picture = pictureHandler(settings);
  const page = run.web ? webHandler(settings, hotels, { cardScript: core.cardForm?.script }) : undefined;
  const token = run.metricsToken;
  const { proofs } = core.limited ? rateLimits(core.table, core.clock) : noLimits();
  const scraper = metrics && token ? scraperHandler(settings, metrics, { token, failures: proofs }) : undefined;

  const handlerFor = (event: APIGatewayProxyEvent): GatewayHandler => {
    const aside = picture(event) ?? (isScraper(event, token, settings.gate) ? scraper : undefined);
    if (aside) return aside;
    const found = match(event.path);
    const method = event.httpMethod === 'HEAD' ? 'GET' : event.httpMethod;
    const name: RouteName | undefined = found && [...found.routes].find(([each]) => each === method)?.[1];
    // A page of the app is what no route of the table is.
    if (found === undefined) return page?.(event) ?? fallback;
    if (name === undefined) return fallback;
    event.pathParameters = decodedParams(found.params);
    return groups[routes[name].group];
  };

  return {
    ...(run.pictures !== undefined && { aside: localPictureServer(run.secrets, run.pictures, log) }),
    serve: (event, context) => handlerFor(event)(event, context),
    malformed: malformedAddressHandler(settings),
    tooLong: longAddressHandler(settings),
    now: core.clock.now,
  };
};
