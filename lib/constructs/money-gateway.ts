import { RemovalPolicy, SecretValue } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { StageSettings } from '../settings/stages.ts';
import { acknowledge, ofSecrets } from './acknowledge.ts';

/**
 * The payment gateway of the stage. For Stripe, the keys are in a secret that an operator fills after the first
 * deployment; until then every charge fails, and cards of the sandbox are never accepted.
 */
export class MoneyGateway extends Construct {
  private readonly gateway: StageSettings['gateway'];
  private readonly secret: Secret | undefined;

  constructor(scope: Construct, id: string, { gateway, keepsData }: StageSettings) {
    super(scope, id);
    this.gateway = gateway;
    if (gateway === 'sandbox') return;
    this.secret = new Secret(this, 'Stripe', {
      description: 'Stripe: the secret key (sk_...), and on a second line what it signs its webhooks with (whsec_...).',
      // No template contains a key: this placeholder marks it as missing.
      secretStringValue: SecretValue.unsafePlainText('put the keys of Stripe here'),
      removalPolicy: keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    acknowledge(this.secret, {
      ...ofSecrets,
      'AwsSolutions-SMG4': 'Stripe makes these keys; a person puts new ones in.',
    });
  }

  /** Passes the name of the gateway and its browser form to a function, without the secret. */
  tell(lambda: LambdaFunction, publishableKey: string | undefined): void {
    lambda.addEnvironment('GATEWAY', this.gateway);
    if (this.gateway === 'stripe' && publishableKey !== undefined)
      lambda.addEnvironment('STRIPE_PUBLISHABLE_KEY', publishableKey);
  }

  /** Passes the name of the gateway to a function, and lets it read only that secret. */
  bind(lambda: LambdaFunction): void {
    lambda.addEnvironment('GATEWAY', this.gateway);
    if (this.secret === undefined) return;
    lambda.addEnvironment('STRIPE_SECRET', this.secret.secretArn);
    lambda.addToRolePolicy(
      new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [this.secret.secretArn] }),
    );
  }
}
