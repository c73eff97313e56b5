import { RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { StageSettings } from '../settings/stages.ts';

/** What the CDN proves itself to the API by: made in the account, in no file and in no template. */
export class EdgeKey extends Construct {
  private readonly secret: Secret;

  constructor(scope: Construct, id: string, { keepsData }: StageSettings) {
    super(scope, id);
    this.secret = new Secret(this, 'Secret', {
      description: 'What the CDN proves itself to the API by: it tells the address of the caller.',
      generateSecretString: { passwordLength: 48, excludePunctuation: true },
      removalPolicy: keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
  }

  /** A reference that CloudFormation resolves when it deploys; the template holds the name of the secret alone. */
  get reference(): string {
    return this.secret.secretValue.unsafeUnwrap();
  }

  /** Tells a function where the key is, and lets it read that one secret. */
  bind(lambda: LambdaFunction): void {
    lambda.addEnvironment('EDGE_SECRET', this.secret.secretArn);
    lambda.addToRolePolicy(
      new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [this.secret.secretArn] }),
    );
  }
}
