/** An error as AWS would answer it: its code, HTTP status and message. The service renders it in its own wire format. */
export class AwsError extends Error {
  readonly code: string;
  readonly status: number;
  constructor(code: string, status: number, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = code;
    this.code = code;
    this.status = status;
  }
}

/** The answer to an operation that the embedded AWS does not have: it names the operation and what there is. */
export function notEmbedded(service: string, operation: string, available: readonly string[]): AwsError {
  return new AwsError(
    'NotImplemented',
    501,
    `The embedded AWS has no ${service}:${operation}. It has: ${available.join(', ')}.`,
  );
}
