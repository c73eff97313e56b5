// Runs esbuild in a child process: esbuild supports plugins only in its asynchronous API, and a CDK construct is
// synchronous. Reads the build options as JSON from its input and prints the metafile as JSON.
import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { type BuildOptions, build, type Plugin } from 'esbuild';

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

const options = JSON.parse(await text(process.stdin)) as BuildOptions;
const { metafile } = await build({ ...options, plugins: [withoutJsonSchemas, versionsAlone] });
process.stdout.write(JSON.stringify(metafile));
