import { Annotations, CfnOutput, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AccessLevel,
  AllowedMethods,
  type BehaviorOptions,
  CacheHeaderBehavior,
  CachePolicy,
  CacheQueryStringBehavior,
  Distribution,
  Function as EdgeFunction,
  type FunctionAssociation,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  OriginRequestPolicy,
  PriceClass,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { FunctionUrlOrigin, HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { CfnPermission, FunctionUrlAuthType } from 'aws-cdk-lib/aws-lambda';
import { BlockPublicAccess, Bucket, BucketEncryption, type IBucket, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, CacheControl, type ISource } from 'aws-cdk-lib/aws-s3-deployment';
import type { Construct } from 'constructs';
import { edgeHeaders } from '../../functions/contract/edge.ts';
import { fileCache, filePolicy, keptFiles, notPages } from '../../functions/contract/page-headers.ts';
import { pictureFolders } from '../../functions/contract/pictures/bucket.ts';
import { acknowledge, acknowledgeFunctionsOfTheCdk } from '../constructs/acknowledge.ts';
import { apiRequest, pageRequest } from '../constructs/edge-functions.ts';
import type { PictureBucket } from '../constructs/picture-bucket.ts';
import type { RestApi } from '../constructs/rest-api.ts';
import { ServiceFunction, type StageContext } from '../constructs/service-function.ts';

/** The built files of the web app: those with content hashes in their names, and the few with fixed names. */
export interface WebAssets {
  readonly named: ISource;
  readonly kept: ISource;
}

const picturePath = `/${pictureFolders.files}`;
/** Served from buckets; all else that is no page is the API's. */
const ofBuckets: readonly string[] = ['/assets', picturePath];

/**
 * The web app: its files in a bucket, its pages from a function, and the API, all behind one address, so that the
 * session's cookie is of the same origin. Only the CDN can access the bucket and the function.
 */
export class WebStack extends Stack {
  constructor(scope: Construct, id: string, context: StageContext, api: RestApi, assets: WebAssets, props: StackProps) {
    super(scope, id, props);
    const { site, edgeKey, settings } = context;
    const logs = settings.accessLogs ? this.accessLogs(settings.logDays) : undefined;
    // The CDK's own types differ under exactOptionalPropertyTypes, so the cast to IBucket is needed.
    const bucket: IBucket = new Bucket(this, 'Files', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      ...(logs && { serverAccessLogsBucket: logs, serverAccessLogsPrefix: 'files/' }),
      // Every deployment recreates the contents: there is nothing to lose.
      removalPolicy: RemovalPolicy.DESTROY,
      autoDeleteObjects: true,
    }) as Bucket & { readonly isWebsite: boolean };
    acknowledge(bucket, { CKV_AWS_21: 'Every file is made of the code, and one that changes gets another name.' });
    Annotations.of(this).acknowledgeWarning(
      '@aws-cdk/aws-cloudfront-origins:listBucketSecurityRisk',
      'The bucket is behind paths of files alone, without query strings: no request becomes a list.',
    );
    const pages = new ServiceFunction(this, 'pages', context, 'The pages of the web app in HTML.');
    pages.tellSite(context);
    pages.tellCards(context);
    const files: BehaviorOptions = {
      origin: S3BucketOrigin.withOriginAccessControl(bucket, {
        // With the permission to list, a missing file gives 404 instead of 403.
        originAccessLevels: [AccessLevel.READ, AccessLevel.LIST],
      }),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
      responseHeadersPolicy: ResponseHeadersPolicy.SECURITY_HEADERS,
      compress: true,
    };
    const calls: BehaviorOptions = {
      origin: new HttpOrigin(api.host, {
        originPath: `/${api.stageName}`,
        ...(edgeKey && { customHeaders: { [edgeHeaders.key]: edgeKey.reference } }),
      }),
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
      allowedMethods: AllowedMethods.ALLOW_ALL,
      // Each API response has its own cache headers; the CDN caches none.
      cachePolicy: CachePolicy.CACHING_DISABLED,
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      functionAssociations: [this.before('ApiRequest', apiRequest)],
      compress: true,
    };
    pages.lambda.addEnvironment('PICTURES_ORIGIN', context.pictures.origin);
    const distribution = new Distribution(this, 'Site', {
      comment: `Hotel booking, ${context.stage}`,
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_100,
      ...(logs && { enableLogging: true, logBucket: logs, logFilePrefix: 'cdn/' }),
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      ...(site?.certificate !== undefined && {
        domainNames: [site.domain],
        certificate: Certificate.fromCertificateArn(this, 'Certificate', site.certificate),
      }),
      defaultBehavior: {
        origin: FunctionUrlOrigin.withOriginAccessControl(
          pages.target.addFunctionUrl({ authType: FunctionUrlAuthType.AWS_IAM }),
        ),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        cachePolicy: new CachePolicy(this, 'PageCache', {
          comment: 'A page by its address and language, as long as it says.',
          minTtl: Duration.seconds(0),
          defaultTtl: Duration.seconds(0),
          maxTtl: Duration.minutes(5),
          headerBehavior: CacheHeaderBehavior.allowList('Accept', 'Accept-Language'),
          queryStringBehavior: CacheQueryStringBehavior.none(),
          enableAcceptEncodingBrotli: true,
          enableAcceptEncodingGzip: true,
        }),
        functionAssociations: [this.before('PageRequest', pageRequest)],
        compress: true,
      },
      additionalBehaviors: {
        ...Object.fromEntries(
          notPages.filter((path) => !ofBuckets.includes(path)).map((path) => [`${path}*`, calls] as const),
        ),
        [`${picturePath}/*`]: this.pictures(context.pictures),
        ...Object.fromEntries(['/assets/*', ...keptFiles.map((file) => `/${file}`)].map((path) => [path, files])),
      },
    });
    // The CDK names the function by the attribute of its URL, of which AWS does not say whether it has the alias.
    for (const each of distribution.node.findAll()) {
      if (each instanceof CfnPermission) each.functionName = pages.target.functionArn;
    }
    const regional = 'The firewall before the API judges every call; files and pages are public and cached.';
    acknowledge(distribution, {
      'AwsSolutions-CFR1': 'Guests book from any country.',
      'AwsSolutions-CFR2': regional,
      CKV_AWS_68: regional,
      ...(site?.certificate === undefined && {
        'AwsSolutions-CFR4': 'Under a name of CloudFront there is its certificate alone, which takes TLS 1.0 too.',
      }),
    });
    // Files of earlier builds stay, so that a deployment does not break open pages.
    new BucketDeployment(this, 'Assets', {
      sources: [assets.named],
      destinationBucket: bucket,
      destinationKeyPrefix: 'assets',
      prune: false,
      cacheControl: [CacheControl.fromString(fileCache.named)],
    });
    new BucketDeployment(this, 'KeptFiles', {
      sources: [assets.kept],
      destinationBucket: bucket,
      prune: false,
      cacheControl: [CacheControl.fromString(fileCache.kept)],
      distribution,
      distributionPaths: keptFiles.map((file) => `/${file}`),
    });
    acknowledgeFunctionsOfTheCdk(this);
    const name = site?.certificate === undefined ? distribution.distributionDomainName : site.domain;
    new CfnOutput(this, 'SiteUrl', { value: `https://${name}`, description: 'Where people reach the system.' });
    new CfnOutput(this, 'SiteTarget', {
      value: distribution.distributionDomainName,
      description: 'What the domain of the site leads to, and the site of `-c site=` where there is no domain.',
    });
  }

  /** Pictures of hotels, from their own bucket. */
  private pictures({ bucketName }: PictureBucket): BehaviorOptions {
    Annotations.of(this).acknowledgeWarning(
      '@aws-cdk/aws-cloudfront-origins:updateImportedBucketPolicyOac',
      'The stack of the bucket lets the CDN read its pictures.',
    );
    return {
      // By its name, as the policy of a bucket of another stack would make both depend on each other.
      origin: S3BucketOrigin.withOriginAccessControl(Bucket.fromBucketName(this, 'Pictures', bucketName)),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
      responseHeadersPolicy: new ResponseHeadersPolicy(this, 'PictureHeaders', {
        comment: 'A picture loads and runs nothing.',
        securityHeadersBehavior: {
          contentSecurityPolicy: { contentSecurityPolicy: filePolicy, override: true },
          contentTypeOptions: { override: true },
          strictTransportSecurity: { accessControlMaxAge: Duration.days(365), override: true },
        },
      }),
    };
  }

  /** The access logs of the CDN and the bucket, with guests' addresses, kept for the log retention of the stage. */
  private accessLogs(days: number): IBucket {
    const logs = new Bucket(this, 'AccessLogs', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      // The CDN needs an ACL to write its logs.
      objectOwnership: ObjectOwnership.OBJECT_WRITER,
      lifecycleRules: [{ expiration: Duration.days(days) }],
      removalPolicy: RemovalPolicy.DESTROY,
      autoDeleteObjects: true,
    });
    acknowledge(logs, {
      'AwsSolutions-S1': 'It holds the access logs themselves.',
      CKV_AWS_18: 'It holds the access logs themselves.',
      CKV_AWS_21: 'Logs are never written again.',
    });
    return logs as Bucket & { readonly isWebsite: boolean };
  }

  /** A function that the CDN runs before the cache lookup. */
  private before(id: string, code: string): FunctionAssociation {
    const fn = new EdgeFunction(this, id, {
      code: FunctionCode.fromInline(code),
      runtime: FunctionRuntime.JS_2_0,
    });
    return { eventType: FunctionEventType.VIEWER_REQUEST, function: fn };
  }
}
