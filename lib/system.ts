import { Tags } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { StageContext } from './constructs/service-function.ts';
import { type StageName, settingsOf } from './settings/stages.ts';
import { ApiStack } from './stacks/api-stack.ts';
import { DataStack } from './stacks/data-stack.ts';
import { EventsStack } from './stacks/events-stack.ts';
import { SchedulesStack } from './stacks/schedules-stack.ts';
import { SearchStack } from './stacks/search-stack.ts';

/** The stacks of a stage. `codeOf` gives a function's bundle, so that tests of the template need not bundle. */
export const addSystem = (
  scope: Construct,
  stage: StageName,
  codeOf: StageContext['codeOf'],
  openSearchUrl?: string,
) => {
  const settings = settingsOf(stage);
  const named = (part: string) => `HotelBooking-${stage}-${part}`;
  const data = new DataStack(scope, named('Data'), settings, { description: 'The table and the signing key.' });
  const { table, signingKeys, gateway } = data;
  const search =
    settings.searchDomain &&
    new SearchStack(scope, named('Search'), settings.searchDomain, { description: 'The index of hotels.' });
  const searchDomain = search?.domain;
  const context: StageContext = { stage, settings, codeOf, table, signingKeys, gateway, searchDomain, openSearchUrl };
  const scheduled = new SchedulesStack(scope, named('Schedules'), context, {
    description: 'The workers of the clock.',
  });
  const events = new EventsStack(scope, named('Events'), context, {
    description: 'The publisher, the bus, its queues.',
  });
  const routed: StageContext = { ...context, desk: events.desk };
  const api = new ApiStack(scope, named('Api'), routed, { description: 'The API and its functions.' });
  Tags.of(scope).add('system', 'hotel-booking');
  Tags.of(scope).add('stage', stage);
  return { data, api, scheduled, events, search };
};
