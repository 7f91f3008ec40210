import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  AnalysisList,
  AnalysisResource,
  DecisionHistory,
  OpportunityPage,
} from '../../functions/api/schemas/replies.ts';
import { costServices } from '../../local/answers/cost-services.ts';
import { AwsError } from '../../local/aws/aws-error.ts';
import { analyseDemo, type Caller, read, startTestFront, type TestFront } from './api-fixture.ts';
import { until } from './processes.ts';

/** AWS answers when it is let: until then an analysis goes on. */
let letAnswer = Promise.withResolvers<void>();
const slow = {
  answer: async () => {
    await letAnswer.promise;
    throw new AwsError('AccessDeniedException', 403, 'Nothing here.');
  },
};

let world: TestFront;
let people: Caller[];
let maria: Caller;
beforeAll(async () => {
  world = await startTestFront({ answers: costServices(slow) });
  people = await Promise.all(['maria', 'paul', 'lena', 'tom'].map((name) => world.signIn({ name })));
  [maria = await world.signIn()] = people;
  await analyseDemo(world, maria);
});
afterAll(async () => {
  letAnswer.resolve();
  await world.remove();
});

const range = (length: number) => Array.from({ length }, (_, index) => index);
const analyses = async () => (await read(maria, AnalysisList, '/analyses?limit=500')).items;

test('200 decisions at once on 20 opportunities have one winner each, and all others are told', async () => {
  const { items } = await read(maria, OpportunityPage, '/opportunities?limit=20&status=open');
  const answers = await Promise.all(
    range(200).map(async (index) => {
      const item = items[index % 20];
      const caller = people[index % people.length] ?? maria;
      const body = {
        action: index % 3 === 0 ? 'reject' : 'approve',
        contentHash: item?.contentHash,
        decisionVersion: 0,
        reason: `decision ${index}`,
      };
      const { status, body: reply } = await sent(() =>
        caller.call('POST', `/opportunities/${item?.id}/decisions`, { body }),
      );
      return { id: item?.id, index, status, reply };
    }),
  );
  const won = answers.filter(({ status }) => status === 201);
  const told = answers.filter(({ status, reply }) => status === 409 && reply.code === 'content-changed');
  expect([won.length, told.length]).toEqual([20, 180]);
  for (const item of items) {
    const { decisions } = await read(maria, DecisionHistory, `/opportunities/${item.id}/decisions`);
    const winner = won.find(({ id }) => id === item.id);
    expect(decisions.map(({ reason, version }) => [reason, version])).toEqual([[`decision ${winner?.index}`, 1]]);
  }
});

describe('an idempotency key', () => {
  test('makes 200 starts at once one analysis', async () => {
    const before = (await analyses()).length;
    const headers = { 'idempotency-key': 'the-same' };
    const answers = await Promise.all(
      range(200).map(() => sent(() => maria.call('POST', '/analyses', { body: { inputs: world.inputs }, headers }))),
    );
    const started = answers.filter(({ status }) => status === 202);
    expect(new Set(started.map(({ body }) => body.id)).size).toBe(1);
    expect(started.length).toBeGreaterThan(0);
    expect(answers.filter(({ status }) => ![202, 409].includes(status))).toEqual([]);
    expect((await analyses()).length).toBe(before + 1);
  });

  test('that comes with another body is refused', async () => {
    const headers = { 'idempotency-key': 'the-same' };
    const answer = await maria.call('POST', '/analyses', { body: { type: 'emergency' }, headers });
    expect(answer).toMatchObject({ status: 422, body: { code: 'key-reused' } });
  });

  test('of another person is another key', async () => {
    const headers = { 'idempotency-key': 'the-same' };
    const [mine, theirs] = await Promise.all(
      [maria, people[1] ?? maria].map((caller) =>
        caller.call('POST', '/analyses', { body: { inputs: world.inputs }, headers }),
      ),
    );
    expect(mine?.body.id).not.toBe(theirs?.body.id);
  });

  test('lets a decision that was sent again be the decision that it was', async () => {
    const { items } = await read(maria, OpportunityPage, '/opportunities?limit=1&status=open');
    const [item] = items;
    const body = { action: 'approve', contentHash: item?.contentHash, decisionVersion: item?.decisionVersion };
    const send = () =>
      maria.call('POST', `/opportunities/${item?.id}/decisions`, { body, headers: { 'idempotency-key': 'decide' } });
    const [first, second] = [await send(), await send()];
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
  });
});

describe('a person', () => {
  test('has five analyses running at most, and room again when one was cancelled', async () => {
    const lena = await world.signIn({ name: 'lena the second' });
    const answers = await Promise.all(range(30).map(() => sent(() => lena.call('POST', '/analyses', { body: {} }))));
    const started = answers.filter(({ status }) => status === 202);
    const refused = answers.filter(({ status, body }) => status === 429 && body.code === 'too-many-running');
    expect([started.length, refused.length]).toEqual([5, 25]);
    expect(refused[0]?.headers.get('retry-after')).toBe('30');

    const id = String(started[0]?.body.id);
    const cancelled = await lena.call('DELETE', `/analyses/${id}`);
    expect(cancelled).toMatchObject({ status: 202, body: { id, status: 'cancelled' } });
    await until(async () => {
      const { completedAt, status } = await read(lena, AnalysisResource, `/analyses/${id}`);
      return completedAt !== undefined && status === 'cancelled';
    }, 'the supervisor has ended the analysis');
    const { analysis } = await read(lena, OpportunityPage, '/opportunities?limit=1');
    expect(analysis).not.toBe(id);
    expect((await lena.call('POST', '/analyses', { body: {} })).status).toBe(202);
    letAnswer.resolve();
    letAnswer = Promise.withResolvers();
    letAnswer.resolve();
  });
});

/** As a program does: a request that was throttled on the way is sent again. */
async function sent(send: () => ReturnType<Caller['call']>): ReturnType<Caller['call']> {
  for (let tries = 0; ; tries += 1) {
    const answer = await send();
    if (answer.body.code !== 'throttled' || tries > 200) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50 + Math.random() * 200));
  }
}
