import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { stampFor } from '../scripts/generate/places/stamp.ts';

/** Where the compact file of place names is. */
export const placesFile = fileURLToPath(new URL('../dist/assets/places.bin', import.meta.url));
const script = fileURLToPath(new URL('../scripts/generate/places.ts', import.meta.url));

/**
 * Makes the file of place names if it is missing or out of date, which takes some seconds once. In a process of
 * its own, as it needs memory that this one never needs again.
 * @throws an Error of one line where it cannot be made
 */
export const ensurePlaces = async (print: (line: string) => void): Promise<void> => {
  if (stampFor(placesFile).isPresent) return;
  print('Making the file of place names, once');
  const child = spawn(process.execPath, [script, placesFile], { stdio: ['ignore', 'pipe', 'pipe'] });
  let problem = '';
  child.stdout.on('data', (chunk: Buffer) => {
    for (const line of chunk.toString('utf8').split('\n')) {
      if (line !== '' && !line.includes('up to date')) print(line);
    }
  });
  child.stderr.on('data', (chunk: Buffer) => {
    problem += chunk.toString('utf8');
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(problem.trim().split('\n')[0] || 'The file of place names could not be made.');
};
