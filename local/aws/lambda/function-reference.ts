import { AwsError } from '../aws-error.ts';
import { functionNotFound, invalidParameter } from './lambda-error.ts';

/** A function as a request names it. */
export interface FunctionReference {
  readonly name: string;
  /** What the function sees as `invokedFunctionArn`: with the qualifier if the request has one. */
  readonly arn: string;
}

export interface LambdaIdentity {
  readonly region: string;
  readonly accountId: string;
}

/** Name, partial ARN or ARN, each with or without a qualifier: the pattern of FunctionName in the API of Invoke. */
const FUNCTION_NAME =
  /^(?:(?:arn:aws[a-zA-Z-]*:lambda:(?<region>[a-z]{2}(?:-[a-z]+)+-\d):)?(?<accountId>\d{12}):function:)?(?<name>[A-Za-z0-9_-]{1,64})(?::(?<qualifier>\$LATEST|[A-Za-z0-9_-]{1,128}))?$/;
const QUALIFIER = /^(?:\$LATEST|[A-Za-z0-9_-]{1,128})$/;

/**
 * Which function a path segment (still percent-encoded) and the Qualifier parameter name. There is one version of each
 * function here, so every version number or alias means it. Throws ValidationException where the name has no valid
 * form, ResourceNotFoundException for another account or region, InvalidParameterValueException for two qualifiers
 * that differ.
 */
export function parseFunctionReference(
  segment: string,
  queryQualifier: string | null,
  identity: LambdaIdentity,
): FunctionReference {
  const text = decodeSegment(segment);
  const parts = FUNCTION_NAME.exec(text)?.groups;
  const name = parts?.name;
  if (parts === undefined || name === undefined) throw invalidName(text);
  if (queryQualifier !== null && !QUALIFIER.test(queryQualifier)) throw invalidName(queryQualifier);
  const { region = identity.region, accountId = identity.accountId, qualifier = queryQualifier } = parts;
  if (queryQualifier !== null && qualifier !== queryQualifier) {
    throw invalidParameter('The derived qualifier from the function name does not match the specified qualifier.');
  }
  const arn = functionArn(name, { region, accountId }, qualifier);
  if (region !== identity.region || accountId !== identity.accountId) throw functionNotFound(arn);
  return { name, arn };
}

function functionArn(name: string, identity: LambdaIdentity, qualifier: string | null): string {
  const suffix = qualifier === null ? '' : `:${qualifier}`;
  return `arn:aws:lambda:${identity.region}:${identity.accountId}:function:${name}${suffix}`;
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw invalidName(segment);
  }
}

function invalidName(text: string): AwsError {
  const message = `1 validation error detected: Value '${text}' at 'functionName' failed to satisfy constraint: Member must satisfy regular expression pattern: ${FUNCTION_NAME.source}`;
  return new AwsError('ValidationException', 400, message);
}
