import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** One command of the gate. */
export interface Step {
  readonly name: string;
  readonly purpose: string;
  readonly command: string;
  readonly args: readonly string[];
}

export interface Outcome {
  readonly ok: boolean;
  readonly seconds: number;
  /** What it wrote, both streams in order. */
  readonly output: string;
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Runs a step from the root with the project's own tools first on PATH; a command that is not there has failed. */
export const runStep = ({ command, args }: Step): Promise<Outcome> => {
  const started = performance.now();
  const env = { ...process.env, PATH: `${root}node_modules/.bin:${process.env['PATH'] ?? ''}` };
  const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  return new Promise((resolve) => {
    const end = (ok: boolean): void => resolve({ ok, seconds: (performance.now() - started) / 1000, output });
    child.on('error', (error) => {
      output += `${error.message}; did you run npm ci?\n`;
      end(false);
    });
    child.on('close', (code) => end(code === 0));
  });
};
