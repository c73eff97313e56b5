import { createWriteStream, mkdirSync } from 'node:fs';
import path from 'node:path';
import { formatLine, type LogLine, logToStdout } from '../functions/runtime/log.ts';

export type Log = (line: LogLine) => void;

/**
 * The target of lines: with `--verbose` standard output; otherwise errors go to `server.log` beside the data, or to
 * standard error where nothing is kept.
 */
export const serverLog = ({ dataDir, verbose }: { dataDir: string | undefined; verbose: boolean }): Log => {
  if (verbose) return logToStdout;
  if (dataDir !== undefined) mkdirSync(dataDir, { recursive: true });
  const file = dataDir === undefined ? undefined : path.join(dataDir, 'server.log');
  const sink = file === undefined ? process.stderr : createWriteStream(file, { flags: 'a', mode: 0o600 });
  return (line) => {
    if (line.level !== 'info') sink.write(`${formatLine(line)}\n`);
  };
};
