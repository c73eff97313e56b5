import { RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { StageSettings } from '../settings/stages.ts';
import { acknowledge, ofSecrets } from './acknowledge.ts';

interface Kind {
  readonly description: string;
  /** Letters and digits, of which each has almost 6 bits. */
  readonly length: number;
  /** Why no schedule rotates it. */
  readonly unrotated: string;
  /** The environment variable that tells a function where the secret is. */
  readonly variable: string;
}

/** A secret that is made in the account: it is in no file and in no template. */
export abstract class GeneratedSecret extends Construct {
  protected readonly secret: Secret;
  private readonly variable: string;

  constructor(
    scope: Construct,
    id: string,
    { keepsData }: StageSettings,
    { description, length, unrotated, variable }: Kind,
  ) {
    super(scope, id);
    this.variable = variable;
    this.secret = new Secret(this, 'Secret', {
      description,
      generateSecretString: { passwordLength: length, excludePunctuation: true },
      removalPolicy: keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    acknowledge(this.secret, { ...ofSecrets, 'AwsSolutions-SMG4': unrotated });
  }

  /** Tells a function where the secret is, and lets it read that one secret. */
  bind(lambda: LambdaFunction): void {
    lambda.addEnvironment(this.variable, this.secret.secretArn);
    lambda.addToRolePolicy(
      new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [this.secret.secretArn] }),
    );
  }
}
