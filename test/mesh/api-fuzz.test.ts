import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { OpportunityPage } from '../../functions/api/schemas/replies.ts';
import { analyseDemo, type Caller, read, startTestFront, type TestFront } from './api-fixture.ts';
import { generatedRequests } from './api-requests.ts';

const requests = process.env.FINOPS_VERIFY === undefined ? 500 : 10_000;

let world: TestFront;
let maria: Caller;
let analysis: string;
beforeAll(async () => {
  world = await startTestFront();
  maria = await world.signIn();
  analysis = await analyseDemo(world, maria);
});
afterAll(() => world.remove());

test(
  `${requests} requests made up from the document are answered as it says, and never fail inside`,
  async () => {
    const { items } = await read(maria, OpportunityPage, '/opportunities?limit=3');
    const known = { ids: items.map(({ id }) => id), analyses: [analysis] };
    const statuses = new Map<number, number>();
    await fc.assert(
      fc.asyncProperty(generatedRequests(known), async ({ method, path, query, body }) => {
        const address = `${path}?${new URLSearchParams(query.map(([name, value]) => [name, value] satisfies [string, string]))}`;
        const answer = await maria.call(method, address, { body });
        expect(answer.status, answer.text).toBeLessThan(500);
        expect(answer.text).not.toMatch(/\.(ts|mjs):\d|node_modules|\/tmp\//);
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      }),
      // The gate asks the same requests every time; verify asks others.
      { numRuns: requests, ...(process.env.FINOPS_VERIFY === undefined && { seed: 20_261_120 }) },
    );
    // A generator that is refused every time shows nothing.
    expect(statuses.get(200)).toBeGreaterThan(requests / 10);
    expect(statuses.get(400)).toBeGreaterThan(requests / 20);
  },
  requests * 200,
);
