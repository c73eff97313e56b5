import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { APIGatewayProxyResult } from 'aws-lambda';
import { fileCache, keptFiles } from '../../functions/contract/page-headers.ts';
import { builtWeb } from './build.ts';

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};

/** The encodings of a file, the smallest first; the build writes each beside it. */
const encodings = [
  { name: 'br', suffix: '.br' },
  { name: 'gzip', suffix: '.gz' },
] as const;

const accepts = (acceptEncoding: string, name: string): boolean =>
  acceptEncoding
    .toLowerCase()
    .split(',')
    .some((each) => {
      const [coding, weight] = each.trim().split(';');
      return coding === name && !/q=0(\.0*)?$/.test(weight?.trim() ?? '');
    });

/** What was read once; a build makes new names, and a server lives with one build. */
const kept = new Map<string, Buffer>();

const contentOf = (file: string): Buffer | undefined => {
  const known = kept.get(file);
  if (known) return known;
  try {
    const content = readFileSync(file);
    kept.set(file, content);
    return content;
  } catch {
    return undefined;
  }
};

/** Names the build gives: a folder `assets`, and a few files at the top. */
const nameOf = (asked: string): string | undefined => {
  const name = asked.slice(1);
  return keptFiles.includes(name) || /^assets\/[\w.-]+$/.test(name) ? name : undefined;
};

/** A file of the built app, or undefined if the address is not one. */
export const fileAt = (method: string, asked: string, acceptEncoding: string): APIGatewayProxyResult | undefined => {
  const name = nameOf(asked);
  const type = name && types[path.extname(name)];
  if (name === undefined || type === undefined || (method !== 'GET' && method !== 'HEAD')) return undefined;
  const file = path.join(builtWeb, name);
  const found = encodings
    .filter((encoding) => accepts(acceptEncoding, encoding.name))
    .map((encoding) => ({ encoding: encoding.name, content: contentOf(`${file}${encoding.suffix}`) }))
    .find(({ content }) => content !== undefined);
  const content = found?.content ?? contentOf(file);
  if (content === undefined) return undefined;
  return {
    statusCode: 200,
    headers: {
      'Content-Type': type,
      'Cache-Control': keptFiles.includes(name) ? fileCache.kept : fileCache.named,
      ...(found && { 'Content-Encoding': found.encoding }),
      Vary: 'Accept-Encoding',
    },
    body: content.toString('base64'),
    isBase64Encoded: true,
  };
};
