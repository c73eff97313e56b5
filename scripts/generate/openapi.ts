// Writes docs/openapi.json, and the documents the API itself serves, from the route table.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { brotliCompressSync, constants } from 'node:zlib';
import { fullPath, routeEntries } from '../../functions/contract/routes.ts';
import { openApiDocument } from './openapi/document.ts';
import { examples } from './openapi/examples.ts';
import { docsPage } from './openapi/page.ts';

const help = `Writes the OpenAPI document from the route table: docs/openapi.json and functions/contract/generated/addresses.ts,
by which the client and the edge find a route without loading the schemas. It also builds, compressed and with the page
that shows it, functions/http/operating/generated/documents.ts, which /openapi.json and /docs are served from. That
file is not committed: npm ci builds it.

  node scripts/generate/openapi.ts           write them
  node scripts/generate/openapi.ts --check   write nothing; exit 1 if a committed one differs
`;
const root = new URL('../../', import.meta.url);
const documentFile = new URL('docs/openapi.json', root);
const addressesFile = new URL('functions/contract/generated/addresses.ts', root);
const servedFile = new URL('functions/http/operating/generated/documents.ts', root);

interface Documents {
  readonly version: string;
  readonly openApi: string;
  readonly page: string;
}

const queries = Object.fromEntries(Object.entries(examples).map(([name, { query = {} }]) => [name, query]));

const made = (): Documents => {
  const { version } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as { version: string };
  const document = openApiDocument(version);
  return { version, openApi: JSON.stringify(document), page: docsPage(document, queries) };
};

const pack = (text: string): string =>
  brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).toString('base64');

const served = ({ version, openApi, page }: Documents): string => `// Made by scripts/generate/openapi.ts: do not edit.

/** The version of the package. */
export const version = '${version}';
/** The OpenAPI document, brotli in base64. */
export const openApiBrotli =
  '${pack(openApi)}';
/** The page that shows it, brotli in base64. */
export const docsPageBrotli =
  '${pack(page)}';
`;

const addresses = (): string => {
  const rows = routeEntries().map(([name, route]) => `  ${name}: '${route.method} ${fullPath(route)}',\n`);
  const sandbox = routeEntries().flatMap(([name, route]) => (route.sandbox ? [`'${name}'`] : []));
  return `// Made by scripts/generate/openapi.ts: do not edit.

/** Method and path of every route. */
export const addresses = {\n${rows.join('')}} as const;

/** Routes that exist only where the stage has a sandbox. */
export const sandboxRoutes: readonly (keyof typeof addresses)[] = [${sandbox.join(', ')}];\n`;
};

const pretty = (openApi: string): string => `${JSON.stringify(JSON.parse(openApi), null, 2)}\n`;

const textAt = (file: URL): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
};

/** Compressed at every run and not committed: two versions of brotli may pack the same text differently. */
const isCurrent = ({ openApi }: Documents): boolean =>
  textAt(documentFile) === pretty(openApi) && textAt(addressesFile) === addresses();

const main = (): void => {
  const { values } = parseArgs({ options: { help: { type: 'boolean' }, check: { type: 'boolean' } } });
  if (values.help) {
    process.stdout.write(help);
    return;
  }
  const documents = made();
  if (values.check) {
    if (!isCurrent(documents)) throw new Error('the OpenAPI document is not current: run scripts/generate/openapi.ts');
    return;
  }
  for (const file of [documentFile, servedFile, addressesFile])
    mkdirSync(dirname(fileURLToPath(file)), { recursive: true });
  writeFileSync(documentFile, pretty(documents.openApi));
  writeFileSync(servedFile, served(documents));
  writeFileSync(addressesFile, addresses());
};

try {
  main();
} catch (error) {
  process.stderr.write(`openapi: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
