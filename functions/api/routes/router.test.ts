import type { APIGatewayProxyEvent } from 'aws-lambda';
import { describe, expect, test } from 'vitest';
import { type Deps, operation } from './operation.ts';
import { createRouter } from './router.ts';

const health = operation({
  id: 'health',
  method: 'get',
  path: '/health',
  summary: 'Whether it answers',
  role: 'public',
  success: { status: 200, description: 'It does.', reply: 'HealthReply' },
  problems: [],
  handle: async () => ({ status: 200, body: { status: 'ok' } }),
});
const start = operation({
  id: 'start',
  method: 'post',
  path: '/analyses',
  summary: 'Starts',
  role: 'analyst',
  success: { status: 202, description: 'Started.', reply: 'HealthReply' },
  problems: [],
  handle: async () => ({ status: 202, body: {}, headers: { location: '/analyses/1' } }),
});

const claims = {
  sub: 'u',
  token_use: 'id',
  'cognito:username': 'u',
  'cognito:groups': 'approver',
  email: 'u@x.example',
};
const answer = createRouter([health, start], {} as Deps, {
  allowedOrigin: 'https://finops.example.com',
  onFailure: () => undefined,
});
const post = (requestContext: object) =>
  answer({
    httpMethod: 'POST',
    path: '/analyses',
    headers: {},
    body: null,
    requestContext: { authorizer: { claims }, ...requestContext },
  } as unknown as APIGatewayProxyEvent);

test('an empty event asks whether the door is there', async () => {
  expect(await answer({})).toMatchObject({ statusCode: 200, body: '{"status":"ok"}' });
});

describe('the address of what was made', () => {
  test.each([
    ['behind a stage of API Gateway', { path: '/v1/analyses' }, '/v1/analyses/1'],
    ['behind a domain of its own', { path: '/analyses' }, '/analyses/1'],
    ['on a laptop', {}, '/analyses/1'],
  ])('%s leads there', async (_, requestContext, location) => {
    expect((await post(requestContext)).headers).toMatchObject({ location });
  });
});

test('every answer is for the dashboard’s origin, problems too', async () => {
  const answers = await Promise.all([answer({}), answer({ path: '/nowhere' }), post({ authorizer: undefined })]);
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 404, 401]);
  for (const { headers } of answers) {
    expect(headers).toMatchObject({ 'access-control-allow-origin': 'https://finops.example.com', vary: 'Origin' });
  }
});
