import type { Construct } from 'constructs';
import type { Group } from '../../functions/contract/route.ts';
import { routeEntries } from '../../functions/contract/routes.ts';
import type { FunctionSettings } from '../settings/function-settings.ts';
import { functionSettings } from '../settings/functions.ts';
import { ServiceFunction, type StageContext } from './service-function.ts';

/** The Lambda of one group of the route table, or the fallback for requests without a route. */
export class RouteFunction extends ServiceFunction {
  constructor(scope: Construct, name: Group | 'fallback', context: StageContext) {
    const count = routeEntries().filter(([, route]) => route.group === name).length;
    super(
      scope,
      name,
      context,
      name === 'fallback' ? 'Answers what no route does.' : `The ${count} routes of ${name}.`,
    );
    const { origins } = context.settings;
    const { beyond = [] }: FunctionSettings = functionSettings[name];
    if (beyond.length > 0) context.desk?.bind(this.lambda, beyond);
    this.tellSite(context);
    // GET /config returns how cards are taken.
    if (name === 'operating') this.tellCards(context);
    // The fallback reads no secret, and limits by the address that the gateway sees.
    if (name !== 'fallback') context.edgeKey?.bind(this.lambda);
    if (origins.length > 0) this.lambda.addEnvironment('ALLOWED_ORIGINS', origins.join(','));
  }
}
