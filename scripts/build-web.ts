// `npm run build:web`: the guest's web app into dist/web, with each file compressed beside it.
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from 'vite';
import { builtWeb, isBuilt, sourceStamp } from '../local/web/build.ts';

const help = `Builds the guest's web app into dist/web; npm start serves it.

  npm run build:web [-- --if-changed]

  --if-changed   nothing where it is built and its sources are the same
`;

const compressible = new Set(['.js', '.css', '.svg', '.webmanifest']);

/** Compressed once here, as hard as it goes, and never while it is served. */
const compress = (folder: string): void => {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const file = path.join(entry.parentPath, entry.name);
    if (!entry.isFile() || !compressible.has(path.extname(entry.name))) continue;
    const content = readFileSync(file);
    const params = { [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
    writeFileSync(`${file}.br`, brotliCompressSync(content, { params }));
    writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
  }
};

const main = async (): Promise<void> => {
  const { values } = parseArgs({ options: { help: { type: 'boolean' }, 'if-changed': { type: 'boolean' } } });
  if (values.help) {
    process.stdout.write(help);
    return;
  }
  if (values['if-changed'] && isBuilt(sourceStamp())) return;
  // Every build, also a test's, is the app as it is served: React's development build is twice as large.
  process.env['NODE_ENV'] = 'production';
  const stamp = sourceStamp();
  // Beside its place, then moved there at once: a server that runs never sees half an app.
  const outDir = `${builtWeb}-${process.pid}`;
  const configFile = fileURLToPath(new URL('../web/vite.config.ts', import.meta.url));
  await build({ configFile, build: { outDir }, logLevel: 'warn' });
  compress(outDir);
  writeFileSync(path.join(outDir, '.built'), stamp);
  const old = `${outDir}-old`;
  if (existsSync(builtWeb)) renameSync(builtWeb, old);
  renameSync(outDir, builtWeb);
  rmSync(old, { recursive: true, force: true });
  process.stdout.write('dist/web is built.\n');
};

try {
  await main();
} catch (error) {
  process.stderr.write(`build-web: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
