// `npm run lint:openapi`: two linters check the OpenAPI document; neither may report a problem.
import { fileURLToPath } from 'node:url';
import { command, print } from '../../scripts/command.ts';
import { npmTools, runTool } from '../support/tools.ts';

const help = `Lints docs/openapi.json with Redocly (recommended-strict) and Spectral (spectral:oas): 0 problems, warnings included.

  npm run lint:openapi

The linters are pinned in evidence/package.json and installed into evidence/node_modules at the first run.
Exits with 1 where a linter finds a problem.
`;

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const document = at('../../docs/openapi.json');

const quiet = {
  ...process.env,
  REDOCLY_TELEMETRY: 'off',
  REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
  SCARF_ANALYTICS: 'false',
};

await command('lint:openapi', help, {}, async () => {
  const tools = await npmTools();
  const linters = [
    { name: 'Redocly', file: `${tools}/redocly`, args: ['lint', document, '--config', at('redocly.yaml')] },
    {
      name: 'Spectral',
      file: `${tools}/spectral`,
      args: ['lint', document, '--ruleset', at('spectral.yaml'), '--fail-severity', 'hint'],
    },
  ];
  let clean = true;
  for (const { name, file, args } of linters) {
    const { code, output } = await runTool(file, args, { env: quiet });
    print(code === 0 ? `${name}: 0 problems` : `${name}:\n${output.trim()}`);
    clean &&= code === 0;
  }
  return clean;
});
