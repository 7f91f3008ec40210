import { CfnParameter, Fn, type Stack } from 'aws-cdk-lib';
import { pascalCase } from '../naming.ts';

/** The version of a room's function that has shown that it answers. */
export interface LiveVersion {
  readonly functionName: string;
  /** The version's number. */
  readonly version: string;
}

/** The output of the agents' stack and the parameter of the stacks after it, which carry a version's ARN. */
export function versionParameter(room: string): string {
  return `${pascalCase(room)}Version`;
}

/**
 * A version that a deployment hands in when it has tried it. A parameter and not an export: the functions' stack stays
 * free to replace a function, and no version goes live unless someone says so.
 */
export function liveVersion(stack: Stack, room: string): LiveVersion {
  const parameter = new CfnParameter(stack, versionParameter(room), {
    type: 'String',
    description: `ARN of the version of ${room} that goes live; "npm run deploy" hands it in after trying it.`,
    allowedPattern: '^arn:aws:lambda:[a-z0-9-]+:[0-9]{12}:function:[A-Za-z0-9_-]+:[0-9]+$',
    constraintDescription: 'allowed: the ARN of a version, arn:aws:lambda:REGION:ACCOUNT:function:NAME:NUMBER',
  });
  const parts = Fn.split(':', parameter.valueAsString);
  return { functionName: Fn.select(6, parts), version: Fn.select(7, parts) };
}
