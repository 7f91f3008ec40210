import { ResponseType, type RestApi } from 'aws-cdk-lib/aws-apigateway';
import { type ErrorCode, MeshError } from '../../lib/core/errors.ts';
import { type Problem, problemOf } from '../../lib/core/problem.ts';
import { pascalCase } from '../naming.ts';

/** What API Gateway answers itself, before or in place of the function. */
interface GatewayAnswer {
  readonly status: number;
  readonly code: ErrorCode;
  readonly detail: string;
}

const noToken = {
  status: 401,
  code: 'not-signed-in',
  detail: 'This needs an ID token of a signed-in person.',
} as const;
const refused = { status: 403, code: 'access-denied', detail: 'This request is not let through.' } as const;
const misfit = { status: 400, code: 'bad-input', detail: 'The request does not fit.' } as const;
const inside = { status: 500, code: 'agent-failed', detail: 'The request failed inside (agent-failed).' } as const;
const busy = { status: 429, code: 'throttled', detail: 'Too many requests: come again in a moment.' } as const;
const late = { status: 504, code: 'timeout', detail: 'The request failed inside (timeout).' } as const;

/**
 * By the types of API Gateway's developer guide, "Gateway response types for API Gateway". Without an entry of its own a
 * type is answered as `DEFAULT_4XX` or `DEFAULT_5XX`, whose status stays the type's.
 */
const answers: Readonly<Record<string, GatewayAnswer>> = {
  ACCESS_DENIED: refused,
  BAD_REQUEST_BODY: misfit,
  BAD_REQUEST_PARAMETERS: misfit,
  EXPIRED_TOKEN: noToken,
  INTEGRATION_FAILURE: late,
  INTEGRATION_TIMEOUT: late,
  INVALID_API_KEY: refused,
  INVALID_SIGNATURE: refused,
  // No method of this name at this address; API Gateway would call that a missing token.
  MISSING_AUTHENTICATION_TOKEN: { status: 404, code: 'not-found', detail: 'There is no such address.' },
  QUOTA_EXCEEDED: busy,
  REQUEST_TOO_LARGE: { status: 413, code: 'too-large', detail: 'The body is too large.' },
  RESOURCE_NOT_FOUND: { status: 404, code: 'not-found', detail: 'There is no such address.' },
  THROTTLED: busy,
  UNAUTHORIZED: noToken,
  UNSUPPORTED_MEDIA_TYPE: { ...misfit, status: 415 },
  WAF_FILTERED: refused,
  AUTHORIZER_CONFIGURATION_ERROR: inside,
  AUTHORIZER_FAILURE: inside,
  API_CONFIGURATION_ERROR: inside,
  DEFAULT_4XX: misfit,
  DEFAULT_5XX: inside,
};

/** Has the gateway's own answers be problems as the function's are, with the headers that let the dashboard read them. */
export function answerInProblems(api: RestApi, allowedOrigin: string | undefined): void {
  for (const [type, answer] of Object.entries(answers)) {
    const problem = problemFor(answer);
    api.addGatewayResponse(pascalCase(type.toLowerCase().replaceAll('_', '-')), {
      type: ResponseType.of(type),
      ...(!type.startsWith('DEFAULT') && { statusCode: String(answer.status) }),
      responseHeaders: headersOf(problem, allowedOrigin),
      // The key is the content type of the answer.
      templates: { 'application/problem+json': JSON.stringify(problem) },
    });
  }
}

function problemFor({ status, code, detail }: GatewayAnswer): Problem {
  return { ...problemOf(new MeshError(code, detail)), status, detail };
}

function headersOf({ retryAfter }: Problem, allowedOrigin: string | undefined): Record<string, string> {
  const headers = {
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    ...(retryAfter !== undefined && { 'Retry-After': String(retryAfter) }),
    ...(allowedOrigin !== undefined && {
      'Access-Control-Allow-Origin': allowedOrigin,
      'Access-Control-Expose-Headers': 'Retry-After',
      Vary: 'Origin',
    }),
  };
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, `'${value}'`]));
}
