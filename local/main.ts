// `npm start`: the whole system on this machine.
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';
import { UsageError } from './arguments.ts';
import { help, readOptions } from './options.ts';
import { stopOnSignals } from './stopping.ts';

/** A schema's error for an item it cannot read is for developers, and many lines long. */
const misfit =
  'what is stored does not fit this version: choose another folder by --data, or start the version that wrote it.';

const complain = (error: unknown): void => {
  const said = error instanceof Error ? error.message : String(error);
  const [line] = error instanceof Error && error.name.endsWith('ZodError') ? [misfit] : said.split('\n');
  process.stderr.write(`npm start: ${line}\n`);
};

/** Where Node keeps the code it has compiled, for the next start and for the server processes: a third of a start. */
const compiled = fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url));

const main = async (): Promise<void> => {
  const options = readOptions(process.argv.slice(2), process.env);
  if (options === 'help') {
    process.stdout.write(help);
    return;
  }
  const stopping = stopOnSignals(complain);
  try {
    enableCompileCache(compiled);
    process.env['NODE_COMPILE_CACHE'] ??= compiled;
    // The whole system; help and errors do not wait for it.
    const { run } = await import('./run.ts');
    await run(options, process.env, stopping);
  } catch (error) {
    complain(error);
    await stopping.stop(error instanceof UsageError ? 2 : 1);
  }
};

main().catch((error: unknown) => {
  complain(error);
  process.exitCode = error instanceof UsageError ? 2 : 1;
});
