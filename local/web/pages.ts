import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import type { PagePolicy } from '../../functions/contract/page-headers.ts';
import {
  type BuiltApp,
  type HotelPages,
  type ListedHotels,
  pageHandler,
  readManifest,
} from '../../functions/http/pages/index.ts';
import type { ChainSettings, GatewayHandler } from '../../functions/runtime/call.ts';
import { frame } from '../../functions/runtime/route-chain.ts';
import { builtWeb } from './build.ts';
import { fileAt } from './files.ts';

const fileOf = (name: string): string => readFileSync(path.join(builtWeb, name), 'utf8');

/** Vite's list of the files in the folder of the built app. */
export const builtManifest = () => readManifest(fileOf('.vite/manifest.json'));

const readBuilt = (): BuiltApp => ({ html: fileOf('index.html'), manifest: builtManifest() });

/** Serves the built web app: its files, and its pages. On AWS a bucket and a function do. */
export const webHandler = (
  settings: Omit<ChainSettings, 'gate'>,
  hotels: HotelPages & ListedHotels,
  policy: PagePolicy,
): ((event: APIGatewayProxyEvent) => GatewayHandler | undefined) => {
  const page = pageHandler(settings, readBuilt(), hotels, policy);
  return (event) => {
    const file = fileAt(event.httpMethod, event.path, event.headers['accept-encoding'] ?? '');
    return file ? frame(settings, async () => file) : page(event);
  };
};
