// A step of the gate: a file that one cannot read at a sitting is several files.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const mostLines = 300;

/** Tracked or about to be, so that a new file is held to it before it is committed. */
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts', '*.tsx'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '' && !file.split('/').includes('generated') && !file.endsWith('.gen.ts'));

const linesOf = (file: string): number => {
  try {
    return readFileSync(file, 'utf8').split('\n').length - 1;
  } catch {
    // Deleted, and not yet committed so.
    return 0;
  }
};

const long = files.map((file) => ({ file, lines: linesOf(file) })).filter(({ lines }) => lines > mostLines);
for (const { file, lines } of long)
  process.stdout.write(`${file} has ${lines} lines; split it, ${mostLines} are the most\n`);
if (long.length > 0) process.exitCode = 1;
