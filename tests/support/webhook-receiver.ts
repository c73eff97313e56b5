import { createServer, type IncomingHttpHeaders } from 'node:http';
import { listen } from '../../local/listen.ts';

export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** How it answers: a status, one with headers, or not as it should. */
export type Answer =
  | number
  | 'hang'
  | 'flood'
  | 'redirect'
  | { readonly status: number; readonly headers: Readonly<Record<string, string>> };

/** An integrator's server on this machine, which answers as it is told and keeps what it was sent. */
export const receiver = async (answer: (body: string) => Answer = () => 200) => {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString('utf8');
    });
    request.on('end', () => {
      received.push({ headers: request.headers, body });
      const how = answer(body);
      if (how === 'hang') return;
      if (how === 'redirect') response.writeHead(302, { location: '/elsewhere' }).end();
      else if (how === 'flood') response.writeHead(200).end(Buffer.alloc(5_000_000));
      else if (typeof how === 'object') response.writeHead(how.status, how.headers).end('later');
      else response.writeHead(how).end('thanks');
    });
  });
  const port = await listen(server, 0);
  return {
    url: `http://127.0.0.1:${port}/hooks`,
    received,
    bodies: () => received.map(({ body }): Record<string, unknown> => JSON.parse(body)),
    stop: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
};
