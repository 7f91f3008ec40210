import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Rows of one answer: small pages, so that many are turned. */
const pageSize = 200;
export const recordedAccountId = '444455556666';
const refreshedAt = '2026-10-31T06:00:00Z';

/** One check as it flags resources: its share of all rows, its headings, and the values of its n-th row. */
interface Check {
  readonly id: string;
  readonly share: number;
  readonly headings: readonly string[];
  readonly row: (n: number) => readonly (string | null)[];
}

const hubHeadings = [
  'Status',
  'Region',
  'Resource ID',
  'Recommended Action',
  'Current Resource Summary',
  'Recommended Resource Summary',
  'Estimated Monthly Cost',
  'Estimated Monthly Savings',
  'Last Refresh Time stamp',
];
const volumeHeadings = ['Region', 'Volume ID', 'Volume Name', 'Volume Type', 'Volume Size', 'Monthly Storage Cost'];
const instanceHeadings = [
  'Region/AZ',
  'Instance ID',
  'Instance Name',
  'Instance Type',
  'Estimated Monthly Savings',
  'CPU Utilization 14-Day Average',
  'Network I/O 14-Day Average',
  'Number of Days Low Utilization',
];

/** The legacy checks speak of resources that Cost Optimization Hub's checks speak of, too: a half of all is said twice. */
const checks: readonly Check[] = [
  { id: 'c1z7kmr00n', share: 0.25, headings: hubHeadings, row: (n) => hubRow(n, instance(n), 'Rightsize', 'm5') },
  { id: 'Qch7DwouX1', share: 0.25, headings: instanceHeadings, row: lowUse },
  { id: 'c1z7kmr02n', share: 0.2, headings: hubHeadings, row: (n) => hubRow(n, volume(n), 'Upgrade', 'gp') },
  { id: 'DAvU99Dc4C', share: 0.2, headings: volumeHeadings, row: unusedVolume },
  { id: 'c1z7kmr05n', share: 0.05, headings: hubHeadings, row: (n) => hubRow(n, lambda(n), 'Rightsize', 'mb') },
  { id: 'Z4AUBRNSmz', share: 0.05, headings: ['Region', 'IP Address'], row: (n) => [regionOf(n), address(n)] },
];

/**
 * Writes the answers of an account in which Trusted Advisor flags that many resources, in the format of recordings.
 *
 * @returns how many calls it takes to read all of them
 */
export async function writeLargeRecording(folder: string, resources: number): Promise<number> {
  const service = join(folder, 'trustedadvisor');
  await mkdir(service, { recursive: true });
  await writeJson(join(folder, 'account.json'), {
    accountId: recordedAccountId,
    name: 'large',
    currency: 'USD',
    supportPlan: 'business-plus',
    asOf: '2026-11-01T00:00:00Z',
  });
  await writeJson(join(service, 'list-checks-1.json'), {
    request: {},
    response: { checkSummaries: checks.map(checkSummary) },
  });
  await writeJson(join(service, 'list-recommendations-1.json'), {
    request: {},
    response: { recommendationSummaries: checks.map((check) => recommendation(check, resources)) },
  });
  let pages = 0;
  for (const check of checks) {
    for (const page of pagesOf(check, resources)) {
      pages += 1;
      await writeJson(join(service, `list-recommendation-resources-${pages}.json`), page);
    }
  }
  return pages + 2;
}

function* pagesOf(check: Check, resources: number) {
  const count = rowsOf(check, resources);
  for (let first = 0; first < count; first += pageSize) {
    const next = first + pageSize;
    const rows = Array.from({ length: Math.min(pageSize, count - first) }, (_, index) => first + index);
    yield {
      request: { recommendationIdentifier: arnOf(check), ...(first > 0 && { nextToken: `from-${first}` }) },
      response: {
        recommendationResourceSummaries: rows.map((n) => flagged(check, n)),
        ...(next < count && { nextToken: `from-${next}` }),
      },
    };
  }
}

function flagged(check: Check, n: number) {
  const values = check.row(n);
  const name = check.headings.findIndex((heading) => /(?:ID|Address)$/.test(heading));
  return {
    id: `${check.id}/${n}`,
    arn: `${arnOf(check)}/${n}`,
    awsResourceId: values[name],
    regionCode: regionOf(n),
    status: 'warning',
    metadata: Object.fromEntries(values.map((value, index) => [String(index), value])),
    exclusionStatus: n % 500 === 0 ? 'excluded' : 'included',
    lastUpdatedAt: refreshedAt,
    recommendationArn: arnOf(check),
  };
}

function checkSummary({ id, headings }: Check) {
  return {
    id,
    arn: `arn:aws:trustedadvisor:::check/${id}`,
    name: id,
    description: '',
    pillars: ['cost_optimizing'],
    awsServices: ['ec2'],
    source: 'ta_check',
    metadata: Object.fromEntries(headings.map((heading, index) => [String(index), heading])),
  };
}

function recommendation(check: Check, resources: number) {
  return {
    id: check.id,
    arn: arnOf(check),
    checkArn: `arn:aws:trustedadvisor:::check/${check.id}`,
    name: check.id,
    type: 'standard',
    status: 'warning',
    pillars: ['cost_optimizing'],
    source: 'ta_check',
    awsServices: ['ec2'],
    lastUpdatedAt: refreshedAt,
    resourcesAggregates: { okCount: 0, warningCount: rowsOf(check, resources), errorCount: 0 },
    pillarSpecificAggregates: {},
  };
}

function hubRow(n: number, id: string, action: string, what: string): readonly (string | null)[] {
  return [
    'Yellow',
    regionOf(n),
    id,
    action,
    `${what}.2xlarge`,
    `${what}.large`,
    dollars(n + 7),
    dollars(n),
    refreshedAt,
  ];
}

function lowUse(n: number): readonly (string | null)[] {
  return [`${regionOf(n)}a`, instance(n), `host-${n}`, 'm5.2xlarge', dollars(n), '2.1%', '0.4MB', '14 days'];
}

function unusedVolume(n: number): readonly (string | null)[] {
  return [regionOf(n), volume(n), null, 'General Purpose (SSD)', '100', dollars(n)];
}

function dollars(n: number): string {
  return `$${(n % 997) + 1}.${String(n % 100).padStart(2, '0')}`;
}

function rowsOf({ share }: Check, resources: number): number {
  return Math.round(share * resources);
}

function arnOf({ id }: Check): string {
  return `arn:aws:trustedadvisor::${recordedAccountId}:recommendation/${id}`;
}

function regionOf(n: number): string {
  return n % 3 === 0 ? 'eu-west-1' : 'us-east-1';
}

function hex(n: number): string {
  return n.toString(16).padStart(17, '0');
}

function instance(n: number): string {
  return `i-${hex(n)}`;
}

function volume(n: number): string {
  return `vol-${hex(n)}`;
}

function lambda(n: number): string {
  return `arn:aws:lambda:${regionOf(n)}:${recordedAccountId}:function:job-${n}:$LATEST`;
}

function address(n: number): string {
  return `203.${n >> 16}.${(n >> 8) & 255}.${n & 255}`;
}

async function writeJson(file: string, content: object): Promise<void> {
  await writeFile(file, JSON.stringify(content));
}
