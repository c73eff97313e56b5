// `npm run dev:web`: the web app by Vite, which shows a change at once, with the whole system behind it.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createServer } from 'vite';

const help = `Serves the web app by Vite on http://127.0.0.1:5173, with the system behind it on port 3001.

  npm run dev:web [-- --api URL]

  --api URL   a system that runs already, instead of starting one
`;

const apiPort = 3001;

const main = async (): Promise<void> => {
  const { values } = parseArgs({ options: { help: { type: 'boolean' }, api: { type: 'string' } } });
  if (values.help) {
    process.stdout.write(help);
    return;
  }
  if (values.api === undefined) {
    const system = fileURLToPath(new URL('../local/main.ts', import.meta.url));
    const api = spawn(process.execPath, [system, '--port', String(apiPort)], { stdio: 'inherit' });
    api.on('close', (code) => process.exit(code ?? 1));
  }
  process.env['API_URL'] = values.api ?? `http://127.0.0.1:${apiPort}`;
  const configFile = fileURLToPath(new URL('../web/vite.config.ts', import.meta.url));
  const server = await createServer({ configFile, server: { host: '127.0.0.1', port: 5173 } });
  await server.listen();
  server.printUrls();
};

try {
  await main();
} catch (error) {
  process.stderr.write(`dev-web: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
