import type { SecretsManagerRotationEvent } from 'aws-lambda';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { callSecretsManager } from '../../functions/adapters/secrets/call.ts';
import { quoteSealer } from '../../functions/adapters/signing/quote-sealer.ts';
import { signingKeysOf } from '../../functions/composition/core.ts';
import { rotationHandler } from '../../functions/composition/on-lambda/rotation.ts';
import { instantOf } from '../../functions/domain/calendar/instant.ts';
import type { Quote } from '../../functions/domain/quote.ts';
import type { LogLine } from '../../functions/runtime/log.ts';
import { rotationSteps } from '../../functions/usecases/operating/rotate-signing-keys.ts';
import { linesOf } from '../../functions/usecases/ports/secret-versions.ts';
import { aBooking } from '../domain/given.ts';
import { region, role } from '../support/secrets-manager.ts';
import { versionedSecret } from '../support/versioned-secret.ts';

const id = 'arn:aws:secretsmanager:eu-central-1:123456789012:secret:SigningKeys-x1Y2z3';
const first = 'a'.repeat(64);
const began = Date.UTC(2027, 2, 1) / 1000;
const day = 86_400;

const booking = aBooking('reserved');
const quote: Quote = {
  ...booking,
  nights: booking.nights.map((night) => ({ ...night, rev: 0 })),
  cap: 5,
  expiresAt: '2027-03-01T12:15:00.000Z',
  change: null,
};
/** What the quote promises. */
const promised = {
  checkIn: quote.checkIn,
  checkOut: quote.checkOut,
  roomTypeId: quote.roomTypeId,
  nights: quote.nights,
};
/** The quotes of a container that was started while the secret had this text. */
const container = (text: string | undefined) => quoteSealer(signingKeysOf(linesOf(text ?? '')).quote);

describe('a rotation of the signing keys', () => {
  let secret: Awaited<ReturnType<typeof versionedSecret>>;
  let lines: LogLine[] = [];
  beforeEach(async () => {
    secret = await versionedSecret(first, began);
    lines = [];
  });
  afterEach(() => secret.stop());

  const step = (Step: SecretsManagerRotationEvent['Step'], token: string): Promise<void> =>
    rotationHandler({
      access: { region, endpoint: secret.endpoint, credentials: role },
      delay: { sleep: async () => undefined, random: () => 0.5 },
      clock: { now: () => instantOf(secret.state.now * 1000) },
      log: (line) => lines.push(line),
    })({ Step, SecretId: id, ClientRequestToken: token });
  const rotate = async (token: string, afterDays = 30): Promise<string> => {
    secret.state.now += afterDays * day;
    for (const each of rotationSteps) await step(each, token);
    return secret.textOf('AWSCURRENT') ?? '';
  };

  it('announces a key at first, while the one in force goes on signing', async () => {
    const [signing, announced, ...others] = linesOf(await rotate('one'));
    expect(signing).toBe(first);
    expect(announced).toMatch(/^[\w-]{64}$/);
    expect(others).toEqual([]);
    expect(secret.textOf('AWSPREVIOUS')).toBe(first);
  });

  it('signs by the announced key then, accepts the one before it and announces another', async () => {
    const [, announced] = linesOf(await rotate('one'));
    const [signing, next, before, ...others] = linesOf(await rotate('two'));
    expect([signing, before, others]).toEqual([announced, first, []]);
    expect([first, announced]).not.toContain(next);
  });

  it('keeps every quote for its life: containers from before and after it accept what the others signed', async () => {
    const texts = [first];
    for (const token of ['one', 'two', 'three', 'four']) texts.push(await rotate(token));
    for (const [n, after] of texts.entries()) {
      const before = texts[n - 1];
      if (before === undefined) continue;
      expect(container(after).open(container(before).seal(quote)), `${n}`).toMatchObject(promised);
      expect(container(before).open(container(after).seal(quote)), `${n}`).toMatchObject(promised);
    }
  });

  it('ends a key after one more period', async () => {
    const sealed = container(first).seal(quote);
    await rotate('one');
    expect(container(await rotate('two')).open(sealed)).toMatchObject(promised);
    expect(container(await rotate('three')).open(sealed)).toBe('forged');
  });

  it('takes nothing out of force before its last step, and does each step once however often it is called', async () => {
    await step('createSecret', 'one');
    const made = secret.textOf('AWSPENDING');
    await step('createSecret', 'one');
    await step('setSecret', 'one');
    await step('testSecret', 'one');
    expect(secret.textOf('AWSPENDING')).toBe(made);
    expect(secret.textOf('AWSCURRENT')).toBe(first);
    await step('finishSecret', 'one');
    await step('finishSecret', 'one');
    await step('createSecret', 'one');
    expect(secret.textOf('AWSCURRENT')).toBe(made);
    expect(secret.textOf('AWSPREVIOUS')).toBe(first);
  });

  it('is refused where containers may not know the announced key yet, and changes nothing', async () => {
    const inForce = await rotate('one');
    secret.state.now += 47 * 3600;
    await expect(step('createSecret', 'two')).rejects.toThrow(
      'The signing keys are 47 hours old: rotate them again 48 hours after the last time.',
    );
    expect(secret.textOf('AWSCURRENT')).toBe(inForce);
  });

  it('is refused before its keys are made', async () => {
    await expect(step('testSecret', 'one')).rejects.toThrow('The rotation one has made no keys yet.');
  });

  it('is refused where somebody put other keys in force meanwhile', async () => {
    await step('createSecret', 'one');
    await put('b'.repeat(64), 'by-hand');
    await expect(step('testSecret', 'one')).rejects.toThrow('do not accept each other');
    await expect(step('finishSecret', 'one')).rejects.toThrow('do not accept each other');
    expect(secret.textOf('AWSCURRENT')).toBe('b'.repeat(64));
  });

  it('says what it did, without a key', async () => {
    await rotate('one');
    expect(lines.map(({ message }) => message)).toEqual([
      'New keys were made.',
      'Functions read the keys as they start: nothing is to be set elsewhere.',
      'The new keys and those in force accept each other.',
      'The new keys are in force.',
    ]);
    for (const key of linesOf(secret.textOf('AWSCURRENT') ?? '')) expect(JSON.stringify(lines)).not.toContain(key);
  });

  /** What an operator does with a key that leaked. */
  const put = async (text: string, token: string): Promise<void> => {
    const called = await callSecretsManager(
      { region, endpoint: secret.endpoint, credentials: role },
      { sleep: async () => undefined, random: () => 0.5 },
      'PutSecretValue',
      { SecretId: id, ClientRequestToken: token, SecretString: text, VersionStages: ['AWSCURRENT'] },
    );
    expect(called).toHaveProperty('answer');
  };
});
