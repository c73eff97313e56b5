import type { APIGatewayProxyEvent } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { callerAddress } from '../../functions/runtime/caller-address.ts';

const event = (headers: Record<string, string>) =>
  ({ headers, requestContext: { identity: { sourceIp: '203.0.113.9' } } }) as unknown as APIGatewayProxyEvent;

describe('the address of a caller', () => {
  const told = { 'x-cdn-caller': '2001:db8::7' };

  it('is what the gateway sees where no CDN stands in front', () => {
    expect(callerAddress(event({ ...told, 'x-cdn-key': 'secret' }), undefined)).toBe('203.0.113.9');
  });

  it('is what the CDN tells, by its new key and by the one before', () => {
    expect(callerAddress(event({ ...told, 'x-cdn-key': 'new' }), ['new', 'old'])).toBe('2001:db8::7');
    expect(callerAddress(event({ ...told, 'x-cdn-key': 'old' }), ['new', 'old'])).toBe('2001:db8::7');
  });

  it('is never what somebody else tells', () => {
    expect(callerAddress(event(told), ['new'])).toBe('203.0.113.9');
    expect(callerAddress(event({ ...told, 'x-cdn-key': 'guess' }), ['new'])).toBe('203.0.113.9');
    expect(callerAddress(event({ 'x-cdn-key': 'new' }), ['new'])).toBe('203.0.113.9');
  });
});
