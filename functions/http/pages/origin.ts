import type { APIGatewayProxyEvent } from 'aws-lambda';

/** Where people reach the pages: the configured address, else what the caller asked for. */
export const originOf = ({ headers }: APIGatewayProxyEvent, publicUrl: string | undefined): string =>
  publicUrl ?? `http://${headers['host'] ?? '127.0.0.1'}`;
