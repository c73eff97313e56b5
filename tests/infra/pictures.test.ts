import { describe, expect, it } from 'vitest';
import { filePolicy } from '../../functions/contract/page-headers.ts';
import { settingsOf } from '../../lib/settings/stages.ts';
import { ofType, type Resource, stageNames, stageOf } from './synthesized.ts';

const text = (value: unknown): string => JSON.stringify(value);

describe.each(stageNames)('the bucket of pictures of the stage %s', (name) => {
  const { data } = stageOf(name);
  const [bucket, ...others] = ofType(data, 'AWS::S3::Bucket');
  const [policy] = ofType(data, 'AWS::S3::BucketPolicy');
  const { servesWeb, keepsData } = settingsOf(name);

  it('is private, encrypted and reached by TLS alone', () => {
    expect(others).toEqual([]);
    expect(bucket?.Properties).toMatchObject({
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
    });
    expect(text(policy?.Properties)).toContain('"Bool":{"aws:SecureTransport":"false"}');
  });

  it('deletes uploads after a day, and what was replaced or is half done later', () => {
    const { Rules } = (bucket?.Properties['LifecycleConfiguration'] ?? { Rules: [] }) as {
      readonly Rules: readonly unknown[];
    };
    expect(Rules).toEqual([
      expect.objectContaining({ Prefix: 'uploads/', ExpirationInDays: 1, Status: 'Enabled' }),
      expect.objectContaining({
        AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
        NoncurrentVersionExpiration: { NoncurrentDays: 30 },
        ExpiredObjectDeleteMarker: true,
        Status: 'Enabled',
      }),
    ]);
    expect(text(Rules[1])).not.toContain('Prefix');
  });

  it('takes forms from pages of the site alone', () => {
    const { CorsRules } = (bucket?.Properties['CorsConfiguration'] ?? { CorsRules: [] }) as {
      readonly CorsRules: readonly unknown[];
    };
    expect(CorsRules).toEqual([
      expect.objectContaining({ AllowedMethods: ['POST'], AllowedOrigins: ['https://hotels.example.com'] }),
    ]);
  });

  it('is kept, with what was removed by mistake, where data is kept', () => {
    expect(bucket?.DeletionPolicy).toBe(keepsData ? 'Retain' : 'Delete');
    expect(bucket?.Properties['VersioningConfiguration']).toEqual(keepsData ? { Status: 'Enabled' } : undefined);
  });

  it('lets the CDN read what pages show and nothing else, where there is a CDN', () => {
    const { Statement } = (policy?.Properties['PolicyDocument'] ?? { Statement: [] }) as {
      readonly Statement: readonly { readonly Effect: string; readonly Resource: unknown }[];
    };
    const allowed = Statement.filter(({ Effect, ...rest }) => Effect === 'Allow' && text(rest).includes('cloudfront'));
    expect(allowed).toHaveLength(servesWeb ? 1 : 0);
    for (const each of allowed) {
      expect(each).toMatchObject({ Action: 's3:GetObject' });
      expect(text(each.Resource)).toContain('"/pictures/*"');
      expect(text(each)).toMatch(/"ArnLike":\{"AWS:SourceArn":.*:cloudfront::.*:distribution\/\*"/);
    }
  });
});

describe.each(['dev', 'production'] as const)('pictures on the site of the stage %s', (name) => {
  const { web } = stageOf(name);
  const config = ofType(web, 'AWS::CloudFront::Distribution')[0]?.Properties['DistributionConfig'] as {
    readonly CacheBehaviors: readonly { readonly PathPattern: string; readonly TargetOriginId: string }[];
    readonly Origins: readonly Readonly<Record<string, unknown>>[];
  };

  it('come from their bucket, which only this CDN can ask, under headers that let them load and run nothing', () => {
    const behaviour = config.CacheBehaviors.find(({ PathPattern }) => PathPattern === '/pictures/*');
    const origin = config.Origins.find(({ Id }) => Id === behaviour?.TargetOriginId);
    expect(text(origin?.['DomainName'])).toContain('Pictures');
    expect(origin?.['OriginAccessControlId']).toBeDefined();
    const headers = ofType(web, 'AWS::CloudFront::ResponseHeadersPolicy').find(({ Properties }) =>
      text(Properties).includes(filePolicy),
    );
    expect(text(behaviour)).toContain(headers?.id);
    expect(text(headers?.Properties)).toContain('"ContentTypeOptions":{"Override":true}');
  });

  it('are sent to the bucket by pages, whose policy is told where it is', () => {
    const told = ({ Properties }: Resource) => text(Properties).includes('PICTURES_ORIGIN');
    expect(ofType(web, 'AWS::Lambda::Function').filter(told)).toHaveLength(1);
  });
});
