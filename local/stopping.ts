import { onLauncherGone } from './launcher.ts';

/** Things to undo when the process ends, the last one first. */
export interface Stopping {
  readonly onStop: (undo: () => Promise<unknown>) => void;
  /** Undoes everything and ends the process. */
  readonly stop: (code: number) => Promise<void>;
}

/** A Ctrl-C reaches npm and us, and npm passes it on to us as well: within so long it is one and the same. */
const ECHO_MS = 500;

/**
 * From now on SIGINT and SIGTERM stop the process in order, and a second one at once. So does the end of the npm that
 * started it.
 * @param onTrouble called with what could not be undone; the rest still is
 */
export const stopOnSignals = (onTrouble: (error: unknown) => void): Stopping => {
  const undos: (() => Promise<unknown>)[] = [];
  let stopping = false;
  let signalledAt: number | undefined;
  const stop = async (code: number): Promise<void> => {
    if (stopping) return;
    stopping = true;
    for (const undo of undos.toReversed()) await undo().catch(onTrouble);
    process.exit(code);
  };
  const signalled = (): void => {
    const now = performance.now();
    // 130 is a shell's status of a process that a signal ended.
    if (stopping && now - (signalledAt ?? 0) > ECHO_MS) process.exit(130);
    signalledAt ??= now;
    stop(0).catch(onTrouble);
  };
  process.on('SIGINT', signalled);
  process.on('SIGTERM', signalled);
  onLauncherGone(() => {
    // Our output has no reader any more, which must not end the process before the cleanup is complete.
    for (const output of [process.stdout, process.stderr]) output.on('error', () => undefined);
    stop(1).catch(onTrouble);
  });
  return { onStop: (undo) => undos.push(undo), stop };
};
