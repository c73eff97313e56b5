/** Things to undo when the process ends, the last one first. */
export interface Stopping {
  readonly onStop: (undo: () => Promise<unknown>) => void;
  /** Undoes everything and ends the process. */
  readonly stop: (code: number) => Promise<void>;
}

/**
 * From now on SIGINT and SIGTERM stop the process in order, and a second one at once.
 * @param onTrouble told what could not be undone; the rest still is
 */
export const stopOnSignals = (onTrouble: (error: unknown) => void): Stopping => {
  const undos: (() => Promise<unknown>)[] = [];
  let stopping = false;
  const stop = async (code: number): Promise<void> => {
    if (stopping) return;
    stopping = true;
    for (const undo of undos.toReversed()) await undo().catch(onTrouble);
    process.exit(code);
  };
  const signalled = (): void => {
    // 130 is what a shell reports of a process that a signal ended.
    if (stopping) process.exit(130);
    stop(0).catch(onTrouble);
  };
  process.on('SIGINT', signalled);
  process.on('SIGTERM', signalled);
  return { onStop: (undo) => undos.push(undo), stop };
};
