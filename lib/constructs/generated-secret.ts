import { RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { StageSettings } from '../settings/stages.ts';
import { acknowledge, ofSecrets } from './acknowledge.ts';

interface Kind {
  readonly description: string;
  /** Number of letters and digits, almost 6 bits each. */
  readonly length: number;
  /** Why no schedule of its own stack rotates it. */
  readonly unrotated: string;
  /** The environment variable with the ARN of the secret. */
  readonly variable: string;
}

/** A secret that is generated in the account: no file and no template contains it. */
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

  /** Passes the ARN of the secret to a function, and lets it read only that secret. */
  bind(lambda: LambdaFunction): void {
    lambda.addEnvironment(this.variable, this.secret.secretArn);
    lambda.addToRolePolicy(
      new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [this.secret.secretArn] }),
    );
  }
}
