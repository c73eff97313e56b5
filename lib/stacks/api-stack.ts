import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { House } from '../constructs/house-function.ts';
import { RestApi } from '../constructs/rest-api.ts';
import { RouteFunction } from '../constructs/route-function.ts';

/** The API: a function for each group of the route table behind one gateway. */
export class ApiStack extends Stack {
  constructor(scope: Construct, id: string, house: House, props: StackProps) {
    super(scope, id, props);
    const api = new RestApi(this, 'Api', house.stage, house.settings, {
      accounts: new RouteFunction(this, 'accounts', house),
      hotels: new RouteFunction(this, 'hotels', house),
      search: new RouteFunction(this, 'search', house),
      bookings: new RouteFunction(this, 'bookings', house),
      payments: new RouteFunction(this, 'payments', house),
      admin: new RouteFunction(this, 'admin', house),
      operating: new RouteFunction(this, 'operating', house),
      edge: new RouteFunction(this, 'edge', house),
      ...(house.settings.sandbox && { sandbox: new RouteFunction(this, 'sandbox', house) }),
    });
    // Whoever deploys finds the system by these, under names that no generated id is part of.
    new CfnOutput(this, 'Url', { value: api.url, description: 'Where the API answers.' });
    new CfnOutput(this, 'RestApiId', { value: api.id, description: 'By which an emulator finds the API.' });
    new CfnOutput(this, 'TableName', { value: house.table.table.tableName, description: 'For npm run admin:create.' });
  }
}
