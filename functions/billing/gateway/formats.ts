/** The formats that an export can be read as. */
export const formatNames = ['focus-1.0', 'focus-1.1', 'focus-1.2', 'cur-1', 'cur-2.0'] as const;
export type FormatName = (typeof formatNames)[number];

/** A format as it was recognised. Later versions of FOCUS only add columns, so they are read as 1.2. */
export interface Format {
  readonly name: FormatName;
  readonly family: 'focus' | 'cur';
  /** For a reader: "FOCUS 1.2". */
  readonly title: string;
}

const focusSignature = ['billedcost', 'chargecategory', 'chargeperiodstart'];
const curSignature = ['line_item_unblended_cost', 'line_item_line_item_type', 'line_item_usage_start_date'];

/** Columns that came with a version of FOCUS, by its changelog; the newest version whose column is there decides. */
const focusVersions = [
  {
    title: 'FOCUS 1.3 or later',
    name: 'focus-1.2',
    columns: ['serviceprovidername', 'hostprovidername', 'allocatedmethodid', 'allocatedresourceid', 'contractapplied'],
  },
  {
    title: 'FOCUS 1.2',
    name: 'focus-1.2',
    columns: ['billingaccounttype', 'subaccounttype', 'invoiceid', 'pricingcurrency', 'pricingcurrencyeffectivecost'],
  },
  {
    title: 'FOCUS 1.1',
    name: 'focus-1.1',
    columns: [
      'commitmentdiscountquantity',
      'commitmentdiscountunit',
      'capacityreservationid',
      'servicesubcategory',
      'skumeter',
      'skupricedetails',
    ],
  },
] as const;

/** Maps and account names came with CUR 2.0; before, each product attribute and tag had a column of its own. */
const cur2Columns = ['product', 'resource_tags', 'cost_category', 'discount', 'bill_payer_account_name'];

const titles: Readonly<Record<FormatName, string>> = {
  'focus-1.0': 'FOCUS 1.0',
  'focus-1.1': 'FOCUS 1.1',
  'focus-1.2': 'FOCUS 1.2',
  'cur-1': 'CUR 1',
  'cur-2.0': 'CUR 2.0',
};

/** The columns that each family cannot do without, in its own spelling, for messages. */
export const signatures = {
  focus: ['BilledCost', 'ChargeCategory', 'ChargePeriodStart'],
  cur: ['line_item_unblended_cost', 'line_item_line_item_type', 'line_item_usage_start_date'],
} as const;

/**
 * The format that the columns of a file tell; `undefined` where they are not those of a billing export.
 *
 * @param names the columns as the file spells them
 */
export function recogniseFormat(names: readonly string[]): Format | undefined {
  const lower = new Set(names.map((name) => name.toLowerCase()));
  if (focusSignature.every((column) => lower.has(column))) return focusOf(lower);
  const keys = new Set(names.map(columnKey));
  if (!curSignature.every((column) => keys.has(column))) return undefined;
  const isFirst = names.some((name) => name.includes('/')) || !cur2Columns.some((column) => keys.has(column));
  return formatOf(isFirst ? 'cur-1' : 'cur-2.0');
}

/** The format that was asked for by name. */
export function formatOf(name: FormatName): Format {
  return { name, family: name.startsWith('focus') ? 'focus' : 'cur', title: titles[name] };
}

/** Whether a file with these columns can be read as that family at all. */
export function missingSignature(names: readonly string[], family: Format['family']): string[] {
  const keys = new Set(names.map(columnKey));
  return signatures[family].filter((column) => !keys.has(columnKey(column)));
}

/**
 * One spelling for the columns of all versions: `lineItem/UnblendedCost` of CUR 1 is `line_item_unblended_cost` of
 * CUR 2.0 and of CUR 1 in Parquet; names of FOCUS are compared in lower case.
 */
export function columnKey(name: string): string {
  const bare = name.trim();
  if (!bare.includes('/')) return bare.toLowerCase();
  const [category = '', ...rest] = bare.split('/');
  const column = rest.join('/');
  if (category === 'resourceTags' || category === 'costCategory') return `${snake(category)}_${column}`;
  return `${snake(category)}_${snake(column)}`;
}

/** `BcD` is `bc_d`: each capital begins a word, also within an abbreviation (`ARN` is `a_r_n`), as AWS spells it. */
function snake(name: string): string {
  return name.replace(/(?!^)[A-Z]/g, (letter) => `_${letter}`).toLowerCase();
}

function focusOf(lower: ReadonlySet<string>): Format {
  const version = focusVersions.find(({ columns }) => columns.some((column) => lower.has(column)));
  if (version === undefined) return formatOf('focus-1.0');
  return { ...formatOf(version.name), title: version.title };
}
