import { AwsError } from '../aws/aws-error.ts';
import type { Account as WorldAccount } from '../world/account.ts';
import { type TrustedAdvisorAnswers, trustedAdvisorAnswers } from '../world/wire/trusted-advisor.ts';
import type { Account, Call, Members } from './account.ts';

/** The most that AWS puts on a page of checks or recommendations, by its API model. */
const pageSize = 200;

/**
 * An account of a world, as far as it is told over the wire: Trusted Advisor's cost pillar. Every other call is AWS's
 * `AccessDeniedException`, so that the mesh says what it could not see.
 */
export function worldAccount(account: WorldAccount): Account {
  const answers = trustedAdvisorAnswers(account);
  return {
    async answer(call) {
      const answer = call.service === 'trustedadvisor' ? trustedAdvisorOperations[call.operation] : undefined;
      if (answer === undefined) throw notTold(call);
      return answer(call.input, answers);
    },
  };
}

type Answer = (input: Members, answers: TrustedAdvisorAnswers) => Members;

const trustedAdvisorOperations: Readonly<Record<string, Answer>> = {
  ListChecks: (input, { checks }) => page('checkSummaries', inPillar(input, checks), input),
  ListRecommendations: (input, { recommendations }) =>
    page('recommendationSummaries', having(input, ['status'], inPillar(input, recommendations)), input),
  ListRecommendationResources: (input, { recommendations, resources }) => {
    const { recommendationIdentifier: asked } = input;
    const found = recommendations.find(({ id, arn }) => id === asked || arn === asked);
    if (found === undefined) {
      throw new AwsError('ResourceNotFoundException', 404, `There is no recommendation ${String(asked)}.`);
    }
    const members = ['status', 'exclusionStatus', 'regionCode'];
    return page('recommendationResourceSummaries', having(input, members, resources.get(found.arn) ?? []), input);
  },
};

function inPillar<Item extends { readonly pillars: readonly string[] }>({ pillar }: Members, items: readonly Item[]) {
  return items.filter(({ pillars }) => pillar === undefined || pillars.includes(String(pillar)));
}

/** The items that have the value which the request states of these members. */
function having<Item extends object>(input: Members, members: readonly string[], items: readonly Item[]): Item[] {
  const stated = members.filter((name) => input[name] !== undefined);
  return items.filter((item) => {
    const own = new Map<string, unknown>(Object.entries(item));
    return stated.every((name) => own.get(name) === input[name]);
  });
}

/** One page; its token is where the next one begins. */
function page(list: string, items: readonly object[], { maxResults, nextToken }: Members): Members {
  const start = Number(nextToken ?? 0);
  const end = start + Number(maxResults ?? pageSize);
  return {
    [list]: items.slice(start, end) as readonly Members[],
    ...(end < items.length && { nextToken: String(end) }),
  };
}

function notTold({ service, operation }: Call): AwsError {
  return new AwsError('AccessDeniedException', 403, `The demo organisation does not answer ${service}:${operation}.`);
}
