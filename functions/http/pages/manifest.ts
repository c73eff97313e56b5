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
export const readManifest = (text: string): Manifest => manifestSchema.parse(JSON.parse(text));

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

/** Keys of chunks that web/vite.config.ts names. */
const named = (manifest: Manifest, name: string): string[] =>
  Object.keys(manifest).filter((key) => key.startsWith('_') && manifest[key]?.name === name);

/** Pages of the hotel's and the platform's side have a frame and words of their own. */
const officePages = /^(manage|platform)\b/;

/**
 * The keys of the chunks with the words of a page in one language: the first page has few, every other page of a guest
 * all of them, and the hotel's side its own.
 */
export const wordsOf = (manifest: Manifest, language: string, routeFile: string): string[] => [
  ...named(manifest, language),
  ...(routeFile === 'index.tsx'
    ? []
    : named(manifest, officePages.test(routeFile) ? `office-${language}` : `more-${language}`)),
];

/** Pages that lead to each other are one chunk, which web/vite.config.ts names. */
const shared: readonly (readonly [RegExp, string])[] = [
  [/^(account|book|reset|trips)\b/, 'own'],
  [/^manage\.(new|\$hotelId\.property)\./, 'property'],
  [/^manage\.\$hotelId\.bookings\./, 'stays'],
  [/^platform\.(index|\$page)\./, 'platform'],
];

/** The keys of the chunks that belong to a file of `src/routes`, which the router splits off it. */
export const routeChunks = (manifest: Manifest, routeFile: string): string[] => {
  const [, one] = shared.find(([pages]) => pages.test(routeFile)) ?? [];
  return [
    ...(officePages.test(routeFile) ? named(manifest, 'office') : []),
    ...(one === undefined
      ? Object.keys(manifest).filter((key) => key.split('?')[0] === `src/routes/${routeFile}`)
      : named(manifest, one)),
  ];
};
