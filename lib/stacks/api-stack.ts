import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { House } from '../constructs/house-function.ts';
import { RestApi } from '../constructs/rest-api.ts';
import { RouteFunction } from '../constructs/route-function.ts';

/** The API: a function for each group of the route table behind one gateway. */
export class ApiStack extends Stack {
  constructor(scope: Construct, id: string, house: House, props: StackProps) {
    super(scope, id, props);
    new RestApi(this, 'Api', house.stage, house.settings, {
      accounts: new RouteFunction(this, 'accounts', house),
      hotels: new RouteFunction(this, 'hotels', house),
      search: new RouteFunction(this, 'search', house),
      bookings: new RouteFunction(this, 'bookings', house),
      payments: new RouteFunction(this, 'payments', house),
      admin: new RouteFunction(this, 'admin', house),
      operating: new RouteFunction(this, 'operating', house),
      edge: new RouteFunction(this, 'edge', house),
    });
  }
}
