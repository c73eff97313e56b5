// Runs esbuild with a plugin in a process of its own, as esbuild takes plugins only where it runs asynchronously and a
// CDK construct is synchronous. Reads the build options as JSON from its input and prints the metafile as JSON.
import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { type BuildOptions, build, type Plugin } from 'esbuild';

/**
 * Zod's two modules that turn a schema into a JSON schema: 19 KB in every function, and the OpenAPI document is made
 * when the project is built. Each export is replaced by one that throws when it is used.
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

/** Of its `package.json` a client of AWS reads the version alone: 2 KB less for each client. */
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
