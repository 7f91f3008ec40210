import type { IndexRow } from '../../../lib/core/index-row.ts';
import { formatMoney, type Money } from '../../../lib/core/money.ts';
import { csvLine } from './csv.ts';
import type { Entry } from './entry.ts';
import type { Standing } from './standing.ts';

export const exportFormats = ['csv', 'focus'] as const;
export type ExportFormat = (typeof exportFormats)[number];

type Columns = Readonly<Record<string, (row: IndexRow, status: string) => string | undefined>>;

const csvColumns: Columns = {
  Id: ({ id }) => id,
  Order: ({ order }) => String(order),
  Account: ({ account }) => account,
  Region: ({ region }) => region,
  Service: ({ service }) => service,
  ResourceType: ({ resourceType }) => resourceType,
  Resource: ({ resource }) => resource,
  Name: ({ name }) => name,
  Facet: ({ facet }) => facet,
  Action: ({ action }) => action,
  Current: ({ current }) => current,
  Target: ({ target }) => target,
  MonthlyCounted: ({ counted }) => counted?.amount,
  Currency: currencyOf,
  MonthlyStated: ({ saving }) => (saving.kind === 'known' ? saving.value.amount : undefined),
  Owner: ({ owner }) => owner,
  Status: (_, status) => status,
  Effort: ({ effort }) => effort,
  Risk: ({ risk }) => risk,
  Grade: ({ grade }) => grade,
  FirstSeen: ({ firstSeen }) => firstSeen,
  Rule: ({ rule }) => rule,
};

/** FOCUS writes levels in words: Very Low to Very High. */
const levelWords: Readonly<Record<string, string>> = {
  'very-low': 'Very Low',
  low: 'Low',
  medium: 'Medium',
  high: 'High',
  'very-high': 'Very High',
};

/**
 * Dataset `Recommendation` of the FOCUS 1.5 draft (FOCUS_Spec, specification/datasets/recommendation, 05d0b77). A
 * saving is a negative impact. What the draft has no column for (owner, what counts and why) goes into the details.
 */
const focusColumns: Columns = {
  Currency: currencyOf,
  EstimatedMonthlyCostImpact: ({ counted }) => counted && negated(counted),
  ImplementationEffort: ({ effort }) => levelWords[effort],
  ImplementationRisk: ({ risk }) => levelWords[risk],
  RecommendationCategory: () => 'Cost Optimization',
  RecommendationCreated: ({ firstSeen }) => firstSeen,
  RecommendationDescription: describe,
  RecommendationDetails: detailsOf,
  RecommendationId: ({ id }) => id,
  RecommendationProviderName: () => 'FinOps Mesh',
  RecommendationStatus: (_, status) => status,
  RecommendationSubcategory: ({ action }) => action,
  RegionId: ({ region }) => region,
  ResourceId: ({ resource }) => resource,
  ResourceName: ({ name }) => name,
  ResourceType: ({ resourceType }) => resourceType,
  ServiceName: ({ service }) => service,
  ServiceProviderName: () => 'AWS',
  SubAccountId: ({ account }) => account,
};

const columnsOf: Readonly<Record<ExportFormat, Columns>> = { csv: csvColumns, focus: focusColumns };

/** The opportunities as a file, a line each, in their order. */
export function exportText(format: ExportFormat, entries: readonly Entry[], standing: Standing): string {
  const columns = columnsOf[format];
  const reads = Object.values(columns);
  const lines = [csvLine(Object.keys(columns))];
  for (const entry of entries) {
    const status = standing.statusOf(entry);
    lines.push(csvLine(reads.map((read) => read(entry.row, status))));
  }
  return lines.join('');
}

function currencyOf({ counted, saving }: IndexRow): string | undefined {
  return counted?.currency ?? (saving.kind === 'known' ? saving.value.currency : undefined);
}

function negated({ amount }: Money): string {
  if (/^0(\.0+)?$/.test(amount)) return '0';
  return amount.startsWith('-') ? amount.slice(1) : `-${amount}`;
}

function describe({ action, name, resource, current, target, counted }: IndexRow): string {
  const change = [current && `from ${current}`, target && `to ${target}`].filter(Boolean).join(' ');
  const worth = counted ? `; ${formatMoney(counted)} a month counts` : '; no known amount';
  return `${action} ${name ?? resource}${change === '' ? '' : ` ${change}`}${worth}`;
}

function detailsOf(row: IndexRow): string {
  const { owner, grade, rule, opinions, facet, restartNeeded, saving } = row;
  return JSON.stringify({
    x_Owner: owner,
    x_EvidenceGrade: grade,
    x_Rule: rule,
    x_Opinions: opinions,
    x_Facet: facet,
    x_RestartNeeded: restartNeeded,
    x_Stated: saving,
  });
}
