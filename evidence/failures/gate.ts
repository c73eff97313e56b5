import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { listen } from '../../local/listen.ts';
import { bodyOf, forwarder } from '../../tests/support/forwarder.ts';

/** The state of a part: healthy, down, slow, or up and down every second. */
export const moods = ['down', 'slow', 'flapping'] as const;
export type Mood = 'ok' | (typeof moods)[number];

export const SLOW_MS = 1000;
export const FLAP_MS = 1000;

export interface Gate {
  /** The address to use instead of the server behind it. */
  readonly endpoint: string;
  /** Sets the state of this part; if it goes down, pending calls lose their answer. */
  readonly be: (part: string, mood: Mood) => void;
  readonly stop: () => Promise<void>;
}

/**
 * A proxy in front of a server whose parts can fail like networks: the connection breaks without an answer, or the
 * answer is late.
 * @param partOf the name of the part that a call uses
 */
export const startGate = async (
  target: string,
  partOf: (call: IncomingMessage, body: Buffer) => string,
): Promise<Gate> => {
  const { passOn, stop } = forwarder(target);
  const moodOf = new Map<string, Mood>();
  const waiting = new Map<Socket, string>();

  const isAway = (part: string): boolean => {
    const mood = moodOf.get(part);
    return mood === 'down' || (mood === 'flapping' && Math.floor(Date.now() / FLAP_MS) % 2 === 0);
  };
  const serve = async (call: IncomingMessage, answer: ServerResponse): Promise<void> => {
    const body = await bodyOf(call);
    const part = partOf(call, body);
    if (isAway(part)) return void call.socket.destroy();
    waiting.set(call.socket, part);
    if (moodOf.get(part) === 'slow') await new Promise((resolve) => setTimeout(resolve, SLOW_MS));
    const passed = await passOn(call, body);
    waiting.delete(call.socket);
    answer.writeHead(passed.from.statusCode ?? 500, passed.from.headers);
    answer.end(passed.body);
  };
  const server = createServer((call, answer) => {
    serve(call, answer).catch(() => call.socket.destroy());
  });
  server.keepAliveTimeout = 0;
  const port = await listen(server, 0);
  return {
    endpoint: `http://127.0.0.1:${port}`,
    be: (part, mood) => {
      moodOf.set(part, mood);
      if (mood !== 'down' && mood !== 'flapping') return;
      for (const [socket, of] of waiting) if (of === part) socket.destroy();
    },
    stop: async () => {
      stop();
      server.close();
      server.closeAllConnections();
    },
  };
};
