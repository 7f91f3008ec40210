import { setTimeout as sleep } from 'node:timers/promises';
import { reportKey } from '../../lib/context/keys.ts';
import type { Analysis } from '../../lib/core/analysis.ts';
import type { AnalysisState } from '../../lib/state/analysis-state.ts';
import { AwsError } from '../../local/aws/aws-error.ts';
import type { AwsRequest, AwsService } from '../../local/aws/service.ts';
import { accessDenied, createFault, makeTask, serviceFails } from './mesh-fixture.ts';

/** The second agent of the mesh, beside trusted-advisor: it has one finding, too small to count. */
export const peer = 'second-opinion';

/** What came of an analysis under a fault: an analysis, or the one line that says why there is none. */
export type Outcome =
  | { readonly kind: 'analysis'; readonly analysis: Analysis; readonly printed: string }
  | { readonly kind: 'none'; readonly line: string; readonly listed: AnalysisState | undefined };

/** How a service is made to refuse. */
interface Refusing {
  turn(to: boolean): void;
  intercept(service: AwsService): AwsService;
}

/** One fault, and what a user is to see of it. */
export interface Fault {
  readonly name: string;
  readonly service?: Refusing | undefined;
  /** The function that answers in an agent's place. */
  readonly agents?: Readonly<Record<string, string>>;
  readonly secondsToDeadline?: number;
  readonly expected: {
    readonly status: 'completed' | 'partial' | 'failed' | 'none';
    /** Of the net, where there is one. */
    readonly net?: string;
    readonly gaps?: readonly string[];
    /** What is printed, among the rest. */
    readonly says: RegExp;
  };
}

/** An older task of another agent, whose report lies in the context. */
export const strangersTask = makeTask({ id: 'older', agent: 'trusted-advisor', asOf: '2026-10-31T00:00:00.000Z' });

/** Functions that behave as none of ours may. */
export const faultyAgents: Readonly<Record<string, { readonly source: string; readonly timeoutSeconds: number }>> = {
  killed: { source: '() => process.kill(process.pid, "SIGKILL")', timeoutSeconds: 30 },
  slow: { source: '() => new Promise((resolve) => setTimeout(resolve, 60_000))', timeoutSeconds: 90 },
  silent: { source: '() => new Promise(() => setInterval(() => {}, 1_000))', timeoutSeconds: 1 },
  garbage: { source: '() => ({ hello: "world" })', timeoutSeconds: 30 },
  stranger: {
    source: `(task) => ({
      agent: task.agent, taskId: task.id, status: 'complete', contextKey: ${JSON.stringify(reportKey(strangersTask))},
      summary: { findings: 1000, net: { amount: '1000000', currency: 'USD' }, basis: 'list', unknown: 0, gaps: 0 },
    })`,
    timeoutSeconds: 30,
  },
};

/** AWS itself takes longer for one check than the analysis has. */
export const slowAws = slowAnswers(({ path }) => path.endsWith(`${encodeURIComponent('000000000005')}/resources`));

const net = '1245.69';
const partialNet = 'NET, of what could be read: the rest may lower it +USD 1,245.69';
const printed = (...words: string[]) => new RegExp(words.join('[^]*'));
const writesOf = (prefix: string) => (path: string, request: AwsRequest) =>
  request.method === 'PUT' && path.includes(`/${prefix}`);
const dynamoDbDenies = new AwsError('AccessDeniedException', 400, 'not authorized to perform this on the table');
const isWrite = (_: string, { headers }: AwsRequest) => headers['x-amz-target']?.endsWith('.PutItem') === true;

export const faults: readonly Fault[] = [
  {
    name: 'nothing fails',
    expected: { status: 'completed', net, says: printed(partialNet, 'Asked: second-opinion \\(1 finding\\)') },
  },
  {
    name: 'an agent is killed',
    agents: { [peer]: 'killed' },
    expected: {
      status: 'partial',
      net,
      gaps: [`agent-unavailable: ${peer}`],
      says: printed('The analysis is partial', partialNet, 'Runtime.ExitError', 'second-opinion \\(no answer\\)'),
    },
  },
  {
    name: 'an agent is slower than the deadline',
    agents: { [peer]: 'slow' },
    secondsToDeadline: 6,
    expected: {
      status: 'partial',
      net,
      gaps: [`timeout: ${peer}`],
      says: printed(partialNet, 'no answer before the\\s+deadline', 'raise the timeout'),
    },
  },
  {
    name: 'an agent never answers',
    agents: { [peer]: 'silent' },
    expected: {
      status: 'partial',
      net,
      gaps: [`timeout: ${peer}`],
      says: printed(partialNet, 'timed\\s+out after', 'raise the timeout'),
    },
  },
  {
    name: 'an agent answers garbage',
    agents: { [peer]: 'garbage' },
    expected: {
      status: 'partial',
      net,
      gaps: [`unusable-data: ${peer}`],
      says: printed(partialNet, 'reply of\\s+second-opinion'),
    },
  },
  {
    name: 'an agent answers with the report of another',
    agents: { [peer]: 'stranger' },
    expected: {
      status: 'partial',
      net,
      gaps: [`unusable-data: ${peer}`],
      says: printed(partialNet, 'leads\\s+to\\s+the\\s+report\\s+of\\s+task'),
    },
  },
  {
    name: 'an agent is not there',
    agents: { [peer]: 'nobody' },
    expected: {
      status: 'partial',
      net,
      gaps: [`agent-unavailable: ${peer}`],
      says: printed(partialNet, 'there is no\\s+function for second-opinion'),
    },
  },
  {
    name: 'all agents are killed',
    agents: { [peer]: 'killed', 'trusted-advisor': 'killed' },
    expected: {
      status: 'failed',
      gaps: [`agent-unavailable: ${peer}`, 'agent-unavailable: trusted-advisor'],
      says: printed('Nothing could be read, so no saving is known', 'no answer\\), trusted-advisor \\(no answer\\)'),
    },
  },
  {
    name: 'AWS is slower than the deadline for one check',
    service: slowAws,
    secondsToDeadline: 6,
    expected: {
      status: 'partial',
      net,
      gaps: ['timeout: trustedadvisor:ListRecommendationResources'],
      says: printed(partialNet, 'Resources are missing of “Unassociated Elastic IP Addresses”'),
    },
  },
  {
    name: 'S3 refuses the report of an agent',
    service: createFault('s3', accessDenied, writesOf('agent-context/trusted-advisor/')),
    expected: {
      status: 'partial',
      net: '0',
      gaps: ['access-denied: trusted-advisor'],
      says: printed('What answered states no saving', 'AccessDenied', 'Grant the function the permission'),
    },
  },
  {
    name: 'S3 refuses the analysis',
    service: createFault('s3', accessDenied, writesOf('analyses/')),
    expected: {
      status: 'none',
      says: /^the supervisor failed: access-denied: s3:PutObject: AccessDenied.*look at its log/,
    },
  },
  {
    name: 'S3 refuses everything',
    service: createFault('s3', serviceFails),
    expected: { status: 'none', says: /^the supervisor failed: service-unavailable: s3:GetObject: InternalError/ },
  },
  {
    name: 'DynamoDB refuses writes',
    service: createFault('dynamodb', dynamoDbDenies, isWrite),
    expected: { status: 'completed', net, says: printed(partialNet) },
  },
  {
    name: 'DynamoDB refuses everything',
    service: createFault('dynamodb', dynamoDbDenies),
    expected: {
      status: 'failed',
      gaps: ['access-denied: registry of agents', 'access-denied: decisions'],
      says: printed(
        'Nothing could be read',
        'No agent was asked, since the registry could not be read',
        'Asked: nobody',
      ),
    },
  },
  {
    name: 'EventBridge refuses',
    service: createFault('events', new AwsError('InternalFailure', 500, 'The service is out of order.')),
    expected: { status: 'completed', net, says: printed(partialNet) },
  },
];

/** A service that takes half a minute for these requests. */
function slowAnswers(when: (request: AwsRequest) => boolean): Refusing {
  let on = false;
  return {
    turn: (to) => {
      on = to;
    },
    intercept: (service) => ({
      ...service,
      handle: async (request) => {
        if (on && when(request)) await sleep(30_000, undefined, { ref: false });
        return service.handle(request);
      },
    }),
  };
}
