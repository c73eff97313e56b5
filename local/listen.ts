import { once } from 'node:events';
import type { Server } from 'node:http';
import net from 'node:net';

const host = '127.0.0.1';

const explained = (error: unknown, port: number): Error => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return new Error(`Port ${port} is taken: choose another with --port, or 0 for a free one.`);
  if (code === 'EACCES') return new Error(`Port ${port} is not for ordinary users: choose one above 1023 with --port.`);
  return error instanceof Error ? error : new Error(String(error));
};

/** Listens on the loopback address alone, and answers the port. */
export const listen = async (server: Server | net.Server, port: number): Promise<number> => {
  const listening = once(server, 'listening');
  server.listen(port, host);
  await listening.catch((error: unknown) => {
    throw explained(error, port);
  });
  const address = server.address();
  return address !== null && typeof address === 'object' ? address.port : port;
};

/** Detects that a port is taken before minutes are spent on preparing to use it. */
export const assertFree = async (port: number): Promise<void> => {
  if (port === 0) return;
  const probe = net.createServer();
  await listen(probe, port);
  probe.close();
  await once(probe, 'close');
};

export const urlOf = (port: number): string => `http://${host}:${port}`;
