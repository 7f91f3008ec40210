import { type ErrorCode, MeshError, messageOf } from './errors.ts';

const codeByName: Readonly<Record<string, ErrorCode>> = {
  ThrottlingException: 'throttled',
  Throttling: 'throttled',
  TooManyRequestsException: 'throttled',
  ProvisionedThroughputExceededException: 'throttled',
  RequestLimitExceeded: 'throttled',
  LimitExceededException: 'throttled',
  SlowDown: 'throttled',
  AccessDenied: 'access-denied',
  AccessDeniedException: 'access-denied',
  UnauthorizedException: 'access-denied',
  UnrecognizedClientException: 'access-denied',
  InvalidSignatureException: 'access-denied',
  SignatureDoesNotMatch: 'access-denied',
  InvalidAccessKeyId: 'access-denied',
  InvalidClientTokenId: 'access-denied',
  ExpiredToken: 'access-denied',
  ExpiredTokenException: 'access-denied',
  CredentialsProviderError: 'access-denied',
  NoSuchKey: 'not-found',
  NoSuchBucket: 'not-found',
  NotFound: 'not-found',
  ResourceNotFoundException: 'not-found',
  AbortError: 'timeout',
  TimeoutError: 'timeout',
  RequestTimeout: 'timeout',
  ValidationException: 'bad-input',
  InvalidParameterValueException: 'bad-input',
};

/**
 * An error of an AWS SDK client as the mesh's own, named by the call that failed. Everything that AWS does not name
 * (a 5xx, a refused connection, a cut line) is `service-unavailable`.
 *
 * @param call service and operation, e.g. `s3:PutObject`
 */
export function fromAwsError(error: unknown, call: string): MeshError {
  // Thrown by our own middleware inside the client.
  if (error instanceof MeshError) return error;
  const name = error instanceof Error ? error.name : 'Error';
  const code = codeByName[name] ?? 'service-unavailable';
  return new MeshError(code, `${call}: ${name}: ${messageOf(error)}`, { cause: error });
}

/** The AWS name of an error (`AccessDeniedException`), also where a {@link MeshError} wraps it. */
export function awsNameOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  return error.cause instanceof Error && 'code' in error ? error.cause.name : error.name;
}

/** The HTTP status that AWS answered with, where it answered. */
export function awsStatusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('$metadata' in error)) return undefined;
  const { httpStatusCode } = error.$metadata as { httpStatusCode?: number };
  return httpStatusCode;
}
