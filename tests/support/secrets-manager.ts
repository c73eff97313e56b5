import { createHash, createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';

/** What a stand-in for Secrets Manager answers: a status with a body, or nothing at all. */
export type Answer = { readonly status: number; readonly body: unknown } | 'silence';

export const role = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'a secret of the role', sessionToken: 'a session' };
export const region = 'eu-central-1';

const sha256 = (of: string): string => createHash('sha256').update(of).digest('hex');
const hmac = (key: string | Buffer, of: string): Buffer => createHmac('sha256', key).update(of).digest();

/** The signature that AWS would compute from a request to `/`, by its description of Signature Version 4. */
const signatureOf = (headers: IncomingHttpHeaders, body: string): string => {
  const [, day = '', names = ''] = /\/(\d{8})\/.*SignedHeaders=([^,]+)/.exec(headers.authorization ?? '') ?? [];
  const scope = `${day}/${region}/secretsmanager/aws4_request`;
  const lines = names.split(';').map((name) => `${name}:${String(headers[name])}\n`);
  const request = ['POST', '/', '', lines.join(''), names, sha256(body)].join('\n');
  const key = [day, region, 'secretsmanager', 'aws4_request'].reduce<string | Buffer>(
    hmac,
    `AWS4${role.secretAccessKey}`,
  );
  const signed = ['AWS4-HMAC-SHA256', String(headers['x-amz-date']), scope, sha256(request)].join('\n');
  return hmac(key, signed).toString('hex');
};

/** As Secrets Manager does, a request that is not signed by the role is refused before it is looked at. */
export const isSigned = ({ headers }: IncomingMessage, body: string): boolean =>
  headers['x-amz-security-token'] === role.sessionToken &&
  headers.authorization?.startsWith(`AWS4-HMAC-SHA256 Credential=${role.accessKeyId}/`) === true &&
  headers.authorization.endsWith(`Signature=${signatureOf(headers, body)}`);

/**
 * An HTTP server of this machine that answers GetSecretValue as Secrets Manager does: the answers one after the other,
 * the last one ever after.
 */
export const secretsManager = async (...answers: readonly [Answer, ...Answer[]]) => {
  const asked: unknown[] = [];
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const answer = answers[Math.min(asked.length, answers.length - 1)];
    asked.push(JSON.parse(body));
    const reply = (status: number, content: unknown): void => {
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(content));
    };
    if (!isSigned(request, body))
      reply(400, { __type: 'InvalidSignatureException', message: 'not signed by the role' });
    else if (request.headers['x-amz-target'] !== 'secretsmanager.GetSecretValue') {
      reply(400, { __type: 'UnknownOperationException' });
    } else if (answer && answer !== 'silence') reply(answer.status, answer.body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    /** The bodies of all requests so far. */
    asked,
    stop: async (): Promise<void> => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};
