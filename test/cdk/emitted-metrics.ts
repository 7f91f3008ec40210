import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { GetObjectCommand, ListObjectsV2Command, NoSuchKey, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { Context } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { vi } from 'vitest';
import { money } from '../../lib/core/money.ts';
import type { Outcome } from '../../lib/core/report.ts';
import { runCost } from '../../lib/core/run-cost.ts';
import { createAgentHandler } from '../../lib/runtime/agent-handler.ts';
import { meshVariables } from '../../local/mesh/services.ts';
import { manifest } from '../functions/echo/manifest.ts';

/** A metric as the code sends it: the name, and the dimensions under which it can be found. */
export interface EmittedMetric {
  readonly namespace: string;
  readonly metric: string;
  readonly dimensions: readonly string[];
}

interface EmbeddedMetrics {
  readonly _aws: {
    readonly CloudWatchMetrics: readonly {
      readonly Namespace: string;
      readonly Dimensions: readonly (readonly string[])[];
      readonly Metrics: readonly { readonly Name: string }[];
    }[];
  };
}

/** An answer with the gap that an alarm listens to. */
const outcome: Outcome = {
  findings: [],
  conclude: () => ({
    status: 'partial',
    net: money('0', 'USD'),
    basis: 'list',
    unknown: 0,
    highImpact: [],
    facts: {},
    gaps: [{ source: 'ce', code: 'cost-cap', since: '2026-11-20T06:00:00Z', effect: 'no spend', remedy: 'raise it' }],
    cost: runCost([], money('1', 'USD')),
  }),
};

/** Runs an agent's handler over an empty AWS, and reads the metrics that it wrote to its log. */
export async function emittedMetrics(): Promise<EmittedMetric[]> {
  const lines: string[] = [];
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    lines.push(String(chunk));
    return true;
  });
  const mocks = mockEmptyAws();
  for (const [name, value] of Object.entries({ ...meshVariables(undefined), ...deployed })) {
    vi.stubEnv(name, value);
  }
  try {
    const handler = createAgentHandler({ manifest, createDeps: () => ({}), run: async () => outcome });
    await handler({}, lambdaContext);
  } finally {
    write.mockRestore();
    vi.unstubAllEnvs();
    for (const mock of mocks) mock.restore();
  }
  return lines.flatMap((text) => text.split('\n')).flatMap(metricsIn);
}

function mockEmptyAws() {
  const s3 = mockClient(S3Client);
  s3.on(GetObjectCommand).rejects(new NoSuchKey({ message: 'not there', $metadata: { httpStatusCode: 404 } }));
  s3.on(PutObjectCommand).resolves({});
  s3.on(ListObjectsV2Command).resolves({});
  const dynamodb = mockClient(DynamoDBClient);
  dynamodb.on(GetItemCommand).resolves({});
  dynamodb.on(PutItemCommand).resolves({});
  const events = mockClient(EventBridgeClient);
  events.on(PutEventsCommand).resolves({ FailedEntryCount: 0, Entries: [{ EventId: '1' }] });
  return [s3, dynamodb, events];
}

const deployed = { AWS_REGION: 'us-east-1', POWERTOOLS_METRICS_NAMESPACE: 'FinOpsMesh/test' };

const lambdaContext = {
  functionName: 'echo',
  awsRequestId: 'request-1',
  getRemainingTimeInMillis: () => 30_000,
} as Context;

function metricsIn(line: string): EmittedMetric[] {
  if (!line.includes('"CloudWatchMetrics"')) return [];
  const { _aws } = JSON.parse(line) as EmbeddedMetrics;
  return _aws.CloudWatchMetrics.flatMap(({ Namespace, Dimensions, Metrics }) =>
    Metrics.flatMap(({ Name }) => Dimensions.map((dimensions) => ({ namespace: Namespace, metric: Name, dimensions }))),
  );
}
