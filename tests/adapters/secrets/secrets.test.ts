import { afterEach, describe, expect, it } from 'vitest';
import { readSecret } from '../../../functions/adapters/secrets/read-secret.ts';
import { type Answer, region, role, secretsManager } from '../../support/secrets-manager.ts';

const id = 'arn:aws:secretsmanager:eu-central-1:123456789012:secret:SigningKeys-x1Y2z3';
const delay = { sleep: async () => undefined, random: () => 0.5 };
const found = { status: 200, body: { ARN: id, Name: 'SigningKeys', SecretString: 'a key\nthe key before' } };
const refused = { status: 400, body: { __type: 'AccessDeniedException', Message: 'this role may not read it' } };
const busy = { status: 400, body: { __type: 'ThrottlingException', message: 'Rate exceeded' } };
const broken = { status: 500, body: { __type: 'InternalServiceError' } };

describe('the signing secret in Secrets Manager', () => {
  let server: Awaited<ReturnType<typeof secretsManager>>;
  afterEach(() => server.stop());

  const readFrom = async (...answers: readonly [Answer, ...Answer[]]): Promise<string> => {
    server = await secretsManager(...answers);
    return readSecret({ region, endpoint: server.endpoint, credentials: role }, delay, id);
  };

  it("is read by one request, signed by the function's role", async () => {
    expect(await readFrom(found)).toBe('a key\nthe key before');
    expect(server.asked).toEqual([{ SecretId: id }]);
  });

  it('is not given to another role, which the error says', async () => {
    server = await secretsManager(found);
    const credentials = { ...role, secretAccessKey: 'of another role' };
    await expect(readSecret({ region, endpoint: server.endpoint, credentials }, delay, id)).rejects.toThrow(
      `The secret ${id} cannot be read from ${server.endpoint}: InvalidSignatureException: not signed by the role.`,
    );
  });

  it.each([
    ['is throttled', busy],
    ['breaks', broken],
  ])('is asked for again where the service %s', async (_what, answer) => {
    expect(await readFrom(answer, answer, found)).toBe('a key\nthe key before');
    expect(server.asked).toHaveLength(3);
  });

  it('is not asked for again where it is refused: one line says which secret, where and why', async () => {
    await expect(readFrom(refused)).rejects.toThrow(
      /^The secret arn:.*-x1Y2z3 cannot be read from http:\/\/127\.0\.0\.1:\d+: AccessDeniedException: this role may not read it\.$/,
    );
    expect(server.asked).toHaveLength(1);
  });

  it('is given up after three tries', async () => {
    await expect(readFrom(broken)).rejects.toThrow('InternalServiceError');
    expect(server.asked).toHaveLength(3);
  });

  it.each([
    ['is no text', { status: 200, body: { SecretBinary: 'AAAA' } }, 'its answer holds no SecretString'],
    ['comes with an error that nobody knows', { status: 404, body: 'not here' }, 'it answered 404 without a reason'],
  ])('%s: the error says so', async (_what, answer, reason) => {
    await expect(readFrom(answer)).rejects.toThrow(reason);
  });

  it('does not hold up the start where nobody answers', async () => {
    const startedAt = performance.now();
    await expect(readFrom('silence')).rejects.toThrow('no answer within 2000 ms');
    expect(performance.now() - startedAt).toBeLessThan(9000);
  }, 15_000);

  it('says where it looked if nobody is there', async () => {
    server = await secretsManager(found);
    const gone = await secretsManager(found);
    await gone.stop();
    await expect(readSecret({ region, endpoint: gone.endpoint, credentials: role }, delay, id)).rejects.toThrow(
      `cannot be read from ${gone.endpoint}: connect ECONNREFUSED`,
    );
  });
});
