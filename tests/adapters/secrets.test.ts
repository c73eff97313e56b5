import { once } from 'node:events';
import http from 'node:http';
import { describe, expect, it } from 'vitest';
import { readSecret } from '../../functions/adapters/secrets/read-secret.ts';

/** An address that answers once like Secrets Manager, and what it was asked. */
const answering = async (status: number, body: object) => {
  const server = http.createServer();
  const asked = new Promise<{ headers: http.IncomingHttpHeaders; body: string }>((resolve) => {
    server.on('request', async (request, response) => {
      let text = '';
      for await (const chunk of request) text += String(chunk);
      response.writeHead(status, { 'Content-Type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body));
      server.close();
      resolve({ headers: request.headers, body: text });
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const env = {
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'secret',
    AWS_SESSION_TOKEN: 'session',
    AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
  };
  return { env, asked };
};

describe('the signing secret', () => {
  it('is asked for once, signed for Secrets Manager with the function’s own session', async () => {
    const { env, asked } = await answering(200, { SecretString: 'new\nold' });
    expect(await readSecret('arn:aws:secretsmanager:eu-central-1:1:secret:Signing', env)).toBe('new\nold');
    const { headers, body } = await asked;
    expect(JSON.parse(body)).toEqual({ SecretId: 'arn:aws:secretsmanager:eu-central-1:1:secret:Signing' });
    expect(headers).toMatchObject({
      'x-amz-target': 'secretsmanager.GetSecretValue',
      'x-amz-security-token': 'session',
      authorization: expect.stringMatching(
        /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/\d{8}\/eu-central-1\/secretsmanager\/aws4_request, SignedHeaders=content-type;host;.*x-amz-target, Signature=[0-9a-f]{64}$/,
      ),
    });
  });

  it('that cannot be read stops the start, and says which', async () => {
    const { env } = await answering(400, { __type: 'AccessDeniedException' });
    await expect(readSecret('Signing', env)).rejects.toThrow('Secrets Manager answered 400 for Signing.');
  });
});
