import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { CreateQueueCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { SQSEvent } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { s3Pictures } from '../../functions/adapters/pictures/s3-pictures.ts';
import type { PictureStore } from '../../functions/usecases/ports/pictures.ts';
import { type Bundle, bundle, root } from '../../lib/bundling.ts';
import { hostileFiles, photo } from '../support/picture-files.ts';
import { sendForm, startS3 } from '../support/picture-stores.ts';

/** Calls a bundle in a plain Node, without the repository's packages, as Lambda does. */
const caller = `
  const [file, event] = JSON.parse(process.argv[1]);
  const { handler } = await import(file);
  process.stderr.write(JSON.stringify(await handler(event, { awsRequestId: 'sample' })));
`;
const sample: SQSEvent = JSON.parse(readFileSync(join(root, 'events/upload-picture.json'), 'utf8'));

describe('the worker of uploads as it is deployed', () => {
  let outdir = '';
  let made: Bundle;
  let s3: Awaited<ReturnType<typeof startS3>>;
  let sqs: SQSClient;
  let deadLetters = '';
  let store: PictureStore;

  beforeAll(async () => {
    outdir = mkdtempSync(join(root, 'dist/tested-'));
    const [first] = bundle(outdir, process.arch === 'arm64' ? 'arm64' : 'x64', ['uploads']);
    if (first === undefined) throw new Error('there is no bundle of the worker');
    made = first;
    s3 = await startS3();
    store = s3Pictures(s3.client, s3.bucket);
    const credentials = { accessKeyId: 'AKIDTEST', secretAccessKey: 'secret' };
    sqs = new SQSClient({ endpoint: s3.endpoint, region: 'eu-central-1', credentials });
    await sqs.send(new CreateQueueCommand({ QueueName: 'dead' }));
    deadLetters = `${s3.endpoint}/000000000000/dead`;
  });
  afterAll(async () => {
    sqs?.destroy();
    await s3?.stop();
    rmSync(outdir, { recursive: true, force: true });
  });

  /** The sample with another picture, or another message. */
  const eventOf = (change: (body: string) => string): SQSEvent => ({
    Records: sample.Records.map((record) => ({ ...record, body: change(record.body) })),
  });
  const call = async (event: SQSEvent, bucket: string = s3.bucket): Promise<unknown> => {
    const args = ['--input-type=module', '-e', caller, JSON.stringify([join(made.folder, 'index.mjs'), event])];
    const child = spawn(process.execPath, args, {
      env: {
        STAGE: 'dev',
        AWS_REGION: 'eu-central-1',
        AWS_ACCESS_KEY_ID: 'AKIDTEST',
        AWS_SECRET_ACCESS_KEY: 'secret',
        AWS_ENDPOINT_URL: s3.endpoint,
        PICTURES_BUCKET: bucket,
        DEAD_LETTERS_URL: deadLetters,
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const [said] = await Promise.all([text(child.stderr), once(child, 'close')]);
    return said.startsWith('{') ? JSON.parse(said) : said;
  };
  /** Begins a picture, sends its file, and tells the worker of it; what became of it. */
  const upload = async (id: string, bytes: Buffer) => {
    const picture = { id, hotelId: 'tejo', alt: '', createdAt: '2027-03-01T12:00:00.000Z', result: null };
    await sendForm(await store.begin(picture, { contentType: 'image/jpeg', size: bytes.byteLength }), bytes);
    expect(await call(eventOf((body) => body.replace(/tejo_\w+/, id)))).toEqual({ batchItemFailures: [] });
    return (await store.find(id))?.result;
  };

  it('has the codec for its processor beside it', () => {
    const beside = readdirSync(join(made.folder, 'node_modules/@img')).toSorted();
    expect(beside).toEqual([
      'colour',
      expect.stringMatching(/^sharp-libvips-linux-/),
      expect.stringMatching(/^sharp-linux-/),
    ]);
  });

  it('makes a picture ready', async () => {
    expect(await upload('tejo_1', await photo())).toEqual({ status: 'ready', width: 800, height: 1200 });
    expect(await store.uploaded('tejo_1')).toBeUndefined();
  });

  it('refuses what is none, and the message is done with', async () => {
    const [, file = () => Buffer.alloc(0), reason] = hostileFiles[3] ?? [];
    expect(await upload('tejo_2', await file())).toEqual({ status: 'refused', reason });
  });

  it('does nothing for an upload whose picture was removed meanwhile', async () => {
    expect(await call(eventOf((body) => body.replace(/tejo_\w+/, 'tejo_3')))).toEqual({ batchItemFailures: [] });
  });

  it('puts a message that is of no upload into the dead-letter queue at once', async () => {
    const other = eventOf((body) => body.replace('uploads/', 'elsewhere/'));
    expect(await call(other)).toEqual({ batchItemFailures: [] });
    const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl: deadLetters }));
    expect(Messages.map(({ Body }) => Body)).toEqual([other.Records[0]?.body]);
  });

  it('leaves a message to come again while the bucket does not answer', async () => {
    const again = { batchItemFailures: [{ itemIdentifier: sample.Records[0]?.messageId }] };
    expect(await call(sample, 'no-such-bucket')).toEqual(again);
  });
});
