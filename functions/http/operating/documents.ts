import { createHash } from 'node:crypto';
import { brotliDecompressSync } from 'node:zlib';
import { docsPageBrotli, openApiBrotli } from './generated/documents.ts';

/** The text of a generated document: kept compressed, as most containers never serve it. */
const unpacked = (packed: string): (() => string) => {
  let text: string | undefined;
  return () => {
    text ??= brotliDecompressSync(Buffer.from(packed, 'base64')).toString('utf8');
    return text;
  };
};

/** The OpenAPI document as JSON text. */
export const openApi = unpacked(openApiBrotli);
/** The documentation as HTML. */
export const docsPage = unpacked(docsPageBrotli);

const styleOf = (page: string): string => /<style>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? '';

/** Headers of a page: its own style, known by its hash, and nothing else from anywhere. */
export const pageHeaders = (page: string): Record<string, string> => {
  const hash = createHash('sha256').update(styleOf(page)).digest('base64');
  return {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'public, max-age=300',
    'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  };
};
