import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';

/** What somebody asked, whole. */
export const bodyOf = async (message: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  return Buffer.concat(chunks);
};

export interface Forwarder {
  /** Asks the one behind the same, and answers what it answered. */
  readonly passOn: (incoming: IncomingMessage, body: Buffer) => Promise<{ from: IncomingMessage; body: Buffer }>;
  readonly stop: () => void;
}

/** Passes calls on to the server at `target`, for whatever stands in front of it. */
export const forwarder = (target: string): Forwarder => {
  const agent = new Agent({ keepAlive: true, maxSockets: 128 });
  const { hostname, port } = new URL(target);
  return {
    passOn: async ({ method, url: path, headers }, body) => {
      const outgoing = request({ agent, hostname, port, method, path, headers });
      const answered = once(outgoing, 'response');
      outgoing.end(body);
      const [from]: IncomingMessage[] = await answered;
      if (from === undefined) throw new Error(`${target} did not answer`);
      return { from, body: await bodyOf(from) };
    },
    stop: () => agent.destroy(),
  };
};
