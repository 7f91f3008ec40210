import { AwsError } from '../aws-error.ts';
import type { AwsResponse } from '../service.ts';

/** Why an invocation was throttled, in the words of the API: account-wide limit, or the function's reserved concurrency. */
export type ThrottleReason = 'ConcurrentInvocationLimitExceeded' | 'ReservedFunctionConcurrentInvocationLimitExceeded';

class ThrottledError extends AwsError {
  readonly reason: ThrottleReason;
  constructor(reason: ThrottleReason) {
    super('TooManyRequestsException', 429, 'Rate Exceeded.');
    this.reason = reason;
  }
}

export function throttled(reason: ThrottleReason): AwsError {
  return new ThrottledError(reason);
}

export function functionNotFound(functionArn: string): AwsError {
  return new AwsError('ResourceNotFoundException', 404, `Function not found: ${functionArn}`);
}

export function invalidParameter(message: string): AwsError {
  return new AwsError('InvalidParameterValueException', 400, message);
}

export function invalidContent(message: string): AwsError {
  return new AwsError('InvalidRequestContentException', 400, message);
}

export function requestTooLarge(limitBytes: number): AwsError {
  const message = `Request must be smaller than ${limitBytes} bytes for the InvokeFunction operation`;
  return new AwsError('RequestTooLargeException', 413, message);
}

export function serviceFailed(message: string): AwsError {
  return new AwsError('ServiceException', 500, message);
}

/** These two spell the member `Message`, the others `message`, in Lambda's model. */
const CAPITAL_MESSAGE = new Set(['ResourceNotFoundException', 'ServiceException']);

/** An error as Lambda's REST JSON: the code in `x-amzn-errortype`, the message in the body. */
export function renderLambdaError(error: AwsError): AwsResponse {
  const body = {
    Type: error.status >= 500 ? 'Service' : 'User',
    [CAPITAL_MESSAGE.has(error.code) ? 'Message' : 'message']: error.message,
    ...(error instanceof ThrottledError && { Reason: error.reason }),
  };
  return {
    status: error.status,
    headers: { 'content-type': 'application/json', 'x-amzn-errortype': error.code },
    body: JSON.stringify(body),
  };
}
