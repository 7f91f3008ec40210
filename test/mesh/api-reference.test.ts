import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeSpend } from '../../functions/api/domain/spend.fixtures.ts';
import { operations } from '../../functions/api/routes/operations.ts';
import { OpportunityDetail, OpportunityPage } from '../../functions/api/schemas/replies.ts';
import { analyseDemo, type Caller, document, read, startTestFront, storeBill, type TestFront } from './api-fixture.ts';
import { examples, renderReference } from './api-reference.ts';

let world: TestFront;
let maria: Caller;
let put: Readonly<Record<string, string>>;
beforeAll(async () => {
  world = await startTestFront();
  maria = await world.signIn();
  const bill = await storeBill(world, makeSpend());
  const analysis = await analyseDemo({ inputs: [...world.inputs, bill] }, maria);
  const [item] = (await read(maria, OpportunityPage, '/opportunities?limit=1')).items;
  const { opportunity } = await read(maria, OpportunityDetail, `/opportunities/${item?.id}`);
  put = {
    $ANALYSIS: analysis,
    $OPPORTUNITY: opportunity.id,
    $CONTENT_HASH: opportunity.contentHash,
    $FINDING: opportunity.winner ?? '',
  };
});
afterAll(() => world.remove());

const filled = (text: string) => text.replaceAll(/\$[A-Z_]+/g, (name) => put[name] ?? name);

test('the reference in docs is the one of the document that is served', async () => {
  await expect(renderReference()).toMatchFileSnapshot('../../docs/api.md');
  expect((await maria.call('GET', '/openapi.json')).body).toEqual(JSON.parse(JSON.stringify(document)));
});

test('every operation has an example', () => {
  expect(examples.map(({ operationId }) => operationId).toSorted()).toEqual(operations.map(({ id }) => id).toSorted());
});

test.each(examples)(
  'the example of $operationId is answered as the page says',
  async ({ operationId, path, body, status }) => {
    const method = operations.find(({ id }) => id === operationId)?.method.toUpperCase() ?? '';
    const sent = body === undefined ? {} : { body: filled(JSON.stringify(body)) };
    expect((await maria.call(method, filled(path), sent)).status).toBe(status);
  },
);
