import { demoPassword, type RunningServer } from '../server.ts';
import type { Ground } from './journey.ts';

/** The journey's ground on a running local server: its demo accounts, and its clock moved past the hold's end. */
export const localGround = ({ url }: RunningServer, hasClock = true): Ground => ({
  url,
  owner: { email: 'owner@example.com', password: demoPassword },
  admin: { email: 'admin@example.com', password: demoPassword },
  hasClock,
  letHoldRunOut: async ({ admin }) => {
    const moved = await admin.call('putClock', { body: { advance: 'PT16M' } });
    if (moved.status !== 200) throw new Error(`the clock was not moved: ${JSON.stringify(moved.body)}`);
  },
});
