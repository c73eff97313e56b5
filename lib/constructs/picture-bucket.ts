import { ArnFormat, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { EventPattern } from 'aws-cdk-lib/aws-events';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { BlockPublicAccess, Bucket, BucketEncryption, type CfnBucket, HttpMethods } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { pictureFolders } from '../../functions/contract/pictures/bucket.ts';
import type { PictureCall } from '../settings/function-settings.ts';
import type { Site } from '../settings/site.ts';
import type { StageSettings } from '../settings/stages.ts';
import { acknowledge } from './acknowledge.ts';

/** Versions of a picture that was removed or overwritten by mistake can be brought back for so long. */
const restorable = Duration.days(30);

/**
 * The pictures of hotels: uploads that browsers send by signed forms, records, and the files that the CDN serves. Nobody
 * else reads or writes it, and each function only its own folders.
 */
export class PictureBucket extends Construct {
  readonly bucketName: string;
  readonly #bucket: Bucket;

  constructor(scope: Construct, id: string, { keepsData, servesWeb }: StageSettings, site: Site | undefined) {
    super(scope, id);
    this.#bucket = new Bucket(this, 'Bucket', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      versioned: keepsData,
      cors: [
        {
          // A form that is not signed is refused, wherever it comes from; there is nothing to read across origins.
          allowedMethods: [HttpMethods.POST],
          allowedOrigins: [site ? `https://${site.domain}` : '*'],
          allowedHeaders: ['*'],
          maxAge: 3600,
        },
      ],
      lifecycleRules: [
        {
          id: 'uploads-go-after-a-day',
          prefix: `${pictureFolders.uploads}/`,
          expiration: Duration.days(1),
          noncurrentVersionExpiration: Duration.days(1),
        },
        {
          id: 'nothing-half-done-or-replaced-stays',
          abortIncompleteMultipartUploadAfter: Duration.days(1),
          noncurrentVersionExpiration: restorable,
          expiredObjectDeleteMarker: true,
        },
      ],
      removalPolicy: keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
      // The function of the CDK that empties it does not run on an emulator, which deletes a bucket with its content.
      autoDeleteObjects: servesWeb && !keepsData,
    });
    this.bucketName = this.#bucket.bucketName;
    // By the property of the bucket itself: the CDK's own option adds a function that sets it.
    (this.#bucket.node.defaultChild as CfnBucket).notificationConfiguration = {
      eventBridgeConfiguration: { eventBridgeEnabled: true },
    };
    const logged =
      'The CDN logs who reads a file, and functions alone do the rest; each of their calls is in their logs.';
    acknowledge(this.#bucket, {
      'AwsSolutions-S1': logged,
      CKV_AWS_18: logged,
      ...(!keepsData && { CKV_AWS_21: 'A stage for trying keeps no old versions.' }),
    });
    if (servesWeb) this.letCdnRead();
  }

  /** Where browsers send uploads: the policy of a page has to allow it. */
  get origin(): string {
    return `https://${this.#bucket.bucketRegionalDomainName}`;
  }

  /** The events by which AWS says that a file was sent. */
  get uploaded(): EventPattern {
    return {
      source: ['aws.s3'],
      detailType: ['Object Created'],
      detail: { bucket: { name: [this.bucketName] }, object: { key: [{ prefix: `${pictureFolders.uploads}/` }] } },
    };
  }

  /** Passes the bucket's name to a function, and lets it make these calls. */
  bind(lambda: LambdaFunction, calls: readonly PictureCall[]): void {
    lambda.addEnvironment('PICTURES_BUCKET', this.bucketName);
    for (const call of calls) {
      const [action, folder] = call.split(' ') as [string, keyof typeof pictureFolders];
      const resources = [this.#bucket.arnForObjects(`${pictureFolders[folder]}/*`)];
      lambda.addToRolePolicy(new PolicyStatement({ actions: [`s3:${action}`], resources }));
    }
    // Without the right to list, S3 answers 403 in place of 404 for what is not there.
    lambda.addToRolePolicy(new PolicyStatement({ actions: ['s3:ListBucket'], resources: [this.#bucket.bucketArn] }));
    if (lambda.role) {
      acknowledge(lambda.role, {
        'AwsSolutions-IAM5': 'Pictures have names of their own; their folders in the bucket are fixed.',
      });
    }
  }

  /**
   * Lets the CDN read the files that pages show, and nothing else. The condition names any distribution of the account:
   * the stack of the one in front depends on this one.
   */
  private letCdnRead(): void {
    const distributions = Stack.of(this).formatArn({
      service: 'cloudfront',
      region: '',
      resource: 'distribution',
      resourceName: '*',
      arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
    });
    this.#bucket.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudfront.amazonaws.com')],
        actions: ['s3:GetObject'],
        resources: [this.#bucket.arnForObjects(`${pictureFolders.files}/*`)],
        conditions: { ArnLike: { 'AWS:SourceArn': distributions } },
      }),
    );
  }
}
