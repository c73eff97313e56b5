import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import * as z from 'zod';
import { listen } from '../../local/listen.ts';
import { FLAP_MS, type Mood, SLOW_MS } from './gate.ts';

const told = z.object({
  type: z.string(),
  version: z.int(),
  data: z.looseObject({ booking: z.looseObject({ id: z.string() }).optional() }),
});

/** An integrator's server that can be down, slow or flapping, and remembers which events of a booking it took. */
export const integrator = async () => {
  const taken = new Map<string, Set<string>>();
  let mood: Mood = 'ok';
  const server = createServer(async (call, answer) => {
    const body = await text(call);
    if (mood === 'down' || (mood === 'flapping' && Math.floor(Date.now() / FLAP_MS) % 2 === 0)) {
      call.socket.destroy();
      return;
    }
    if (mood === 'slow') await new Promise((resolve) => setTimeout(resolve, SLOW_MS));
    const { type, data } = told.parse(JSON.parse(body));
    const id = data.booking?.id ?? '';
    taken.set(id, (taken.get(id) ?? new Set()).add(type));
    answer.end('thanks');
  });
  const port = await listen(server, 0);
  return {
    url: `http://127.0.0.1:${port}/hooks`,
    be: (wanted: Mood): void => {
      mood = wanted;
    },
    /** The kinds of events it took of a booking. */
    toldOf: (bookingId: string): ReadonlySet<string> => taken.get(bookingId) ?? new Set(),
    stop: async (): Promise<void> => {
      server.close();
      server.closeAllConnections();
    },
  };
};
