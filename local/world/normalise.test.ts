import { expect, test } from 'vitest';
import { keyOf, normalise, type Spelling } from './normalise.ts';

const account = '111122223333';
const arn = (text: string): Spelling => ({ kind: 'arn', arn: `arn:aws:${text}` });
const id = (place: string, service: string, type: string, name: string): Spelling => ({
  kind: 'id',
  accountId: account,
  place,
  service,
  type,
  id: name,
});

test.each<[string, Spelling, Spelling, string]>([
  [
    'an instance by ARN and by zone',
    arn(`ec2:us-east-1:${account}:instance/i-01`),
    id('us-east-1b', 'ec2', 'instance', 'i-01'),
    `${account}/us-east-1/ec2/instance/i-01`,
  ],
  [
    'a region by name and by code',
    id('US West (Oregon)', 'ec2', 'instance', 'i-01'),
    id('us-west-2', 'ec2', 'instance', 'i-01'),
    `${account}/us-west-2/ec2/instance/i-01`,
  ],
  [
    'a function with and without version',
    arn(`lambda:us-east-1:${account}:function:resize:$LATEST`),
    arn(`lambda:us-east-1:${account}:function:resize`),
    `${account}/us-east-1/lambda/function/resize`,
  ],
  [
    'a group by ARN and by name',
    arn(`autoscaling:us-east-1:${account}:autoScalingGroup:0a1b:autoScalingGroupName/web-1`),
    id('us-east-1', 'autoscaling', 'autoScalingGroup', 'web-1'),
    `${account}/us-east-1/autoscaling/autoScalingGroup/web-1`,
  ],
  [
    'a database by ARN and by id',
    arn(`rds:us-east-1:${account}:db:orders`),
    id('us-east-1', 'rds', 'db', 'orders'),
    `${account}/us-east-1/rds/db/orders`,
  ],
  [
    'a container service with its cluster',
    arn(`ecs:us-east-1:${account}:service/main/api`),
    id('us-east-1', 'ecs', 'service', 'main/api'),
    `${account}/us-east-1/ecs/service/main/api`,
  ],
])('%s is one resource', (_name, left, right, key) => {
  expect(keyOf(normalise(left))).toBe(key);
  expect(keyOf(normalise(right))).toBe(key);
});

test('an ARN of nothing is refused', () => {
  expect(() => normalise(arn('ec2:us-east-1:1:'))).toThrow('is not the ARN of a resource');
});
