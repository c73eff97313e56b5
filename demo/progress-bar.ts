import { SingleBar } from 'cli-progress';
import type { SeedOptions } from './index.ts';

/** From so many hotels on the run takes long enough to show a bar. */
const WORTH_A_BAR = 20;

/**
 * Shows the progress of `seedDemo`: a bar on a terminal, otherwise a line every few seconds. `stop` leaves the bar as
 * it is and goes to the next line.
 */
export const seedingOn = (
  stream: NodeJS.WriteStream,
  hotels: number,
): Pick<SeedOptions, 'progress' | 'advance'> & { readonly stop: () => void } => {
  if (!stream.isTTY || hotels < WORTH_A_BAR) {
    return { progress: (line) => void stream.write(`${line}\n`), stop: () => undefined };
  }
  const bar = new SingleBar({
    format: 'Seeding hotels {bar} {value}/{total} | {eta_formatted} left',
    stream,
    etaBuffer: 200,
    stopOnComplete: true,
  });
  let started = false;
  return {
    progress: () => undefined,
    advance: (done, wanted) => {
      if (!started) bar.start(wanted, done);
      started = true;
      bar.update(done);
    },
    stop: () => {
      if (started) bar.stop();
    },
  };
};
