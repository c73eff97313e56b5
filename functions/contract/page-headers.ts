/**
 * The headers of the web app's pages. The local server sends them, and so will a CDN: both take them from here, so that
 * a page that works here is not refused there.
 */

import { stripeSources } from './stripe.ts';

/**
 * Hashes of the style elements that libraries write into a page. One is React Aria's `touch-action` of pressable
 * elements; a test in a browser fails where it is no longer the right one.
 */
export const styleHashes = ['sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='] as const;

export interface PagePolicy {
  /** Further origins that may be called, such as the bucket that takes pictures. */
  readonly connect?: readonly string[];
  /** Further sources of pictures, such as `blob:` where one is chosen before it is sent. */
  readonly img?: readonly string[];
  /** The address of the payment gateway's script, where guests pay by its form: the one exception to no other host. */
  readonly cardScript?: string | undefined;
}

/** Everything from the page's own origin, no inline script, no string as code. */
export const contentSecurityPolicy = ({ connect = [], img = [], cardScript }: PagePolicy = {}): string => {
  const cards = cardScript === undefined ? undefined : stripeSources(cardScript);
  return [
    "default-src 'none'",
    ["script-src 'self'", ...(cards?.script ?? [])].join(' '),
    ...(cards ? [`frame-src ${cards.frame.join(' ')}`] : []),
    `style-src 'self' ${styleHashes.map((hash) => `'${hash}'`).join(' ')}`,
    ["img-src 'self' data:", ...img].join(' '),
    "font-src 'self'",
    ["connect-src 'self'", ...connect, ...(cards?.connect ?? [])].join(' '),
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');
};

/** Wallets pay within the frame of the gateway's form, and nowhere else. */
const permissions = (cardScript: string | undefined): string =>
  `camera=(), geolocation=(), microphone=(), payment=(${cardScript === undefined ? '' : `self "${new URL(cardScript).origin}"`})`;

/** Of a page in HTML: always asked for again, as it names files by their content. */
export const pageHeaders = (policy: PagePolicy = {}): Readonly<Record<string, string>> => ({
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-cache',
  'Content-Security-Policy': contentSecurityPolicy(policy),
  'Permissions-Policy': permissions(policy.cardScript),
  'Referrer-Policy': 'same-origin',
});

/** Of a file that is shown within pages and is none itself, such as a picture: it loads and runs nothing. */
export const filePolicy = "default-src 'none'; frame-ancestors 'none'; sandbox";

/** Files of the app at the top, which keep their name when they change; all others are named by their content. */
export const keptFiles: readonly string[] = ['theme.js', 'icon.svg', 'app.webmanifest'];

/** How long a file of the app is kept: for ever where its name is a hash of its content. */
export const fileCache = {
  named: 'public, max-age=31536000, immutable',
  kept: 'public, max-age=3600',
} as const;

/** Addresses that are never a page of the app, by their first part: the API and its neighbours. */
export const notPages = ['/api', '/docs', '/openapi.json', '/problems', '/pictures', '/assets'];

/** Whether a request asks for a page of the app. */
export const asksForPage = (method: string, path: string, accept: string): boolean =>
  (method === 'GET' || method === 'HEAD') &&
  accept.includes('text/html') &&
  !notPages.some((prefix) => path === prefix || path.startsWith(`${prefix}/`));
