import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import * as z from 'zod';
import { listen } from '../../local/listen.ts';
import { type Mood, startGate } from './gate.ts';

const told = z.object({
  type: z.string(),
  version: z.int(),
  data: z.looseObject({ booking: z.looseObject({ id: z.string() }).optional() }),
});

/** An integrator's server that can be down, slow or flapping, and records the events of a booking that it received. */
export const integrator = async () => {
  const taken = new Map<string, Set<string>>();
  const server = createServer(async (call, answer) => {
    const { type, data } = told.parse(JSON.parse(await text(call)));
    const id = data.booking?.id ?? '';
    taken.set(id, (taken.get(id) ?? new Set()).add(type));
    answer.end('thanks');
  });
  const gate = await startGate(`http://127.0.0.1:${await listen(server, 0)}`, () => 'integrator');
  return {
    url: `${gate.endpoint}/hooks`,
    be: (mood: Mood): void => gate.be('integrator', mood),
    /** The kinds of events received for a booking. */
    toldOf: (bookingId: string): ReadonlySet<string> => taken.get(bookingId) ?? new Set(),
    stop: async (): Promise<void> => {
      await gate.stop();
      server.close();
      server.closeAllConnections();
    },
  };
};
