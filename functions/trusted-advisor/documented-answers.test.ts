import {
  DescribeTrustedAdvisorCheckResultCommand,
  DescribeTrustedAdvisorCheckSummariesCommand,
  DescribeTrustedAdvisorChecksCommand,
  SupportClient,
} from '@aws-sdk/client-support';
import {
  ListChecksCommand,
  ListRecommendationResourcesCommand,
  ListRecommendationsCommand,
  TrustedAdvisorClient,
} from '@aws-sdk/client-trustedadvisor';
import { mockClient } from 'aws-sdk-client-mock';
import { expect, type TestContext, test } from 'vitest';
import { analyse, usd } from './agent.fixtures.ts';
import { createGateway } from './gateway.ts';
import { readShared, sharedDataAbsent, withDates } from './recording.fixtures.ts';

const asOf = '2023-11-02T00:00:00Z';
const answers = (file: string) => withDates(readShared(`aws-responses/${file}`)) as object;

test.for([1, 2, 3, 4, 5, 6])(
  'every summary of AWS’s documented answer %i is read, and listed under its own pillar',
  async (number, context) => {
    needsSharedData(context);
    const told = answers(`trustedadvisor/list-recommendations-${number}.json`) as {
      recommendationSummaries: { name: string; pillars: string[] }[];
    };
    const { gateway } = documented({ recommendations: told });

    const { findings, conclusion } = await analyse(gateway, {}, asOf);
    const { facts } = conclusion;

    const names = told.recommendationSummaries.map(({ name, pillars }) => [name, pillars]);
    expect(
      (facts.otherPillars as { name: string; pillars: string[] }[]).map(({ name, pillars }) => [name, pillars]),
    ).toEqual(names);
    expect(facts.recommendations).toMatchObject({ read: names.length });
    expect(facts.statedMonthlySavings).toBeNull();
    expect(findings).toEqual([]);
  },
);

test.for([1, 2])('every resource and metadata key of AWS’s documented answer %i is read', async (number, context) => {
  needsSharedData(context);
  const resources = answers(`trustedadvisor/list-recommendation-resources-${number}.json`);
  const { gateway } = documented({
    recommendations: idleDatabases,
    checks: idleDatabaseCheck(documentedOrder),
    resources,
  });

  const { findings, conclusion } = await analyse(gateway, {}, asOf);
  const { facts } = conclusion;

  // The page comes twice, since its token points to itself; the third time is not asked for.
  expect(facts.resources).toMatchObject({ read: 6 });
  expect(facts.metadata).toMatchObject({ keys: 48, empty: 0, unnamed: 0, byHeading: { 'DB Instance Name': 6 } });
  expect(
    findings.slice(0, 3).map(({ savings, resource }) => [resource.kind === 'resource' && resource.id, savings.list]),
  ).toEqual([
    ['webcms-dev-01', usd('123.12')],
    ['aws-dev-db-stack-instance-1', usd('29.52')],
    ['aws-awesome-apps-stack-db', usd('114.48')],
  ]);
});

test('AWS’s documented resources against the headings that the check really has are not misread', async (context) => {
  needsSharedData(context);
  const resources = answers('trustedadvisor/list-recommendation-resources-1.json');
  const { checks } = readShared('aws-responses/support/describe-trusted-advisor-checks-9.json') as {
    checks: { id: string; metadata: string[] }[];
  };
  const headings = checks.find(({ id }) => id === 'Ti39halfu8')?.metadata ?? [];
  const { gateway } = documented({ recommendations: idleDatabases, checks: idleDatabaseCheck(headings), resources });

  const { findings, conclusion } = await analyse(gateway, {}, asOf);

  expect(findings.map(({ savings }) => savings.list?.kind)).toEqual(Array(6).fill('unknown'));
  expect(findings[0]?.resource).toMatchObject({ id: 'webcms-dev-01', region: 'us-east-1' });
  expect(conclusion.gaps.map(({ code }) => code)).toEqual(['unusable-data', 'unusable-data']);
});

test('every check of AWS’s documented catalogues is read, with its headings', async (context) => {
  needsSharedData(context);
  const { gateway } = documented({
    checks: answers('trustedadvisor/list-checks-1.json'),
    catalogue: answers('support/describe-trusted-advisor-checks-9.json'),
  });
  const { signal } = new AbortController();
  const [current] = await Array.fromAsync(gateway.current.checks(signal));
  const [older] = await Array.fromAsync(gateway.fallback.checks(signal));
  expect(
    current?.kind === 'answer' && current.value.map(({ id, headings }) => [id, Object.keys(headings).length]),
  ).toEqual([
    ['1iG5NDGVre', 7],
    ['1qazXsw23e', 16],
    ['1qw23er45t', 12],
  ]);
  expect(
    older?.kind === 'answer' && older.value.filter(({ pillars }) => pillars.includes('cost_optimizing')),
  ).toHaveLength(8);
});

test('AWS’s documented answers of the Support API are read', async (context) => {
  needsSharedData(context);
  const { gateway } = documented({
    summaries: answers('support/describe-trusted-advisor-check-summaries-1.json'),
    result: answers('support/describe-trusted-advisor-check-result-1.json'),
  });
  const { signal } = new AbortController();
  const check = { id: 'zXCkfM1nI3', name: 'IAM Use', description: '', pillars: ['security'], headings: {} };
  const [summaries] = await Array.fromAsync(gateway.fallback.recommendations([check], signal));
  expect(summaries?.kind === 'answer' && summaries.value.map(({ name, status }) => [name, status])).toEqual([
    ['Pfx0RwqBli', 'ok'],
    ['IAM Use', 'ok'],
  ]);
});

/** The column order that AWS's documented answer for idle databases shows: by the alphabet, and an ARN beside. */
const documentedOrder = [
  'Days Since Last Connection',
  'Estimated Monthly Savings (On Demand)',
  'DB Instance Name',
  'Instance Type',
  'Multi-AZ',
  'Region',
  'Resource ARN',
  'Storage Provisioned (GB)',
];

const idleDatabases = {
  recommendationSummaries: [
    {
      id: '55fa4d2e-bbb7-491a-833b-5773e9589578',
      arn: 'arn:aws:trustedadvisor::000000000000:recommendation/55fa4d2e-bbb7-491a-833b-5773e9589578',
      checkArn: 'arn:aws:trustedadvisor:::check/Ti39halfu8',
      name: 'Amazon RDS Idle DB Instances',
      status: 'warning',
      pillars: ['cost_optimizing'],
      lastUpdatedAt: new Date('2023-11-01T15:57:58.673Z'),
    },
  ],
};

function idleDatabaseCheck(headings: readonly string[]) {
  return {
    checkSummaries: [
      {
        id: 'Ti39halfu8',
        name: 'Amazon RDS Idle DB Instances',
        pillars: ['cost_optimizing'],
        metadata: { ...headings },
      },
    ],
  };
}

function documented(told: {
  checks?: object;
  recommendations?: object;
  resources?: object;
  catalogue?: object;
  summaries?: object;
  result?: object;
}) {
  const trustedAdvisor = new TrustedAdvisorClient({ region: 'us-east-1' });
  const support = new SupportClient({ region: 'us-east-1' });
  const current = mockClient(trustedAdvisor);
  current.on(ListChecksCommand).callsFake(() => told.checks ?? {});
  current.on(ListRecommendationsCommand).callsFake(() => told.recommendations ?? {});
  current.on(ListRecommendationResourcesCommand).callsFake(() => told.resources ?? {});
  const older = mockClient(support);
  older.on(DescribeTrustedAdvisorChecksCommand).callsFake(() => told.catalogue ?? {});
  older.on(DescribeTrustedAdvisorCheckSummariesCommand).callsFake(() => told.summaries ?? {});
  older.on(DescribeTrustedAdvisorCheckResultCommand).callsFake(() => told.result ?? {});
  return { gateway: createGateway({ trustedAdvisor, support }) };
}

function needsSharedData(context: TestContext): void {
  context.skip(sharedDataAbsent !== undefined, sharedDataAbsent);
}
