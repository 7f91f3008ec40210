import type { Resource } from '../../../lib/core/resource.ts';
import { identifyCommitment } from '../../../lib/receipt/commitment-identity.ts';
import { identifyResource } from '../../../lib/receipt/identity.ts';
import { regionOf } from '../../../lib/receipt/region.ts';
import { checkRow } from '../../../lib/receipt/source-row.ts';
import { columnsOf, type PurchaseColumns, regionHeadings } from './check-columns.ts';
import type { ResourceFact } from './facts.ts';
import { cellOf, type Row } from './row.ts';

/** Where nothing names it: still a finding, and one that a person can look up in the console. */
const unnamed = 'unnamed';
/** `db.r5.large`, `m5.large.search`, `ra3.xlplus`: what a summary in prose says a reservation is for. */
const instanceTypeInProse = /\b(?:(?:db|cache|ml)\.)?[a-z]+\d[a-z0-9-]*\.[a-z0-9-]+/i;
const termInProse = /\b(?:1|3|one|three)[\s-]*(?:years?|yrs?)\b/i;
const paymentInProse = /\b(?:no|partial|all)[\s-]*upfront\b/i;

/**
 * The thing or the purchase that a row of a check is about, named as every other source names it. Columns decide over
 * the API's own ids, since the Support API's are opaque: so both APIs name one thing the same way.
 */
export function subjectOf(checkId: string | undefined, row: Row, accountId: string, resource: ResourceFact): Resource {
  const { id, name, purchase } = columnsOf(checkId);
  const { flags } = checkRow(checkId);
  const region = cellOf(row, regionHeadings)?.value ?? resource.region;
  const commitment = purchase && purchaseOf(flags, row, { accountId, region }, purchase);
  if (commitment !== undefined) return commitment;
  const parts = id.flatMap((heading) => cellOf(row, [heading])?.value ?? []);
  const spelling = parts.join('/') || (id.length === 0 && idLike(row)) || resource.id;
  const label = name && cellOf(row, name)?.value;
  return (
    identifyResource({ accountId, region, spelling, checkResourceType: flags, name: label }) ?? {
      kind: 'resource',
      accountId,
      region: regionOf(region),
      service: 'unknown',
      type: 'unknown',
      id: spelling || unnamed,
    }
  );
}

function purchaseOf(
  product: string,
  row: Row,
  where: { accountId: string; region: string | undefined },
  { scope, instanceType, term, payment }: PurchaseColumns,
) {
  const prose = cellOf(row, ['Recommended Resource Summary'])?.value ?? '';
  return identifyCommitment({
    ...where,
    product,
    scope,
    instanceType: instanceType ? cellOf(row, instanceType)?.value : instanceTypeInProse.exec(prose)?.[0],
    term: term ? cellOf(row, term)?.value : termInProse.exec(prose)?.[0],
    payment: payment ?? paymentInProse.exec(prose)?.[0],
  });
}

/** Of a check that is not in the table: the first column that is called an id or an ARN. */
function idLike(row: Row): string | undefined {
  return row.find(({ heading }) => /\b(?:id|arn)$/i.test(heading.trim()))?.value;
}
