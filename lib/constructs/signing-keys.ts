import { RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { StageSettings } from '../settings/stages.ts';

/** The key that sessions, quotes and cursors are signed with: made in the account, in no file and no template. */
export class SigningKeys extends Construct {
  private readonly secret: Secret;

  constructor(scope: Construct, id: string, { keepsData }: StageSettings) {
    super(scope, id);
    this.secret = new Secret(this, 'Secret', {
      description: 'What sessions, quotes and cursors are signed with: a key a line, the newest first.',
      // 64 of 62 letters and digits: 381 bits, more than HMAC-SHA-256 can use.
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
  }

  /** Tells a function where the key is, and lets it read that one secret. */
  bind(lambda: LambdaFunction): void {
    lambda.addEnvironment('SIGNING_SECRET', this.secret.secretArn);
    lambda.addToRolePolicy(
      new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [this.secret.secretArn] }),
    );
  }
}
