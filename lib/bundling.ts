import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, buildSync, type Metafile } from 'esbuild';
import { stageQueues } from '../functions/contract/queues.ts';
import { schedules } from '../functions/contract/schedules.ts';
import { nativePackages } from './native-packages.ts';
import { type FunctionName, functionSettings } from './settings/functions.ts';
import type { Architecture } from './settings/stages.ts';
import { ensureBuiltWeb } from './web-assets.ts';

export const root = fileURLToPath(new URL('..', import.meta.url));
const placesFile = join(root, 'dist/assets/places.bin');

const natives = Object.keys(nativePackages) as (keyof typeof nativePackages)[];

export const functionNames = Object.keys(functionSettings) as FunctionName[];

/** The source of a function, relative to the root of the repository. */
export const entryOf = (name: FunctionName): string =>
  name in schedules || name in stageQueues || name === 'publisher' || name === 'rotation'
    ? `functions/workers/${name}.ts`
    : `functions/lambda/${name}.ts`;

/** The bundling options of every function: for AWS, the emulator and the size measurements. */
export const settings = {
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  outExtension: { '.js': '.mjs' },
  // The SDK is bundled: the runtime's own is another version and loads more slowly than a minified one. Event streams
  // are loaded on demand by clients of services that have them; we use none.
  external: [...natives, '@smithy/core/event-streams'],
  alias: {
    '@aws-sdk/credential-provider-node': join(root, 'lib/bundled/environment-credentials.ts'),
    // The build that uses `fetch`: the other one loads node:http at every start, even if no payment follows.
    stripe: join(root, 'node_modules/stripe/esm/stripe.esm.worker.js'),
    // Parts of the DynamoDB and OpenSearch clients that our requests do not use.
    '@aws-sdk/endpoint-cache': join(root, 'lib/bundled/no-endpoint-cache.ts'),
    json11: join(root, 'lib/bundled/json-alone.ts'),
    debug: join(root, 'lib/bundled/no-debug.cjs'),
  },
  mainFields: ['module', 'main'],
  minify: true,
  // Outside the bundle: with an inline map a function takes 25 % longer to start. `npm run trace` reads the map.
  sourcemap: 'external',
  sourcesContent: false,
  legalComments: 'none',
  // Some packages still call require(), which ES modules do not have.
  banner: {
    js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);",
  },
  metafile: true,
  logLevel: 'silent',
} as const satisfies BuildOptions;

/** One bundled function. */
export interface Bundle {
  readonly name: FunctionName;
  /** The files deployed to Lambda: index.mjs and those beside it. */
  readonly folder: string;
  /** Size of index.mjs in bytes. */
  readonly bytes: number;
  /** The bundled modules, by path from the root of the repository, with their size in bytes. */
  readonly modules: ReadonlyMap<string, number>;
}

/** The smallest possible function with a table: what load times are compared with. */
const sdkAlone = `
  import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
  import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
  const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));
  export const handler = (Key) => table.send(new GetCommand({ TableName: process.env.TABLE_NAME, Key }));
`;

type Output = Metafile['outputs'][string];

const copyPlaces = (folder: string): void => {
  if (!existsSync(placesFile)) {
    throw new Error('there is no file of place names yet: run `node scripts/generate/places.ts` first');
  }
  copyFileSync(placesFile, join(folder, 'places.bin'));
};

/** The input of the pages: the HTML that Vite built, and its manifest of files by page. */
const copyPages = (folder: string): void => {
  const built = ensureBuiltWeb();
  copyFileSync(join(built, 'index.html'), join(folder, 'index.html'));
  copyFileSync(join(built, '.vite/manifest.json'), join(folder, 'manifest.json'));
};

/** @throws esbuild's own message if the code does not bundle. */
const builtWithPlugins = (options: BuildOptions): Metafile => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'lib/bundled/build.ts')], {
    input: JSON.stringify(options),
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(stderr.trim());
  return JSON.parse(stdout) as Metafile;
};

/** Bundles a handler that contains only the SDK, with the same replacements as every function; returns its path. */
export const bundleSdkAlone = (outdir: string): string => {
  const outfile = join(outdir, 'sdk-alone/index.mjs');
  const { outExtension: _, ...one } = settings;
  builtWithPlugins({ ...one, absWorkingDir: root, stdin: { contents: sdkAlone, resolveDir: root }, outfile });
  return outfile;
};

/** The same handler as esbuild alone bundles it, without a replacement of ours; returns its path. */
export const bundlePlainSdk = (outdir: string): string => {
  const outfile = join(outdir, 'sdk-plain/index.mjs');
  const { outExtension: _, alias: __, ...one } = settings;
  buildSync({ ...one, absWorkingDir: root, stdin: { contents: sdkAlone, resolveDir: root }, outfile });
  return outfile;
};

const build = (names: readonly FunctionName[], outdir: string, release: string): Metafile => {
  for (const name of names) {
    if (!existsSync(join(root, entryOf(name)))) throw new Error(`the function '${name}' has no ${entryOf(name)}`);
  }
  const entryPoints = Object.fromEntries(names.map((name) => [`${name}/index`, join(root, entryOf(name))]));
  const define = { 'process.env.RELEASE': JSON.stringify(release) };
  return builtWithPlugins({ ...settings, absWorkingDir: root, entryPoints, outdir, define });
};

const weigh = (metafile: Metafile, outdir: string, name: FunctionName): Output => {
  const path = relative(root, join(outdir, name, 'index.mjs'));
  const output = metafile.outputs[path];
  if (!output) throw new Error(`esbuild made no ${path}`);
  return output;
};

/**
 * Bundles functions into `outdir`, one folder each with everything needed to run on Linux with that processor, and
 * their maps into `outdir/maps`. `release` is compiled into the code; GET /health returns it. Throws one line if an
 * entry or the file of place names is missing, and esbuild's own message if the code does not bundle.
 */
export const bundle = (
  outdir: string,
  architecture: Architecture,
  names: readonly FunctionName[] = functionNames,
  release = '',
): Bundle[] => {
  for (const name of names) rmSync(join(outdir, name), { recursive: true, force: true });
  const metafile = build(names, outdir, release);
  mkdirSync(join(outdir, 'maps'), { recursive: true });
  return names.map((name) => {
    const output = weigh(metafile, outdir, name);
    const folder = join(outdir, name);
    renameSync(join(folder, 'index.mjs.map'), join(outdir, 'maps', `${name}.mjs.map`));
    for (const native of natives) {
      if (output.imports.some((each) => each.path === native)) nativePackages[native](folder, architecture);
    }
    if (functionSettings[name].places) copyPlaces(folder);
    if (name === 'pages') copyPages(folder);
    const files = Object.entries(output.inputs).filter(([path]) => !path.startsWith('of-node:'));
    const modules = new Map(files.map(([path, { bytesInOutput }]) => [path, bytesInOutput]));
    return { name, folder, bytes: output.bytes, modules };
  });
};
