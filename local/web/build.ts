import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The folder of the built app. */
export const builtWeb = path.join(root, 'dist', 'web');
const stampFile = path.join(builtWeb, '.built');

/** The sources of the app; files that the router generates are not sources. */
const sources = ['web', 'functions/contract', 'functions/words', 'package-lock.json'];
const madeFiles = new Set(['routeTree.gen.ts']);

const filesUnder = (place: string): string[] => {
  const whole = path.join(root, place);
  if (!existsSync(whole)) return [];
  if (path.extname(place) === '.json') return [place];
  return readdirSync(whole, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !madeFiles.has(entry.name) && entry.name.charAt(0) !== '.')
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .sort();
};

/** Changes with the content of any source. */
export const sourceStamp = (): string => {
  const hash = createHash('sha256');
  for (const file of sources.flatMap(filesUnder)) hash.update(`${file}\0`).update(readFileSync(path.join(root, file)));
  return hash.digest('hex');
};

/** Whether the built app is of these sources. */
export const isBuilt = (stamp: string): boolean => existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp;

const build = (): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(root, 'scripts', 'build-web.ts')], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(said.trim() || `it ended with ${code}`))));
  });

/**
 * Builds the web app if it is not built yet or its sources have changed since. The API runs without it: if the tools
 * are missing, as in an installation for production, or the build fails, one line reports it.
 * @param print prints one line of progress
 * @returns whether there is an app to serve
 */
export const ensureWeb = async (print: (line: string) => void): Promise<boolean> => {
  if (isBuilt(sourceStamp())) return true;
  if (!existsSync(path.join(root, 'node_modules', 'vite'))) {
    const there = existsSync(stampFile);
    print(
      there
        ? 'The web app is served as it was built; its tools are not installed (npm ci without --omit=dev).'
        : 'The web app is not built and its tools are not installed (npm ci without --omit=dev): the API runs without it.',
    );
    return there;
  }
  print('Building the web app, some seconds, once…');
  try {
    await build();
    return true;
  } catch (error) {
    print(`The web app could not be built: the API runs without it. ${error instanceof Error ? error.message : error}`);
    return false;
  }
};
