import { document } from './api-fixture.ts';

/** One request of the reference, as a reader copies it; what begins with `$` is put in by the reader, and by the test. */
export interface Example {
  readonly operationId: string;
  readonly path: string;
  readonly body?: object;
  readonly status: number;
}

export const examples: readonly Example[] = [
  { operationId: 'startAnalysis', path: '/analyses', body: { type: 'comprehensive' }, status: 202 },
  { operationId: 'listAnalyses', path: '/analyses?limit=10', status: 200 },
  { operationId: 'getAnalysis', path: '/analyses/$ANALYSIS', status: 200 },
  { operationId: 'cancelAnalysis', path: '/analyses/$ANALYSIS', status: 202 },
  { operationId: 'diffAnalyses', path: '/analyses/$ANALYSIS/diff/$ANALYSIS?limit=10', status: 200 },
  {
    operationId: 'listOpportunities',
    path: '/opportunities?status=open&minimumAmount=100&sort=-amount&groupBy=owner&limit=10',
    status: 200,
  },
  { operationId: 'getOpportunity', path: '/opportunities/$OPPORTUNITY', status: 200 },
  {
    operationId: 'decideOpportunity',
    path: '/opportunities/$OPPORTUNITY/decisions',
    body: { action: 'approve', reason: 'agreed with the team', contentHash: '$CONTENT_HASH', decisionVersion: 0 },
    status: 201,
  },
  {
    operationId: 'decideMany',
    path: '/decisions',
    body: {
      decisions: [
        { opportunityId: '$OPPORTUNITY', action: 'reopen', contentHash: '$CONTENT_HASH', decisionVersion: 1 },
      ],
    },
    status: 200,
  },
  { operationId: 'listDecisions', path: '/opportunities/$OPPORTUNITY/decisions', status: 200 },
  {
    operationId: 'flipOpportunity',
    path: '/opportunities/$OPPORTUNITY/flip',
    body: { findingId: '$FINDING' },
    status: 200,
  },
  { operationId: 'getOpportunityReceipt', path: '/opportunities/$OPPORTUNITY/receipt', status: 200 },
  { operationId: 'getReceipt', path: '/receipt?limit=10', status: 200 },
  { operationId: 'getSpend', path: '/spend?by=service&by=account&grain=month&costKind=billed', status: 200 },
  { operationId: 'getSpendOverview', path: '/spend/overview?currency=USD', status: 200 },
  { operationId: 'listAnomalies', path: '/anomalies?account=111122223333', status: 200 },
  { operationId: 'exportOpportunities', path: '/export?format=focus&status=open', status: 200 },
  { operationId: 'getHealth', path: '/health', status: 200 },
  { operationId: 'listAgents', path: '/agents', status: 200 },
  { operationId: 'getMesh', path: '/mesh', status: 200 },
  { operationId: 'getDocument', path: '/openapi.json', status: 200 },
];

interface Described {
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly parameters?: readonly { name: string; in: string; description?: string; schema: { enum?: string[] } }[];
  readonly responses: Readonly<Record<string, { description: string }>>;
}

const introduction = `# The interface

Made from the OpenAPI document that \`GET /openapi.json\` serves; a test keeps it so (\`npx vitest run -u --project mesh test/mesh/api-reference.test.ts\`
writes it anew), and sends every example.

On AWS the token is Cognito's ID token. On a laptop \`npm start\` prints a link that signs in once: what stands behind \`#sign-in=\` is exchanged by
\`POST /session\`, and \`DELETE /session\` ends the session.

\`\`\`
URL=http://127.0.0.1:PORT
TOKEN=$(curl -s $URL/session -H 'Content-Type: application/json' -d '{"secret":"SECRET"}' | sed 's/.*"token":"\\([^"]*\\).*/\\1/')
\`\`\`

- Problems are \`application/problem+json\` (RFC 9457) with \`code\`, \`retryable\` and, where waiting helps, \`retryAfter\` in seconds.
- A list pages by \`next\`, which goes into \`cursor\` with the same query.
- An \`ETag\` goes into \`If-None-Match\`: 304 where nothing has changed, which makes polling cheap.
- What others have decided counts within a second; at once with \`Cache-Control: no-cache\`.
- A write takes an \`Idempotency-Key\`: the same request with the same key is done once, for a day.
- Amounts are decimal texts with a currency. What has no amount is counted as unknown, and is not 0.
`;

/** The reference as Markdown. */
export function renderReference(): string {
  const sections = Object.entries(document.paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods ?? {}).map(([method, operation]) =>
      section(method, path, operation as unknown as Described),
    ),
  );
  return [introduction, ...problemRows(), ...sections].join('\n');
}

function section(method: string, path: string, operation: Described): string {
  const { operationId, summary, description, parameters = [], responses } = operation;
  const query = parameters.filter((each) => each.in === 'query');
  const example = examples.find((each) => each.operationId === operationId);
  return [
    `## ${method.toUpperCase()} ${path}`,
    '',
    `${summary}. ${description}`,
    '',
    ...(query.length === 0 ? [] : [...query.map(parameterLine), '']),
    ...(example ? ['```', curlOf(method, example), '```', ''] : []),
    answersOf(responses),
    '',
  ].join('\n');
}

/** The success in words; problems by number, since they mean the same everywhere. */
function answersOf(responses: Described['responses']): string {
  const all = Object.entries(responses);
  const success = all
    .filter(([status]) => status < '400')
    .map(([status, { description }]) => `${status}: ${description}`);
  const problems = all.filter(([status]) => status >= '400').map(([status]) => status);
  return `${success.join(' ')} Problems: ${problems.join(', ')}.`;
}

function problemRows(): string[] {
  const all = Object.values(document.paths ?? {}).flatMap((methods) =>
    Object.values(methods ?? {}).flatMap((operation) => Object.entries((operation as unknown as Described).responses)),
  );
  const texts = new Map(
    all.filter(([status]) => status >= '400').map(([status, { description }]) => [status, description]),
  );
  const rows = [...texts].toSorted().map(([status, text]) => `| ${status} | ${text} |`);
  return ['| problem | means |', '| --- | --- |', ...rows, ''];
}

function parameterLine({ name, description = '' }: { name: string; description?: string }): string {
  return `- \`${name}\`: ${description === '' ? 'see the document.' : description}`;
}

function curlOf(method: string, { path, body }: Example): string {
  const verb = method === 'get' ? '' : ` -X ${method.toUpperCase()}`;
  const data = body === undefined ? '' : ` -H 'Content-Type: application/json' \\\n  -d '${JSON.stringify(body)}'`;
  return `curl -s${verb} "$URL${path}" -H "Authorization: Bearer $TOKEN"${data}`;
}
