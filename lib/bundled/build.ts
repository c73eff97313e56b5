// Runs esbuild in a child process: esbuild supports plugins only in its asynchronous API, and a CDK construct is
// synchronous. Reads the build options as JSON from its input and prints the metafile as JSON.
import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { text } from 'node:stream/consumers';
import { type BuildOptions, build, type Plugin, transformSync } from 'esbuild';
import { withPureConstants } from './pure.ts';

/**
 * Zod's two modules that convert a schema into a JSON schema: 19 KB in every function, used only to build the OpenAPI
 * document. Each export is replaced by a function that throws.
 */
const withoutJsonSchemas: Plugin = {
  name: 'without-json-schemas',
  setup(on) {
    on.onLoad({ filter: /[/\\]zod[/\\]v4[/\\]core[/\\](to-json-schema|json-schema-processors)\.js$/ }, ({ path }) => {
      const source = readFileSync(path, 'utf8');
      const names = [...source.matchAll(/^export (?:const|function) (\w+)/gm)].map(([, name = '']) => name);
      const stub = (name: string): string =>
        `export const ${name} = ${name.startsWith('create') ? '() => refuse' : 'refuse'};`;
      return {
        contents: [
          "const refuse = () => { throw new Error('a function makes no JSON schema'); };",
          ...names.map(stub),
          ...(source.includes('processSchema as process') ? ['export { refuse as process };'] : []),
        ].join('\n'),
      };
    });
  },
};

/** An AWS client reads only the version from its `package.json`: 2 KB less for each client. */
const versionsAlone: Plugin = {
  name: 'versions-alone',
  setup(on) {
    on.onLoad({ filter: /[/\\]@aws-sdk[/\\]client-[\w-]+[/\\]package\.json$/ }, ({ path }) => {
      const { version } = JSON.parse(readFileSync(path, 'utf8')) as { version: string };
      return { contents: JSON.stringify({ version }), loader: 'json' };
    });
  },
};

/**
 * A schema is built by calls, which esbuild keeps even if nothing in this function uses the schema: a module with the
 * bodies of ten routes would bring and build all ten. No constant at the top of a module of ours does more than make
 * its value, so that each may go.
 */
const onlyUsedConstants: Plugin = {
  name: 'only-used-constants',
  setup(on) {
    on.onLoad(
      { filter: /[/\\]functions[/\\](contract|domain|adapters|usecases|http|words|runtime)[/\\].*\.ts$/ },
      ({ path }) => {
        const { code } = transformSync(readFileSync(path, 'utf8'), {
          loader: 'ts',
          target: 'esnext',
          sourcefile: path,
          sourcemap: 'inline',
        });
        return { contents: withPureConstants(code), loader: 'js' };
      },
    );
  },
};

/**
 * An `import` of a module of Node evaluates each of its exports, some of which load much more: `WebSocket` of node:http
 * all of Node's fetch, `stdout` of node:process a stream. Taken this way an export is evaluated where it is used.
 */
const exportsOnDemand: Plugin = {
  name: 'exports-on-demand',
  setup(on) {
    on.onResolve({ filter: /^(node:)?[a-z_]+(\/[a-z_]+)*$/ }, ({ path, kind }) =>
      kind === 'import-statement' && isBuiltin(path)
        ? { path: path.replace(/^node:/, ''), namespace: 'of-node' }
        : undefined,
    );
    on.onLoad({ filter: /./, namespace: 'of-node' }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule('node:${path}')`,
    }));
  },
};

const options = JSON.parse(await text(process.stdin)) as BuildOptions;
const { metafile } = await build({
  ...options,
  plugins: [withoutJsonSchemas, versionsAlone, onlyUsedConstants, exportsOnDemand],
});
process.stdout.write(JSON.stringify(metafile));
