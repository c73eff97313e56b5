import { createHash, timingSafeEqual } from 'node:crypto';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import { edgeHeaders } from '../contract/edge.ts';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

const proves = (given: string | undefined, keys: readonly string[]): boolean =>
  given !== undefined && keys.some((key) => timingSafeEqual(digest(given), digest(key)));

/**
 * The network address of the caller, by which calls without a session are counted. Behind the CDN the gateway sees the
 * CDN's own address; the CDN sends the caller's in a header, which is believed where its key is right.
 * @param keys keys by which the CDN identifies itself; undefined without a CDN
 */
export const callerAddress = (
  { headers, requestContext }: Pick<APIGatewayProxyEvent, 'headers' | 'requestContext'>,
  keys: readonly string[] | undefined,
): string => {
  const forwarded = headers[edgeHeaders.address];
  return keys !== undefined && forwarded !== undefined && proves(headers[edgeHeaders.key], keys)
    ? forwarded
    : requestContext.identity.sourceIp;
};
