import { SupportClient } from '@aws-sdk/client-support';
import {
  ListRecommendationResourcesCommand,
  ListRecommendationsCommand,
  TrustedAdvisorClient,
} from '@aws-sdk/client-trustedadvisor';
import { describe, expect, test } from 'vitest';
import { analyse } from '../../functions/trusted-advisor/agent.fixtures.ts';
import { createGateway } from '../../functions/trusted-advisor/gateway.ts';
import type { Finding } from '../../lib/core/finding.ts';
import type { Account } from '../world/account.ts';
import { sizes } from '../world/size.ts';
import { resourceCheckFindings } from '../world/wire/trusted-advisor.ts';
import { world } from '../world/world.ts';
import { serve } from './answers.fixtures.ts';
import { costServices } from './cost-services.ts';
import { worldAccount } from './world-account.ts';

const asOf = '2026-11-20T09:00:00.000Z';
/** The check names no action, and the new volume in columns of its own: action and target, and so the id, are spelled otherwise. */
const spelledOtherwise = 'COr6dfpM03';

async function clientsOf(account: Account) {
  const config = await serve(costServices(worldAccount(account)));
  return { trustedAdvisor: new TrustedAdvisorClient(config), support: new SupportClient(config) };
}

/** What two statements of one opinion must agree in. */
function opinionOf({ id, source, resource, facet, action, savings, monthlyCost, excluded, grade }: Finding) {
  const { accountId, region } = resource;
  return {
    ...(source.check !== spelledOtherwise && { id, action: action.kind }),
    check: source.check,
    refreshedAt: Date.parse(source.refreshedAt ?? ''),
    resource: { accountId, region, ...(resource.kind === 'resource' && { type: resource.type, id: resource.id }) },
    facet,
    list: amountOf(savings.list),
    unstated: amountOf(savings.unstated),
    cost: amountOf(monthlyCost.current),
    excluded,
    grade: grade.value,
  };
}

/** An amount that is not known has no basis either, whichever it stands under. */
function amountOf(estimate: Finding['savings']['list']): string {
  return estimate?.kind === 'known' ? `${estimate.value.amount} ${estimate.value.currency}` : 'not known';
}

const inOrder = (findings: Iterable<Finding>) =>
  Array.from(findings, opinionOf).toSorted((left, right) => (JSON.stringify(left) < JSON.stringify(right) ? -1 : 1));

const accounts = [26, 3, 11].flatMap((seed) => [...world(seed, sizes.startup, asOf).accounts()]);

describe('the Trusted Advisor of a world', () => {
  test.each(accounts.map((account) => [account.seed, account.name, account] as const))(
    'of seed %i tells the agent of %s what the world says, and nothing else',
    async (_, __, account) => {
      const { findings } = await analyse(createGateway(await clientsOf(account)), {}, asOf);
      expect(inOrder(findings)).toEqual(inOrder(resourceCheckFindings(account)));
    },
  );

  test('has every check that some resource is flagged by', () => {
    const flagged = new Set(
      accounts.flatMap((account) => Array.from(resourceCheckFindings(account), (each) => each.source.check)),
    );
    expect(flagged.size).toBeGreaterThan(12);
  });

  test('tells of the payer its own resources alone, and every check that looked', async () => {
    const [payer] = accounts;
    if (payer === undefined) throw new Error('a world has a payer');
    const { findings, conclusion } = await analyse(createGateway(await clientsOf(payer)), {}, asOf);
    expect({ status: conclusion.status, gaps: conclusion.gaps }).toEqual({ status: 'complete', gaps: [] });
    expect(findings.map(({ resource }) => resource.accountId)).toEqual([payer.accountId]);
    expect(conclusion.facts.costChecks).toHaveLength(17);
  });

  test('pages as it is asked to', async () => {
    const account = accounts.find(({ role }) => role === 'production');
    if (account === undefined) throw new Error('a world has a production account');
    const { trustedAdvisor } = await clientsOf(account);
    const { recommendationSummaries } = await trustedAdvisor.send(
      new ListRecommendationsCommand({ status: 'warning' }),
    );
    const [{ arn, resourcesAggregates } = { arn: '' }] = recommendationSummaries ?? [];
    const ids: (string | undefined)[] = [];
    let nextToken: string | undefined;
    do {
      const command = new ListRecommendationResourcesCommand({
        recommendationIdentifier: arn,
        maxResults: 4,
        nextToken,
      });
      const answer = await trustedAdvisor.send(command);
      ids.push(...(answer.recommendationResourceSummaries ?? []).map(({ id }) => id));
      nextToken = answer.nextToken;
    } while (nextToken !== undefined);
    const { warningCount = 0, excludedCount = 0 } = resourcesAggregates ?? {};
    expect([ids.length, new Set(ids).size]).toEqual([warningCount + excludedCount, warningCount + excludedCount]);
    expect(ids.length).toBeGreaterThan(4);
  });

  test('answers a recommendation that is not there, and another API, with an error of AWS', async () => {
    const [payer] = accounts;
    if (payer === undefined) throw new Error('a world has a payer');
    const { trustedAdvisor, support } = await clientsOf(payer);
    const recommendationIdentifier = `arn:aws:trustedadvisor::${payer.accountId}:recommendation/none`;
    const asked = trustedAdvisor.send(new ListRecommendationResourcesCommand({ recommendationIdentifier }));
    await expect(asked).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    const gateway = createGateway({ trustedAdvisor, support });
    const pages = await Array.fromAsync(gateway.fallback.checks(new AbortController().signal));
    expect(pages).toMatchObject([{ kind: 'refused', refusal: { code: 'access-denied' } }]);
  });
});
