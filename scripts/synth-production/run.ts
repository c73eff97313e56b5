import { spawn } from 'node:child_process';

/** How a program ended, and all that it wrote. */
export interface Ended {
  readonly status: number;
  readonly stdout: string;
  /** Both of its streams, as a person would have read them. */
  readonly output: string;
}

/** Runs a program to its end. @throws where it cannot be started */
export const run = (program: string, args: readonly string[], env: Record<string, string> = {}): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let [stdout, output] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
      output += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.on('error', reject);
    child.on('close', (status) => resolve({ status: status ?? 1, stdout, output }));
  });
