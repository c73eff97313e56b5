// `npm run clients`: generated clients of the OpenAPI document book, pay and cancel.
import { mkdir, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { command, print } from '../../scripts/command.ts';
import { demoPassword, startServer } from '../../tests/support/server.ts';
import { type Ended, npmTools, pythonTools, runTool } from '../support/tools.ts';

const help = `Makes a client in TypeScript (openapi-typescript, openapi-fetch) and one in Python (openapi-python-client)
from docs/openapi.json. Each is type-checked or imported whole, and then searches, books, pays and cancels on the real
local server.

  npm run clients -- [--only typescript|python]

The generators are pinned in evidence/package.json and evidence/clients/python/requirements.txt, and installed at the
first run: into evidence/node_modules, and into a virtual environment below node_modules/.cache (Python 3.11 or newer).
Exits with 1 where a client cannot be made, does not compile, or cannot do one of these things.
`;

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const document = at('../../docs/openapi.json');

/** Generates a client and runs its journey; the first failure ends it with the printed output. */
const inTurn = async (...steps: readonly (() => Promise<Ended>)[]): Promise<Ended> => {
  let last: Ended = { code: 0, output: '' };
  for (const step of steps) {
    last = await step();
    if (last.code !== 0) return last;
  }
  return last;
};

const typescript = async (url: string): Promise<Ended> => {
  const tools = await npmTools();
  const schema = at('typescript/generated/schema.d.ts');
  // A field with a default may be left out of a request.
  const options = [document, '--default-non-nullable=false', '--output', schema];
  return inTurn(
    () => runTool(`${tools}/openapi-typescript`, options),
    () => runTool(`${tools}/tsc`, ['-p', at('typescript')]),
    () => runTool(process.execPath, [at('typescript/journey.mjs'), url, demoPassword]),
  );
};

const python = async (url: string): Promise<Ended> => {
  const tools = await pythonTools('clients', at('python/requirements.txt'));
  const generated = at('python/generated');
  await rm(generated, { recursive: true, force: true });
  await mkdir(generated, { recursive: true });
  // It formats its output with ruff, which must be on the PATH.
  const env = { ...process.env, PATH: `${tools}:${process.env['PATH'] ?? ''}`, PYTHONDONTWRITEBYTECODE: '1' };
  const output = ['--output-path', `${generated}/hotel_booking`, '--meta', 'none'];
  return inTurn(
    () =>
      runTool(`${tools}/openapi-python-client`, ['generate', '--path', document, ...output, '--fail-on-warning'], {
        env,
      }),
    () => runTool(`${tools}/python`, [at('python/journey.py'), url, demoPassword], { env }),
  );
};

const makers = { typescript, python };

await command('clients', help, { only: { type: 'string' } }, async (given, closing) => {
  const only = given.choice('only', ['typescript', 'python']);
  const names = (['typescript', 'python'] as const).filter((name) => only === undefined || name === only);
  const server = await startServer({ args: ['--seed', '20', '--no-limits'] });
  closing(() => server.stop());
  for (const name of names) {
    const began = performance.now();
    const { code, output } = await makers[name](server.url);
    print(output.trim());
    if (code !== 0) return false;
    print(
      `${name}: made, checked, and it books, pays and cancels (${Math.round((performance.now() - began) / 1000)} s)`,
    );
  }
  return true;
});
