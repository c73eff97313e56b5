import { readHowFar } from '../demo/how-far.ts';
import { seedDemo } from '../demo/index.ts';
import { seedingOn } from '../demo/progress-bar.ts';
import type { Core } from '../functions/composition/core.ts';
import type { Options } from './options.ts';
import type { Stopping } from './stopping.ts';

/** The number of hotels of a first run without `--seed`. */
const usualHotels = 100;

export const demoAccounts = [
  'guest@example.com  guest',
  'owner@example.com  hotel_admin, owns the demo hotels',
  'admin@example.com  system_admin',
] as const;

/** Makes the accounts and hotels that are not there yet. A later run adds hotels only where it is asked to. */
export const openDemoWorld = async (
  core: Core,
  { seed, demoPassword }: Pick<Options, 'seed' | 'demoPassword'>,
  stopping: Stopping,
): Promise<void> => {
  const hotels = seed ?? (await readHowFar(core.table))?.wanted ?? usualHotels;
  const interruption = new AbortController();
  const { progress, advance, stop } = seedingOn(process.stdout, hotels);
  const seeding = seedDemo(core, {
    hotels,
    password: demoPassword,
    progress,
    ...(advance && { advance }),
    signal: interruption.signal,
  });
  // The current hotels are finished before the database stops; the next run continues from there.
  stopping.onStop(async () => {
    interruption.abort();
    await seeding.catch(() => undefined);
  });
  try {
    await seeding;
  } finally {
    stop();
  }
  // Interrupted: the process is on its way out, and nothing is to be served.
  if (interruption.signal.aborted) await new Promise<never>(() => undefined);
};
