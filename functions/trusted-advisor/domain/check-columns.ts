import type { ActionKind } from '../../../lib/core/action.ts';
import type { Commitment } from '../../../lib/core/resource.ts';

/** Headings as AWS spells them. Of several spellings of one thing, the first that has a value is read. */
export type Headings = readonly string[];

/** Which of a check's columns hold what. What the check means is in the source table of `lib/receipt`. */
export interface CheckColumns {
  /** The columns that together name the resource; a purchase has none. */
  readonly id: Headings;
  readonly name?: Headings;
  /** The columns that together say from what, and to what. */
  readonly current?: Headings;
  readonly target?: Headings;
  /** The column that names the action; or the action, where its source names one and the check's title tells it. */
  readonly action?: Headings | ActionKind;
  readonly savings: Headings;
  readonly currency?: Headings;
  /** A cost a month, and whether it is the one before or after the action. */
  readonly cost?: { readonly headings: Headings; readonly of: 'current' | 'target' };
  /** Days that AWS looked back: the column, or what the check's description says. */
  readonly lookbackDays?: Headings | number;
  readonly purchase?: PurchaseColumns;
}

export interface PurchaseColumns {
  readonly scope: Commitment['scope'];
  readonly instanceType?: Headings;
  readonly term?: Headings;
  /** Where AWS documents one payment option for the whole check. */
  readonly payment?: NonNullable<Commitment['payment']>;
  readonly units?: Headings;
  readonly upfront?: Headings;
  /** What the usage costs a month that the purchase would price: by AWS's documentation before it, or else after. */
  readonly usageCost?: Headings;
}

export const regionHeadings: Headings = ['Region/AZ', 'Region', 'Zone'];

const monthlySavings: Headings = ['Estimated Monthly Savings'];
const savingsCurrency: Headings = ['Estimated Monthly Savings Currency', 'Currency'];
/** Cost Optimization Hub's `estimatedMonthlyCost` is, in every recorded answer, the cost after the change. */
const hubCost = { headings: ['Estimated Monthly Cost'], of: 'target' } as const;
const summaries = { current: ['Current Resource Summary'], target: ['Recommended Resource Summary'] } as const;

const hubResource: CheckColumns = {
  id: ['Resource ID'],
  action: ['Recommended Action'],
  ...summaries,
  savings: monthlySavings,
  cost: hubCost,
};

/**
 * "At payer scope for the payer account and at linked scope for a linked account": which of them this account is, is
 * not told. Linked is the smaller claim, and gives way to a purchase that another source states for the payer.
 */
const hubPurchase: CheckColumns = {
  id: [],
  target: summaries.target,
  savings: monthlySavings,
  purchase: { scope: 'linked', usageCost: ['Estimated Monthly Cost'] },
};

/** Resources by name and no amount. */
function names(id: Headings, lookbackDays?: number): CheckColumns {
  return { id, savings: [], ...(lookbackDays !== undefined && { lookbackDays }) };
}

/** One row a check. Source: AWS's reference of cost optimization checks, and the headings of recorded answers. */
const columnsByCheck: ReadonlyMap<string, CheckColumns> = new Map<string, CheckColumns>([
  ['c1z7kmr00n', hubResource],
  ['c1z7kmr01n', hubResource],
  ['c1z7kmr02n', hubResource],
  ['c1z7kmr03n', hubResource],
  ['c1z7kmr04n', hubResource],
  ['c1z7kmr05n', hubResource],
  ['c1z7kmr06n', hubResource],
  ['c1z7kmr17n', hubResource],
  ['c1z7kmr18n', hubResource],
  ['c1z7kmr08n', hubPurchase],
  ['c1z7kmr09n', hubPurchase],
  ['c1z7kmr11n', hubPurchase],
  ['c1z7kmr12n', hubPurchase],
  ['c1z7kmr13n', hubPurchase],
  ['c1z7kmr14n', hubPurchase],
  ['c1z7kmr15n', hubPurchase],
  ['c1z7kmr16n', hubPurchase],
  [
    'Qch7DwouX1',
    {
      id: ['Instance ID'],
      name: ['Instance Name'],
      current: ['Instance Type'],
      savings: monthlySavings,
      lookbackDays: 14,
    },
  ],
  ['hjLMh88uM8', { id: ['Load Balancer Name'], savings: monthlySavings, lookbackDays: 7 }],
  [
    'DAvU99Dc4C',
    {
      id: ['Volume ID'],
      name: ['Volume Name'],
      current: ['Volume Type', 'Volume Size (GB)', 'Volume Size'],
      savings: [],
      cost: { headings: ['Monthly Storage Cost'], of: 'current' },
      lookbackDays: 7,
    },
  ],
  [
    'COr6dfpM03',
    {
      id: ['Volume ID'],
      current: ['Volume Type', 'Volume Size (GB)', 'Volume Size', 'Volume Baseline IOPS'],
      target: [
        'Recommended Volume Type',
        'Recommended Volume Size (GB)',
        'Recommended Volume Size',
        'Recommended Volume Baseline IOPS',
      ],
      action: 'change-storage',
      savings: monthlySavings,
      currency: savingsCurrency,
      lookbackDays: ['Lookback Period (days)'],
    },
  ],
  ['Z4AUBRNSmz', names(['IP Address'])],
  [
    'Ti39halfu8',
    {
      id: ['DB Instance Name'],
      current: ['Instance Type'],
      savings: ['Estimated Monthly Savings (On Demand)', ...monthlySavings],
      lookbackDays: 7,
    },
  ],
  ['G31sQ1E9U', { id: ['Cluster'], current: ['Instance Type'], savings: monthlySavings, lookbackDays: 7 }],
  [
    'COr6dfpM05',
    {
      id: ['Function Name'],
      current: ['Memory Size (MB)'],
      target: ['Recommended Memory Size (MB)'],
      action: 'rightsize',
      savings: monthlySavings,
      currency: savingsCurrency,
      lookbackDays: ['Lookback Period (days)'],
    },
  ],
  ['L4dfs2Q3C3', names(['Function ARN'], 7)],
  ['L4dfs2Q3C2', names(['Function ARN'], 7)],
  [
    // "Standard Reserved Instances with the partial upfront payment option", "only available for the paying account"
    'cX3c2R1chu',
    {
      id: [],
      target: ['Instance Type', 'Platform'],
      savings: ['Estimated Savings with Recommendations (Monthly)', 'Estimated Savings with Recommendation (monthly)'],
      cost: {
        headings: ['Estimated costs of RIs (Monthly)', 'Estimated cost of Reserved Instances (monthly)'],
        of: 'target',
      },
      lookbackDays: ['Lookback Period (days)'],
      purchase: {
        scope: 'payer',
        instanceType: ['Instance Type'],
        term: ['Term (Years)'],
        payment: 'partial-upfront',
        units: ['Recommended Number of RIs to Purchase', 'Recommended number of Reserved Instances to purchase'],
        upfront: ['Upfront Cost of RIs', 'Upfront Cost of Reserved Instances'],
      },
    },
  ],
  [
    // Two leases of one type are two decisions, so the target names the lease.
    '1e93e4c0b5',
    {
      id: [],
      current: ['Reserved Instance ID'],
      target: ['Instance Type', 'Platform', 'Reserved Instance ID'],
      savings: monthlySavings,
      cost: { headings: ['Current Monthly Cost'], of: 'current' },
      purchase: { scope: 'linked', instanceType: ['Instance Type'], units: ['Instance Count'] },
    },
  ],
  ['51fC20e7I2', names(['Hosted Zone ID', 'Resource Record Set Name', 'Resource Record Set Type'])],
  [
    'Qsdfp3A4L1',
    {
      id: ['Instance ID'],
      current: ['Instance Type'],
      target: ['Recommended Instance Type'],
      savings: monthlySavings,
      lookbackDays: 1,
    },
  ],
  ['Qsdfp3A4L2', { ...names(['Instance ID'], 1), current: ['Instance Type'] }],
  ['c2vlfg022t', names(['NAT Gateway ID'], 30)],
  ['c2vlfg0jp6', names(['VPC Endpoint ID'], 30)],
  ['c2vlfg0k35', names(['VPC Endpoint ID'], 30)],
  ['c2vlfg0bfw', names(['Network Firewall ARN'], 30)],
  ['c18d2gz150', names(['Resource'], 30)],
  ['c18d2gz128', names(['Resource'])],
  ['c18d2gz100', names(['Resource'])],
  ['c18d2gz171', names(['Resource'])],
  ['c18d2gz127', names(['Resource'])],
  ['c1cj39rr6v', names(['Bucket Name'])],
  ['Cm24dfsM12', names(['Endpoint ARN'], 15)],
  ['Wxdfp4B1L1', names(['Workload ARN'])],
]);

/** Of a check that AWS added since: what the usual headings tell, and nothing taken for granted. */
const usualColumns: CheckColumns = {
  id: [],
  ...summaries,
  savings: [...monthlySavings, 'Estimated Monthly Savings (On Demand)'],
  currency: savingsCurrency,
};

/** Which columns of a check hold what; of a check that is not in the table, what the usual headings tell. */
export function columnsOf(checkId: string | undefined): CheckColumns {
  return columnsByCheck.get(checkId ?? '') ?? usualColumns;
}
