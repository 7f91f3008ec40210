import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Fn } from 'aws-cdk-lib';
import { CfnSchema } from 'aws-cdk-lib/aws-eventschemas';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import * as z from 'zod/mini';
import { MeshError } from '../../lib/core/errors.ts';
import { parseJson } from '../../lib/core/parse.ts';

/** Where the Lambda console looks for events that are shared: one registry an account and region. */
export const testEventRegistry = 'lambda-testevent-schemas';

/** The most that CloudFormation takes as the content of a schema (AWS::EventSchemas::Schema). */
const maximumContentLength = 100_000;

/** Events by the name under which the console's Test tab lists them. */
export type TestEvents = Readonly<Record<string, z.infer<ReturnType<typeof z.json>>>>;

/** The events of a room's `events` folder; none where it has no such folder. */
export function readTestEvents(roomFolder: string): TestEvents {
  const folder = join(roomFolder, 'events');
  if (!existsSync(folder)) return {};
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  const read = (file: string) => {
    const path = join(folder, file);
    return [
      basename(file, '.json'),
      parseJson(z.json(), readFileSync(path, 'utf8'), path, 'bad-configuration'),
    ] as const;
  };
  return Object.fromEntries(files.sort().map(read));
}

/**
 * Test events that everyone in the account sees in the console, in the form that the console and the SAM CLI keep them:
 * the examples of a schema that is named after the function.
 */
export function testEventsSchema(scope: Construct, { functionName }: LambdaFunction, events: TestEvents): void {
  const examples = Object.fromEntries(Object.entries(events).map(([name, value]) => [name, { value }]));
  if (Object.keys(examples).length === 0) return;
  const content = JSON.stringify({
    openapi: '3.0.0',
    info: { version: '1.0.0', title: 'Event' },
    paths: {},
    components: { schemas: { Event: { type: 'object' } }, examples },
  });
  if (content.length > maximumContentLength) {
    throw new MeshError(
      'bad-configuration',
      `${scope.node.id}: its test events have ${content.length} characters together; allowed: ${maximumContentLength}`,
    );
  }
  new CfnSchema(scope, 'TestEvents', {
    registryName: testEventRegistry,
    schemaName: Fn.join('', ['_', functionName, '-schema']),
    type: 'OpenApi3',
    content,
  });
}
