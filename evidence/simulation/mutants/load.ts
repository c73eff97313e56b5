import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import { MUTANTS } from './list.ts';

// Loaded with --import before the simulation: replaces the source of one file as it is loaded.

const name = process.env['SIMULATED_MUTANT'] ?? '';
const mutant = MUTANTS.find((known) => known.name === name);
if (mutant === undefined) throw new Error(`There is no mutant named "${name}".`);

const edits = new Map(
  [mutant, ...(mutant.also ? [mutant.also] : [])].map((edit) => [pathToFileURL(edit.file).href, edit]),
);

registerHooks({
  load(asked, context, nextLoad) {
    const loaded = nextLoad(asked, context);
    const edit = edits.get(asked);
    if (edit === undefined || loaded.source === undefined || loaded.source === null) return loaded;
    const text = typeof loaded.source === 'string' ? loaded.source : new TextDecoder().decode(loaded.source);
    return { ...loaded, source: text.split(edit.find).join(edit.replace) };
  },
});
