import type { Construct } from 'constructs';
import type { Group } from '../../functions/contract/route.ts';
import { routeEntries } from '../../functions/contract/routes.ts';
import { type FunctionSettings, functionSettings } from '../settings/functions.ts';
import { type House, HouseFunction } from './house-function.ts';

/** The Lambda of one group of the route table, or the edge, which answers what no route does. */
export class RouteFunction extends HouseFunction {
  constructor(scope: Construct, name: Group | 'edge', house: House) {
    const count = routeEntries().filter(([, route]) => route.group === name).length;
    super(scope, name, house, name === 'edge' ? 'Answers what no route does.' : `The ${count} routes of ${name}.`);
    const { origins } = house.settings;
    const { beyond = [] }: FunctionSettings = functionSettings[name];
    if (beyond.length > 0) house.desk?.bind(this.lambda, beyond);
    if (origins.length > 0) this.lambda.addEnvironment('ALLOWED_ORIGINS', origins.join(','));
  }
}
