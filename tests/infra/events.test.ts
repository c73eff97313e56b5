import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { outboxRecordOf } from '../../functions/adapters/dynamo/outbox/stream-record.ts';
import { eventNames, eventOf } from '../../functions/contract/events.ts';
import { uploadedPicture } from '../../functions/contract/pictures/bucket.ts';
import { routeEntries } from '../../functions/contract/routes.ts';
import { schedules } from '../../functions/contract/schedules.ts';
import { hotelOfPicture } from '../../functions/domain/hotel/picture.ts';
import { pathMatcher } from '../../functions/runtime/route-match.ts';

const folder = new URL('../../events/', import.meta.url);
const samples = readdirSync(folder).filter((file) => file.endsWith('.json'));
const sample = (file: string): unknown => JSON.parse(readFileSync(new URL(file, folder), 'utf8'));

/** What of API Gateway's proxy event the system reads; the rest is there as AWS sends it. */
const proxyEvent = z.looseObject({
  httpMethod: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
  path: z.string().startsWith('/'),
  resource: z.string().startsWith('/'),
  headers: z.record(z.string(), z.string()),
  multiValueHeaders: z.record(z.string(), z.array(z.string()).min(1)),
  queryStringParameters: z.record(z.string(), z.string()).nullable(),
  pathParameters: z.record(z.string(), z.string()).nullable(),
  body: z.string().nullable(),
  isBase64Encoded: z.boolean(),
  requestContext: z.looseObject({
    requestId: z.string().min(1),
    path: z.string(),
    stage: z.string(),
    identity: z.looseObject({ sourceIp: z.ipv4() }),
  }),
});

const scheduleEvent = z.looseObject({
  'detail-type': z.literal('Scheduled Event'),
  source: z.literal('aws.events'),
  time: z.iso.datetime(),
  resources: z.array(z.string().startsWith('arn:aws:events:')).length(1),
  detail: z.strictObject({}),
});

const streamEvent = z.object({
  Records: z.array(
    z.looseObject({
      eventName: z.enum(['INSERT', 'MODIFY', 'REMOVE']),
      eventSource: z.literal('aws:dynamodb'),
      eventSourceARN: z.string().includes('/stream/'),
      dynamodb: z.looseObject({
        SequenceNumber: z.string(),
        StreamViewType: z.literal('NEW_AND_OLD_IMAGES'),
        NewImage: z.record(z.string(), z.looseObject({})),
      }),
    }),
  ),
});

describe('the sample events', () => {
  it('are of a trigger that the system has', () => {
    for (const file of samples) expect(file).toMatch(/^(api|schedule|event|stream|upload)-[a-z-]+\.json$/);
  });

  it.each(samples.filter((file) => file.startsWith('api-')))('%s is a call that API Gateway makes', (file) => {
    const event = proxyEvent.parse(sample(file));
    expect(Object.keys(event.multiValueHeaders)).toEqual(Object.keys(event.headers));
    const found = pathMatcher(true)(event.path);
    if (found === undefined) {
      expect(event.resource).toBe('/{proxy+}');
      return;
    }
    const name = found.routes.get(event.httpMethod);
    const route = routeEntries().find(([each]) => each === name)?.[1];
    expect(route, `${event.httpMethod} ${event.path}`).toBeDefined();
    if (route?.body) expect(route.body.safeParse(JSON.parse(event.body ?? '')).success).toBe(true);
    else expect(event.body).toBeNull();
  });

  it.each(Object.keys(schedules))('schedule-%s.json is the call of its rule', (name) => {
    const event = scheduleEvent.parse(sample(`schedule-${name}.json`));
    expect(event.resources[0]).toContain(name);
  });

  it('stream-publisher.json is a change that the publisher tells', () => {
    const { Records } = streamEvent.parse(sample('stream-publisher.json'));
    const told = Records.flatMap((record) => outboxRecordOf(record).events());
    expect(told.map(({ type }) => type)).toContain('booking.confirmed');
  });

  it('upload-picture.json is what the rule of the uploads takes, with the id of a picture', () => {
    const { Records } = z
      .object({ Records: z.array(z.object({ body: z.string() })).length(1) })
      .parse(sample('upload-picture.json'));
    const {
      source,
      'detail-type': type,
      detail,
    } = z
      .looseObject({
        source: z.string(),
        'detail-type': z.string(),
        detail: z.looseObject({ object: z.looseObject({ key: z.string() }) }),
      })
      .parse(JSON.parse(Records[0]?.body ?? ''));
    expect([source, type]).toEqual(['aws.s3', 'Object Created']);
    expect(hotelOfPicture(uploadedPicture(detail.object.key) ?? '')).toBe('tejo');
  });

  it.each(eventNames)('the sample of %s is a message that its workers read', (name) => {
    const { Records } = z
      .object({ Records: z.array(z.object({ body: z.string() })) })
      .parse(sample(`event-${name.replaceAll(/[._]/g, '-')}.json`));
    for (const { body } of Records) expect(eventOf(JSON.parse(body)).type).toBe(name);
  });
});
