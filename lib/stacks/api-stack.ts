import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Firewall } from '../constructs/firewall.ts';
import { RestApi, routesOf } from '../constructs/rest-api.ts';
import { RouteFunction } from '../constructs/route-function.ts';
import type { StageContext } from '../constructs/service-function.ts';

/** The API: a function for each group of the route table behind one gateway. */
export class ApiStack extends Stack {
  readonly api: RestApi;

  constructor(scope: Construct, id: string, context: StageContext, props: StackProps) {
    // The API's document repeats an address for each method; CloudFormation takes a template of at most 1 MB.
    super(scope, id, { ...props, suppressTemplateIndentation: true });
    const groups = new Set(routesOf(context.settings).map(({ group }) => group));
    const functions = [...groups, 'fallback' as const].map(
      (name) => [name, new RouteFunction(this, name, context)] as const,
    );
    this.api = new RestApi(this, 'Api', context.stage, context.settings, new Map(functions));
    const { api } = this;
    if (context.settings.servesWeb) new Firewall(this, 'Firewall', api, context.settings.callsOfAnAddress);
    // Outputs for operators, with names that contain no generated id.
    new CfnOutput(this, 'Url', { value: api.url, description: 'Where the API answers.' });
    new CfnOutput(this, 'RestApiId', { value: api.id, description: 'By which an emulator finds the API.' });
    new CfnOutput(this, 'TableName', {
      value: context.table.tableName,
      description: 'For npm run admin:create.',
    });
    new CfnOutput(this, 'PicturesBucket', {
      value: context.pictures.bucketName,
      description: 'Where pictures of hotels are kept.',
    });
  }
}
