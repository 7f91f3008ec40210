import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Settings } from '../core/settings.ts';
import { type AdjudicationInput, adjudicate } from './adjudicate.ts';
import { adjudicateGroup } from './adjudicate-group.ts';
import { countAmounts } from './basis.ts';
import { account, asOf, estateOf, finding, opportunityOf } from './examples.fixtures.ts';
import { flipTotals } from './flip.ts';
import { totalReceipts } from './receipts.ts';
import { accountOfKey } from './resource-key.ts';
import { runs } from './runs.fixtures.ts';
import { settleCommitments } from './settle-commitments.ts';
import { shareCircumstances } from './shared.ts';
import { situations } from './situations.fixtures.ts';

const smaller = 'rightsize m5.2xlarge>m5.xlarge';

/** An account's group, and the purchases of all, as a reader of stored parts would hand them in. */
function split({ findings, estate }: AdjudicationInput) {
  const resources = findings.filter(({ resource }) => resource.kind === 'resource');
  const groupOf = (accountId: string) => ({
    accountId,
    findings: resources.filter(({ resource }) => resource.accountId === accountId),
    resources: estate.resources.filter(({ key }) => accountOfKey(key) === accountId),
  });
  return {
    groups: [...new Set(resources.map(({ resource }) => resource.accountId))].map(groupOf),
    purchases: findings.filter(({ resource }) => resource.kind === 'commitment'),
  };
}

function throughJson<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}

describe('one account group at a time', () => {
  it('comes to the same receipts, from sums that went through JSON', () => {
    fc.assert(
      fc.property(situations, (input) => {
        const shared = shareCircumstances(input, countAmounts(input.findings));
        const { groups, purchases } = split(input);

        const sums = groups.map((group) => throughJson(adjudicateGroup(group, shared).sums));
        const totals = totalReceipts(sums, settleCommitments(sums, purchases, shared), shared);

        expect(totals).toEqual(adjudicate(input).receipts.map(({ lines, beside, ...total }) => total));
      }),
      { numRuns: runs },
    );
  });

  it('a flip recomputes one group and comes to what a whole adjudication with it comes to', () => {
    fc.assert(
      fc.property(situations, fc.nat(), (input, choice) => {
        const { opportunities, sums } = adjudicate(input);
        const opportunity = opportunities[choice % opportunities.length];
        const opinion = opportunity?.opinions[choice % opportunity.opinions.length];
        fc.pre(opportunity !== undefined && opinion !== undefined);
        const flips = new Map([...input.flips, [opportunity.id, opinion.id]]);
        const whole = adjudicate({ ...input, flips });
        const { groups, purchases } = split(input);

        const { receipts, group, settlement } = flipTotals({
          group: groups.find(({ accountId }) => accountId === opportunity.unit.resource.accountId),
          sums: throughJson(sums),
          purchases,
          shared: shareCircumstances({ ...input, flips }, countAmounts(input.findings)),
        });

        expect(receipts).toEqual(whole.receipts.map(({ lines, beside, ...total }) => total));
        const decided = [...(group?.decided ?? []), ...settlement.decided];
        const flipped = decided.find(({ id }) => id === opportunity.id)?.opportunity;
        expect(flipped?.winner).toBe(whole.opportunities.find(({ id }) => id === opportunity.id)?.winner);
      }),
      { numRuns: runs },
    );
  });
});

describe('the sums of an account', () => {
  const findings = [
    finding('m5', 'i-1', smaller, { by: 'hub', list: '100' }),
    finding('r5', 'i-2', 'rightsize r5.xlarge>r5.large', { by: 'hub', list: '50' }),
    finding('fn', 'fn-1', 'rightsize 1024>512', { by: 'co', list: '20 EUR' }),
    finding('db', 'db-1', 'rightsize db.r5.xlarge>db.r5.large', { by: 'hub', list: '30', region: 'eu-west-1' }),
    finding('none', 'i-3', 'stop', { by: 'hub', list: '?' }),
  ];
  const sumsOf = (all: typeof findings) => {
    const shared = shareCircumstances(
      { estate: { preferences: {}, unread: [] }, settings: Settings.parse({}), decisions: [], flips: new Map(), asOf },
      countAmounts(all),
    );
    return adjudicateGroup({ accountId: account, findings: all, resources: [] }, shared).sums;
  };

  it('come in one order, whatever order the findings came in', () => {
    const { parts, pools } = sumsOf(findings);

    expect(sumsOf([...findings].reverse())).toEqual({ accountId: account, parts, pools });
    expect(parts.map(({ currency }) => currency)).toEqual([null, 'EUR', 'USD']);
    expect(pools.map(({ usage, family }) => `${usage} ${family}`)).toEqual([
      'ec2 m5',
      'ec2 null',
      'ec2 r5',
      'lambda null',
      'rds r5',
    ]);
  });

  it('have one pool for all savings of one kind', () => {
    const twice = [...findings, finding('also', 'i-4', smaller, { by: 'hub', list: '7' })];

    expect(sumsOf(twice).pools).toHaveLength(sumsOf(findings).pools.length);
    expect(sumsOf(twice).pools[0]).toMatchObject({ usage: 'ec2', family: 'm5', unread: '107' });
  });
});

describe('receipts', () => {
  it('begin with the currency of most lines; the others come by name, whatever account they are of', () => {
    const deletion = (thing: string, list: string, other?: string) =>
      finding(thing, thing, 'delete', { by: 'hub', list, ...(other && { account: other }) });
    const { receipts } = adjudicate({
      findings: [
        deletion('vol-1', '1'),
        deletion('vol-2', '2'),
        deletion('vol-3', '3 SEK'),
        deletion('vol-4', '4 EUR', '222222222222'),
      ],
      estate: estateOf({}),
      settings: Settings.parse({}),
      decisions: [],
      flips: new Map(),
      asOf,
    });

    expect(receipts.map(({ currency }) => currency)).toEqual(['USD', 'EUR', 'SEK']);
  });
});

describe('a flip of a purchase', () => {
  it('needs no group', () => {
    const input: AdjudicationInput = {
      findings: [
        finding('i', 'i-1', smaller, { by: 'hub', list: '100' }),
        finding('sp', 'plan compute', 'buy', { by: 'hub', list: '300', eligible: '1000' }),
        finding('ri', 'reservation ec2 m5', 'buy', { by: 'ce', list: '50', eligible: '500', units: 5 }),
      ],
      estate: estateOf({ 'i-1': {} }),
      settings: Settings.parse({}),
      decisions: [],
      flips: new Map(),
      asOf,
    };
    const before = adjudicate(input);
    const flips = new Map([[opportunityOf('reservation ec2 m5'), 'ri']]);

    const after = flipTotals({
      sums: before.sums,
      purchases: split(input).purchases,
      shared: shareCircumstances({ ...input, flips }, countAmounts(input.findings)),
    });

    expect(before.receipts[0]?.net.amount).toBe('370');
    // four of five units are left: 100 + 40
    expect(after.receipts[0]?.net.amount).toBe('140');
    expect(before.sums.map(({ accountId }) => accountId)).toEqual([account]);
  });
});
