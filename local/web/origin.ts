import type { APIGatewayProxyEvent } from 'aws-lambda';

/** Where the caller sees this server: PUBLIC_URL, else what it asked for. */
export const originOf = ({ headers }: APIGatewayProxyEvent): string =>
  (process.env['PUBLIC_URL'] || `http://${headers['host'] ?? '127.0.0.1'}`).replace(/\/$/, '');
