import type { Context, LambdaFunctionURLEvent } from 'aws-lambda';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { lambdaPages } from '../../functions/composition/on-lambda/pages.ts';

/** A page of the app, asked for as the CDN asks. */
const page = {
  rawPath: '/login',
  headers: { accept: 'text/html', host: 'hotels.example.com' },
  requestContext: {
    http: { method: 'GET', sourceIp: '203.0.113.7' },
    domainName: 'hotels.example.com',
    requestId: 'sample',
  },
} as unknown as LambdaFunctionURLEvent;

const policyOf = async (): Promise<string> => {
  const handler = lambdaPages({
    html: '<!doctype html><html lang="en"><head></head><body></body></html>',
    manifest: {},
  });
  const { statusCode, headers = {} } = await handler(page, { awsRequestId: 'sample' } as Context);
  expect(statusCode).toBe(200);
  return String(headers['Content-Security-Policy']);
};

describe('the pages on AWS', () => {
  beforeEach(() => {
    vi.stubEnv('STAGE', 'production');
    vi.stubEnv('TABLE_NAME', 'reservations');
    vi.stubEnv('AWS_REGION', 'eu-central-1');
  });
  afterEach(() => vi.unstubAllEnvs());

  it('may send pictures to their bucket, and nothing to any other host', async () => {
    vi.stubEnv('PICTURES_ORIGIN', 'https://pictures.s3.eu-central-1.amazonaws.com');
    expect(await policyOf()).toContain("connect-src 'self' https://pictures.s3.eu-central-1.amazonaws.com;");
  });

  it('call their own host alone where there is no bucket', async () => {
    expect(await policyOf()).toContain("connect-src 'self';");
  });
});
