/** The parts of an ARN that name a resource. Account and region are empty in the ARNs of global services and buckets. */
export interface Arn {
  readonly service: string;
  readonly region: string;
  readonly accountId: string;
  /** All after the account: `instance/i-0123`, `function:my-function:3`. */
  readonly resource: string;
}

const arnPattern = /^arn:[a-z-]+:([^:]+):([^:]*):([^:]*):(.+)$/;

/** `undefined` where the text is not an ARN. */
export function readArn(text: string): Arn | undefined {
  const match = arnPattern.exec(text);
  if (match === null) return undefined;
  const [, service = '', region = '', accountId = '', resource = ''] = match;
  return { service, region, accountId, resource };
}
