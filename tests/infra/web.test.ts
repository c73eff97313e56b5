import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { edgeHeaders } from '../../functions/contract/edge.ts';
import { apiRequest, pageRequest } from '../../lib/constructs/edge-functions.ts';
import { readPublishableKey, readSite } from '../../lib/settings/site.ts';
import { ofTheCdk, ofType, stageOf } from './synthesized.ts';

const text = (value: unknown): string => JSON.stringify(value);

describe.each(['dev', 'production'] as const)('the web app of the stage %s', (name) => {
  const { web, api, every } = stageOf(name);
  const [distribution] = ofType(web, 'AWS::CloudFront::Distribution');
  const config = distribution?.Properties['DistributionConfig'] as {
    readonly Aliases: string[];
    readonly DefaultCacheBehavior: Readonly<Record<string, unknown>>;
    readonly CacheBehaviors: { readonly PathPattern: string; readonly TargetOriginId: string }[];
    readonly Origins: readonly Readonly<Record<string, unknown>>[];
  };

  it('keeps its files in a bucket that the CDN alone reads', () => {
    const [bucket] = ofType(web, 'AWS::S3::Bucket');
    expect(bucket?.Properties['PublicAccessBlockConfiguration']).toEqual({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    });
    const policies = text(ofType(web, 'AWS::S3::BucketPolicy'));
    expect(policies).toContain('cloudfront.amazonaws.com');
    expect(policies).toContain('AWS:SourceArn');
    expect(policies).toContain('aws:SecureTransport');
  });

  it('has its pages from a function that the CDN alone calls', () => {
    const [url] = ofType(web, 'AWS::Lambda::Url');
    expect(url?.Properties['AuthType']).toBe('AWS_IAM');
    const permissions = ofType(web, 'AWS::Lambda::Permission');
    expect(permissions.length).toBeGreaterThan(0);
    for (const { Properties } of permissions) {
      expect(Properties['Principal']).toBe('cloudfront.amazonaws.com');
      expect(text(Properties['SourceArn'])).toContain('distribution/');
    }
  });

  it('sends the API, and what stands beside it, to the gateway, so that the cookie is of the same origin', () => {
    const gateway = config.Origins.find((origin) => text(origin).includes('execute-api'));
    const toGateway = config.CacheBehaviors.filter((each) => each.TargetOriginId === gateway?.['Id']);
    expect(toGateway.map(({ PathPattern }) => PathPattern)).toEqual([
      '/api*',
      '/docs*',
      '/openapi.json*',
      '/problems*',
    ]);
    expect(gateway?.['OriginPath']).toBeDefined();
  });

  it('proves itself to the API by a secret that no template holds', () => {
    const headers = config.Origins.flatMap(
      (origin) => (origin['OriginCustomHeaders'] ?? []) as { HeaderName: string }[],
    );
    expect(headers.map(({ HeaderName }) => HeaderName)).toEqual([edgeHeaders.key]);
    expect(text(headers)).toContain('{{resolve:secretsmanager:');
    const knowing = ofType(api, 'AWS::Lambda::Function').filter(({ Properties }) =>
      text(Properties).includes('EDGE_SECRET'),
    );
    expect(knowing.length).toBe(ofType(api, 'AWS::Lambda::Function').length - 1);
  });

  it('leaves the filling and the emptying of its bucket to the CDK, and nothing else', () => {
    const functions = web.filter(ofTheCdk).filter(({ Type }) => Type === 'AWS::Lambda::Function');
    expect(functions.map(({ id }) => id.replace(/[0-9A-F]{8,}.*$/, ''))).toEqual([
      'CustomS3AutoDeleteObjectsCustomResourceProviderHandler',
      expect.stringMatching(/^CustomCDKBucketDeployment/),
    ]);
  });

  it('is reached under its own name, by TLS 1.2 at least', () => {
    expect(config.Aliases).toEqual(['hotels.example.com']);
    expect(text(distribution)).toContain('TLSv1.2_2021');
    for (const behaviour of [config.DefaultCacheBehavior, ...config.CacheBehaviors]) {
      expect(text(behaviour)).toMatch(/"ViewerProtocolPolicy":"(redirect-to-https|https-only)"/);
    }
  });

  it('tells mails and functions where people reach it', () => {
    const told = ofType(every, 'AWS::Lambda::Function').filter(({ Properties }) =>
      text(Properties).includes('"PUBLIC_URL":"https://hotels.example.com"'),
    );
    expect(told.length).toBeGreaterThan(10);
  });

  it('has a firewall before the API, with a bound for one address and managed rules', () => {
    const [acl] = ofType(api, 'AWS::WAFv2::WebACL');
    const rules = acl?.Properties['Rules'] as { readonly Name: string }[];
    expect(rules.map(({ Name }) => Name)).toEqual([
      'calls-of-an-address',
      'calls-past-the-cdn',
      'AWSManagedRulesCommonRuleSet',
      'AWSManagedRulesKnownBadInputsRuleSet',
      'AWSManagedRulesAmazonIpReputationList',
    ]);
    expect(ofType(api, 'AWS::WAFv2::WebACLAssociation')).toHaveLength(1);
  });
});

it('has neither CDN nor firewall on an emulator, which knows none', () => {
  const { web, every } = stageOf('localstack');
  expect(web).toEqual([]);
  expect(every.filter(({ Type }) => /CloudFront|WAF/.test(Type))).toEqual([]);
});

interface Headers {
  [name: string]: { value: string };
}

/** Runs a function of the CDN as CloudFront does. */
const run = (code: string, headers: Headers, ip = '198.51.100.7'): Headers => {
  const event = { request: { headers }, viewer: { ip } };
  return runInNewContext(`${code}; handler(event)`, { event }).headers as Headers;
};

describe('what the CDN does before it looks into its cache', () => {
  it.each([
    ['de-AT,de;q=0.9', 'text/html,application/xhtml+xml', 'de', 'text/html'],
    ['fr', '*/*', 'en', '*/*'],
    [undefined, undefined, 'en', '*/*'],
  ])('tells the language %s and the kind %s apart as the page does', (language, accept, expected, kind) => {
    const headers = run(pageRequest, {
      ...(language !== undefined && { 'accept-language': { value: language } }),
      ...(accept !== undefined && { accept: { value: accept } }),
    });
    expect(headers).toEqual({ 'accept-language': { value: expected }, accept: { value: kind } });
  });

  it('says whose request it is, whatever the caller says', () => {
    const headers = run(apiRequest, { [edgeHeaders.address]: { value: '1.2.3.4' } });
    expect(headers[edgeHeaders.address]).toEqual({ value: '198.51.100.7' });
  });
});

describe('who takes cards in the browser', () => {
  const told = (name: 'dev' | 'production') => {
    const { web, api } = stageOf(name);
    return [...ofType(web, 'AWS::Lambda::Function'), ...ofType(api, 'AWS::Lambda::Function')].flatMap(
      ({ Properties }) => {
        const { Description, Environment } = Properties as {
          readonly Description?: string;
          readonly Environment?: { readonly Variables: Readonly<Record<string, unknown>> };
        };
        const shows = /pages of the web app|routes of operating/.test(Description ?? '');
        return shows ? [Environment?.Variables ?? {}] : [];
      },
    );
  };

  it('is told to the pages and to GET /config: Stripe in production, with its public key and no secret', () => {
    expect(told('production')).toHaveLength(2);
    for (const variables of told('production')) {
      expect(variables).toMatchObject({ GATEWAY: 'stripe', STRIPE_PUBLISHABLE_KEY: 'pk_test_infra' });
      expect(variables).not.toHaveProperty('STRIPE_SECRET');
    }
    for (const variables of told('dev')) {
      expect(variables).toMatchObject({ GATEWAY: 'sandbox' });
      expect(variables).not.toHaveProperty('STRIPE_PUBLISHABLE_KEY');
    }
  });

  it.each(['sk_live_51abc', 'pk_live_', 'whsec_abc', 7])('refuses %s as the publishable key', (given) => {
    expect(() => readPublishableKey(given)).toThrow(/the publishable key of Stripe/);
    expect(readPublishableKey('pk_live_51abc')).toBe('pk_live_51abc');
    expect(readPublishableKey(undefined)).toBeUndefined();
  });
});

describe('the site of a stage', () => {
  const certificate = 'arn:aws:acm:us-east-1:123456789012:certificate/0f1e2d3c';

  it('is a host name with a certificate, or the name that CloudFront gave', () => {
    expect(readSite(undefined, undefined)).toBeUndefined();
    expect(readSite('hotels.example.com', certificate)).toEqual({ domain: 'hotels.example.com', certificate });
    expect(readSite('d111abc.cloudfront.net', undefined)).toEqual({ domain: 'd111abc.cloudfront.net' });
  });

  it.each([
    ['https://hotels.example.com', certificate, /a site is a host name/],
    ['hotels.example.com', undefined, /needs its certificate/],
    ['hotels.example.com', certificate.replace('us-east-1', 'eu-central-1'), /ARN of ACM in us-east-1/],
    [undefined, certificate, /say which/],
  ])('refuses the site %s with the certificate %s in one line', (site, given, expected) => {
    expect(() => readSite(site, given)).toThrow(expected);
  });
});
