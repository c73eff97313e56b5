import { Aws, Tags } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { StageContext } from './constructs/service-function.ts';
import type { RestoredTable } from './settings/restored-table.ts';
import type { Site } from './settings/site.ts';
import { type StageName, type StageSettings, settingsOf } from './settings/stages.ts';
import { ApiStack } from './stacks/api-stack.ts';
import { DataStack } from './stacks/data-stack.ts';
import { EventsStack } from './stacks/events-stack.ts';
import { MonitoringStack } from './stacks/monitoring-stack.ts';
import { SchedulesStack } from './stacks/schedules-stack.ts';
import { SearchStack } from './stacks/search-stack.ts';
import { type WebAssets, WebStack } from './stacks/web-stack.ts';

/** The inputs of a stage besides its settings. */
export interface Parts {
  /** The bundle of a function, injected so that template tests need not bundle. */
  readonly codeOf: StageContext['codeOf'];
  /** Settings in the place of the stage's own. */
  readonly settings?: StageSettings | undefined;
  /** Whether the release is to reach all callers at once. */
  readonly canaryOff?: boolean | undefined;
  /** The built files of the web app, if the stage serves it. */
  readonly assets?: WebAssets | undefined;
  readonly site?: Site | undefined;
  /** The table that functions use instead of the stage's own. */
  readonly restored?: RestoredTable | undefined;
  /** The mail address for alarms. */
  readonly onCall?: string | undefined;
  /** Stripe's key for the browser. */
  readonly publishableKey?: string | undefined;
  /** The address of an index of hotels that is not the stage's own domain. */
  readonly openSearchUrl?: string | undefined;
}

/** The stacks of a stage. */
export const addSystem = (scope: Construct, stage: StageName, parts: Parts) => {
  const { codeOf, assets, site, restored, onCall, publishableKey, openSearchUrl, canaryOff } = parts;
  const { settings = settingsOf(stage) } = parts;
  const named = (part: string) => `HotelBooking-${stage}-${part}`;
  const data = new DataStack(scope, named('Data'), settings, {
    description: 'The table, the keys and the pictures.',
    restored,
    site,
  });
  const { table, signingKeys, gateway, edgeKey, pictures } = data;
  const search =
    settings.searchDomain &&
    new SearchStack(scope, named('Search'), settings.searchDomain, settings, {
      description: 'The index of hotels.',
    });
  const context: StageContext = {
    stage,
    settings,
    codeOf,
    table,
    signingKeys,
    gateway,
    edgeKey,
    canaryOff,
    pictures,
    site,
    publishableKey,
    searchDomain: search?.domain,
    openSearchUrl,
  };
  const scheduled = new SchedulesStack(scope, named('Schedules'), context, {
    description: 'The workers of the clock.',
  });
  const events = new EventsStack(scope, named('Events'), context, {
    description: 'The publisher, the bus, its queues.',
  });
  const routed: StageContext = { ...context, desk: events.desk };
  const api = new ApiStack(scope, named('Api'), routed, { description: 'The API and its functions.' });
  const web =
    settings.servesWeb && assets
      ? new WebStack(scope, named('Web'), context, api.api, assets, { description: 'The web app and its CDN.' })
      : undefined;
  const monitoring = new MonitoringStack(scope, named('Monitoring'), {
    description: 'Alarms and dashboards.',
    email: onCall,
    watched: {
      stage,
      settings,
      parts: {
        api: { ApiName: api.api.name, Stage: stage },
        table: { TableName: table.tableName },
        publisher: { FunctionName: events.publisher.functionName },
        search: search && { DomainName: search.domain.name, ClientId: Aws.ACCOUNT_ID },
        account: {},
      },
      queues: events.desk.rows,
    },
  });
  Tags.of(scope).add('system', 'hotel-booking');
  Tags.of(scope).add('stage', stage);
  return { data, api, scheduled, events, search, web, monitoring };
};
