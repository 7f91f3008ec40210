import type { IncomingMessage } from 'node:http';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import type { AuthorizerClaims } from './session.ts';

/** What of a request API Gateway hands to a function: a proxy event of a REST API with `{proxy+}`. */
export function toProxyEvent(
  { method = 'GET', headers }: Pick<IncomingMessage, 'method' | 'headers'>,
  url: URL,
  body: Buffer,
  { requestId, claims }: { requestId: string; claims: AuthorizerClaims | undefined },
): APIGatewayProxyEvent {
  const names = [...new Set(url.searchParams.keys())];
  const many = Object.fromEntries(names.map((name) => [name, url.searchParams.getAll(name)]));
  const single = Object.fromEntries(names.map((name) => [name, url.searchParams.getAll(name).at(-1) ?? '']));
  const sent = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as const],
  );
  return {
    resource: '/{proxy+}',
    path: url.pathname,
    httpMethod: method,
    headers: Object.fromEntries(sent.filter(([name]) => name !== 'authorization')),
    multiValueHeaders: {},
    queryStringParameters: names.length === 0 ? null : single,
    multiValueQueryStringParameters: names.length === 0 ? null : many,
    pathParameters: { proxy: url.pathname.slice(1) },
    stageVariables: null,
    requestContext: contextOf(url, method, requestId, claims),
    body: body.length === 0 ? null : body.toString('utf8'),
    isBase64Encoded: false,
  };
}

function contextOf(
  { pathname }: URL,
  httpMethod: string,
  requestId: string,
  claims: AuthorizerClaims | undefined,
): APIGatewayProxyEvent['requestContext'] {
  const now = new Date();
  return {
    accountId: 'local',
    apiId: 'local',
    authorizer: claims === undefined ? null : { claims },
    protocol: 'HTTP/1.1',
    httpMethod,
    identity: { sourceIp: '127.0.0.1' } as APIGatewayProxyEvent['requestContext']['identity'],
    path: pathname,
    requestId,
    requestTimeEpoch: now.getTime(),
    resourceId: 'local',
    resourcePath: '/{proxy+}',
    stage: 'local',
  };
}
