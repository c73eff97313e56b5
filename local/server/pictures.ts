import type { APIGatewayProxyResult } from 'aws-lambda';
import { picture } from '../pictures/index.ts';

const address = /^\/pictures\/([\w-]{1,100})\.svg$/;

/** The picture at an address, or undefined where there is none: on AWS such files would lie beside the API. */
export const pictureAt = (method: string, path: string): APIGatewayProxyResult | undefined => {
  const [, id] = address.exec(path) ?? [];
  if (id === undefined || (method !== 'GET' && method !== 'HEAD')) return undefined;
  return {
    statusCode: 200,
    headers: {
      'Content-Type': 'image/svg+xml',
      'Cache-Control': 'public, max-age=86400',
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
      'X-Content-Type-Options': 'nosniff',
    },
    body: picture(id),
  };
};
