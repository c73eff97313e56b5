import { createHash, timingSafeEqual } from 'node:crypto';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import { edgeHeaders } from '../contract/edge.ts';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

const proves = (given: string | undefined, keys: readonly string[]): boolean =>
  given !== undefined && keys.some((key) => timingSafeEqual(digest(given), digest(key)));

/**
 * The network address of the caller, by which calls without a session are counted. Behind the CDN the gateway sees the
 * CDN's own address; the CDN tells the caller's, and is believed where it proves itself.
 * @param keys what the CDN may prove itself by; undefined where none stands in front
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
