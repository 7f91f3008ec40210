/** Adjudicates an organisation of so many accounts, one account group in memory at a time, and tells time and memory. */
import { adjudicateGroup, type GroupSums } from '../../lib/receipt/adjudicate-group.ts';
import { totalReceipts } from '../../lib/receipt/receipts.ts';
import { settleCommitments } from '../../lib/receipt/settle-commitments.ts';
import { commitmentFindings } from '../../local/world/findings.ts';
import { circumstancesOf, groupsOf, openWorld, sharedOf } from './large-world.ts';

const organisation = openWorld(Number(process.argv[2]));
const shared = sharedOf(circumstancesOf(organisation));
const sums: GroupSums[] = [];
let findings = 0;
let adjudicatingMs = 0;
for (const group of groupsOf(organisation)) {
  const start = performance.now();
  sums.push(adjudicateGroup(group, shared).sums);
  adjudicatingMs += performance.now() - start;
  findings += group.findings.length;
}
const purchases = [...commitmentFindings(organisation)];
const start = performance.now();
totalReceipts(sums, settleCommitments(sums, purchases, shared), shared);
adjudicatingMs += performance.now() - start;
findings += purchases.length;
const peakMb = process.resourceUsage().maxRSS / 1_024;
console.log(JSON.stringify({ findings, adjudicatingMs, peakMb }));
