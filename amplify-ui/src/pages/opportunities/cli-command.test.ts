import { expect, test } from 'vitest';
import { cliCommandOf } from './cli-command.ts';

function resource(service: string, type: string, id: string, region = 'eu-west-1') {
  return { kind: 'resource' as const, accountId: '111122223333', region, service, type, id };
}

test.each([
  ['ec2', 'instance', 'i-0abc', 'aws ec2 describe-instances --instance-ids i-0abc --region eu-west-1'],
  ['ec2', 'elastic-ip', '3.1.4.1', 'aws ec2 describe-addresses --public-ips 3.1.4.1 --region eu-west-1'],
  ['ecs', 'service', 'web/api', 'aws ecs describe-services --cluster web --services api --region eu-west-1'],
])('%s %s %s is looked at with its own command', (service, type, id, command) => {
  expect(cliCommandOf(resource(service, type, id))).toBe(command);
});

test('what is of no region names none, and a type that is not known has no command', () => {
  expect(cliCommandOf(resource('s3', 'bucket', 'logs', 'global'))).not.toContain('--region');
  expect(cliCommandOf(resource('quantum', 'tangle', 'q-1'))).toBeUndefined();
});

test('a hostile id stays one argument of the shell', () => {
  expect(cliCommandOf(resource('rds', 'db', "x'; rm -rf ~ #"))).toContain(
    `--db-instance-identifier 'x'\\''; rm -rf ~ #'`,
  );
});
