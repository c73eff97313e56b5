import type { APIGatewayProxyEvent, LambdaFunctionURLEvent } from 'aws-lambda';

/**
 * A request to a function's own address in the form that the chain of a request reads: that of a REST API. The cast is
 * for what the gateway adds of its authorizers and stages, which no step of the chain reads.
 */
export const gatewayEventOf = ({
  rawPath,
  headers,
  queryStringParameters,
  requestContext: { http, domainName, requestId },
}: LambdaFunctionURLEvent): APIGatewayProxyEvent =>
  ({
    httpMethod: http.method,
    path: rawPath,
    resource: rawPath,
    headers,
    multiValueHeaders: {},
    queryStringParameters: queryStringParameters ?? null,
    multiValueQueryStringParameters: null,
    pathParameters: null,
    stageVariables: null,
    body: null,
    isBase64Encoded: false,
    requestContext: { requestId, domainName, identity: { sourceIp: http.sourceIp } },
  }) as unknown as APIGatewayProxyEvent;
