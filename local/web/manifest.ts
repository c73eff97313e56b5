import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';

const manifestSchema = z.record(
  z.string(),
  z.object({
    file: z.string(),
    name: z.string().optional(),
    src: z.string().optional(),
    isEntry: z.boolean().optional(),
    imports: z.array(z.string()).default([]),
    dynamicImports: z.array(z.string()).default([]),
    css: z.array(z.string()).default([]),
    assets: z.array(z.string()).default([]),
  }),
);
export type Manifest = z.infer<typeof manifestSchema>;

/** Vite's own list of what it built: each chunk with what it imports. */
export const readManifest = (folder: string): Manifest =>
  manifestSchema.parse(JSON.parse(readFileSync(path.join(folder, '.vite', 'manifest.json'), 'utf8')));

/** Files that a chunk needs before it can run, itself first. */
export const chunkFiles = (manifest: Manifest, key: string, seen = new Set<string>()): string[] => {
  const chunk = manifest[key];
  if (chunk === undefined || seen.has(key)) return [];
  seen.add(key);
  return [chunk.file, ...chunk.imports.flatMap((each) => chunkFiles(manifest, each, seen))];
};

/** The key of the app's own entry. */
export const entryOf = (manifest: Manifest): string =>
  Object.entries(manifest).find(([, { isEntry }]) => isEntry)?.[0] ?? 'index.html';

/** The key of the chunk with the words that every page needs, of one language. */
export const wordsOf = (manifest: Manifest, language: string): string[] =>
  Object.keys(manifest).filter((key) => key.startsWith(`_${language}-`) && manifest[key]?.name === language);

/** The keys of the chunks that belong to a file of `src/routes`, which the router splits off it. */
export const routeChunks = (manifest: Manifest, routeFile: string): string[] =>
  Object.keys(manifest).filter((key) => key.split('?')[0] === `src/routes/${routeFile}`);
