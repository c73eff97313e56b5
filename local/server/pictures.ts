import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { picture } from '../../demo/pictures/index.ts';
import { filePolicy } from '../../functions/contract/page-headers.ts';
import type { ChainSettings, GatewayHandler } from '../../functions/runtime/call.ts';
import { frame } from '../../functions/runtime/route-chain.ts';

const address = /^\/pictures\/([\w-]{1,100}(?:\.night)?)\.svg$/;

/** The picture at an address, or undefined if there is none: on AWS such files would be stored beside the API. */
const pictureAt = (method: string, path: string): APIGatewayProxyResult | undefined => {
  const [, id] = address.exec(path) ?? [];
  if (id === undefined || (method !== 'GET' && method !== 'HEAD')) return undefined;
  return {
    statusCode: 200,
    headers: {
      'Content-Type': 'image/svg+xml',
      'Cache-Control': 'public, max-age=86400',
      'Content-Security-Policy': filePolicy,
      'X-Content-Type-Options': 'nosniff',
    },
    body: picture(id),
  };
};

/** Serves the pictures, which no limit counts: a page shows dozens of them. */
export const pictureHandler =
  (settings: Omit<ChainSettings, 'gate'>): ((event: APIGatewayProxyEvent) => GatewayHandler | undefined) =>
  ({ httpMethod, path }) => {
    const found = pictureAt(httpMethod, path);
    return found && frame(settings, async () => found);
  };
