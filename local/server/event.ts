import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import type { APIGatewayProxyEvent, Context } from 'aws-lambda';

/** A request's address, decoded once; undefined where its percent-encoding cannot be read. */
export interface Address {
  /** As it came, still encoded: an encoded slash is no slash. */
  readonly path: string;
  readonly query: Readonly<Record<string, string[]>>;
}

const decoded = (text: string): string => decodeURIComponent(text.replaceAll('+', ' '));

const queryOf = (text: string): Record<string, string[]> => {
  const found = new Map<string, string[]>();
  for (const pair of text.split('&')) {
    if (pair === '') continue;
    const equals = pair.indexOf('=');
    const name = decoded(equals < 0 ? pair : pair.slice(0, equals));
    const value = equals < 0 ? '' : decoded(pair.slice(equals + 1));
    found.set(name, [...(found.get(name) ?? []), value]);
  }
  return Object.fromEntries(found);
};

/** Reads `/path?query`, and the absolute form a proxy would send. */
export const addressOf = (target: string): Address | undefined => {
  const relative = target.replace(/^https?:\/\/[^/?#]*/i, '');
  const [before = ''] = relative.split('#');
  const mark = before.indexOf('?');
  const path = mark < 0 ? before : before.slice(0, mark);
  try {
    decodeURIComponent(path);
    return { path: path.startsWith('/') ? path : `/${path}`, query: mark < 0 ? {} : queryOf(before.slice(mark + 1)) };
  } catch {
    return undefined;
  }
};

const addressSeen = (request: IncomingMessage): string =>
  (request.socket.remoteAddress ?? '0.0.0.0').replace(/^::ffff:/, '');

const headersOf = (request: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(request.headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
    ),
  );

const noIdentity = {
  accessKey: null,
  accountId: null,
  apiKey: null,
  apiKeyId: null,
  caller: null,
  clientCert: null,
  cognitoAuthenticationProvider: null,
  cognitoAuthenticationType: null,
  cognitoIdentityId: null,
  cognitoIdentityPoolId: null,
  principalOrgId: null,
  user: null,
  userArn: null,
};

/**
 * The event API Gateway would send for this request; text that is not UTF-8 comes in base64, so that it can be
 * detected.
 */
export const eventOf = (request: IncomingMessage, { path, query }: Address, body: Buffer): APIGatewayProxyEvent => {
  const method = request.method ?? 'GET';
  const isText = isUtf8(body);
  const headers = headersOf(request);
  return {
    httpMethod: method,
    path,
    resource: path,
    headers,
    multiValueHeaders: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
    queryStringParameters: Object.fromEntries(Object.entries(query).map(([name, values]) => [name, values.at(-1)])),
    multiValueQueryStringParameters: { ...query },
    pathParameters: null,
    stageVariables: null,
    isBase64Encoded: !isText,
    body: body.length === 0 ? null : body.toString(isText ? 'utf8' : 'base64'),
    requestContext: {
      accountId: 'local',
      apiId: 'local',
      authorizer: null,
      domainName: headers['host'] ?? '',
      httpMethod: method,
      identity: { ...noIdentity, sourceIp: addressSeen(request), userAgent: headers['user-agent'] ?? null },
      path,
      protocol: `HTTP/${request.httpVersion}`,
      requestId: '',
      requestTimeEpoch: Date.now(),
      resourceId: 'local',
      resourcePath: path,
      stage: 'local',
    },
  };
};

/** API Gateway gives up after 29 s, so does the chain. */
const gatewayTimeoutMs = 29_000;

/** Lambda's context of the call. */
export const contextOf = (): Context => {
  const endsAt = performance.now() + gatewayTimeoutMs;
  return {
    callbackWaitsForEmptyEventLoop: false,
    functionName: 'local',
    functionVersion: '$LATEST',
    invokedFunctionArn: 'arn:aws:lambda:local:000000000000:function:local',
    memoryLimitInMB: '1024',
    awsRequestId: '',
    logGroupName: '',
    logStreamName: '',
    getRemainingTimeInMillis: () => Math.max(0, endsAt - performance.now()),
    done: () => undefined,
    fail: () => undefined,
    succeed: () => undefined,
  };
};
