import { describe, expect, it } from 'vitest';
import { wrapEvent } from './event.ts';
import { compileTargetInput, type TargetInput } from './target-input.ts';

const RULE = { name: 'example', arn: 'arn:aws:events:us-east-2:123456789012:rule/example' };
const RECEIVED_AT = new Date('2015-11-11T21:29:55.250Z');

/** The event of the user guide's page on input transformation. */
const DETAIL = {
  'instance-id': 'i-0123456789',
  state: 'RUNNING',
  tags: [{ key: 'team', value: 'a "b"' }],
  count: 2,
  none: null,
};
const ENVELOPE = wrapEvent({
  id: '7bf73129-1428-4cd3-a780-95db273d1602',
  detailType: 'EC2 Instance State-change Notification',
  source: 'aws.ec2',
  account: '123456789012',
  time: new Date('2015-11-11T21:29:54Z'),
  region: 'us-east-1',
  resources: ['arn:aws:ec2:us-east-1:123456789012:instance/i-abcd1111'],
  detail: DETAIL,
  detailText: JSON.stringify(DETAIL),
});

const PATHS = {
  timestamp: '$.time',
  instance: '$.detail.instance-id',
  state: '$.detail.state',
  absent: '$.detail.absent',
  tags: '$.detail.tags',
};
const render = (input: TargetInput | undefined): string => compileTargetInput(input, RULE)(ENVELOPE, RECEIVED_AT);
const template = (text: string): TargetInput => ({ kind: 'template', paths: PATHS, template: text });

describe('the input of a target', () => {
  it.each<{ name: string; input: TargetInput | undefined; text: string }>([
    { name: 'the event itself', input: undefined, text: ENVELOPE.text },
    { name: 'a constant', input: { kind: 'constant', value: { query: 'Get all' } }, text: '{"query":"Get all"}' },
    { name: 'the detail', input: { kind: 'path', path: '$.detail' }, text: JSON.stringify(DETAIL) },
    { name: 'the whole event by its path', input: { kind: 'path', path: '$' }, text: ENVELOPE.text },
    { name: 'a nested value', input: { kind: 'path', path: '$.detail.tags[0].key' }, text: '"team"' },
    { name: 'a number', input: { kind: 'path', path: '$.detail.count' }, text: '2' },
    { name: 'null where there is nothing', input: { kind: 'path', path: '$.detail.tags[1].key' }, text: 'null' },
    {
      name: 'a simple string',
      input: template('"instance <instance> is in <state>"'),
      text: '"instance i-0123456789 is in RUNNING"',
    },
    {
      name: 'a string with escaped quotes',
      input: template('"instance \\"<instance>\\" is in <state>"'),
      text: '"instance \\"i-0123456789\\" is in RUNNING"',
    },
    {
      name: 'simple JSON',
      input: template('{"instance" : <instance>, "state": <state>}'),
      text: '{"instance" : "i-0123456789", "state": "RUNNING"}',
    },
    {
      name: 'JSON with strings and variables',
      input: template(
        '{"instance" : <instance>, "state": "<state>", "instanceStatus": "instance \\"<instance>\\" is in <state>"}',
      ),
      text: '{"instance" : "i-0123456789", "state": "RUNNING", "instanceStatus": "instance \\"i-0123456789\\" is in RUNNING"}',
    },
    {
      name: 'JSON with a mix of variables and static information',
      input: template('{"instance" : <instance>, "state": [ 9, <state>, true ], "Transformed" : "Yes"}'),
      text: '{"instance" : "i-0123456789", "state": [ 9, "RUNNING", true ], "Transformed" : "Yes"}',
    },
    {
      name: "AWS's own variables",
      input: template(
        '{"ruleArn" : <aws.events.rule-arn>, "ruleName" : <aws.events.rule-name>, "at": <aws.events.event.ingestion-time>}',
      ),
      text: `{"ruleArn" : "${RULE.arn}", "ruleName" : "example", "at": "2015-11-11T21:29:55.250Z"}`,
    },
    {
      name: "AWS's own variables in a string",
      input: template('"<aws.events.rule-name> triggered"'),
      text: '"example triggered"',
    },
    { name: 'a list', input: template('{"tags": <tags>}'), text: `{"tags": ${JSON.stringify(DETAIL.tags)}}` },
    { name: 'an absent value in a string', input: template('"info <absent>"'), text: '"info "' },
    { name: 'an absent value in JSON', input: template('{"command": <absent>}'), text: '{"command": ""}' },
    { name: 'brackets that are part of the text', input: template('"{[/Check <state>"'), text: '"{[/Check RUNNING"' },
  ])('is $name', ({ input, text }) => {
    expect(render(input)).toBe(text);
  });

  it('can carry the event without its detail, and with it', () => {
    const text = render(
      template('{"originalEvent": <aws.events.event>, "originalEventJson": <aws.events.event.json>}'),
    );
    const { detail: _detail, 'detail-type': detailType, ...rest } = ENVELOPE.event;
    expect(JSON.parse(text)).toEqual({ originalEvent: { ...rest, detailType }, originalEventJson: ENVELOPE.event });
  });

  it.each([
    {
      name: 'a variable without a path',
      input: template('"<unknown>"'),
      reason: 'InputTemplate contains invalid placeholder unknown.',
    },
    {
      name: 'a path with a wildcard',
      input: { kind: 'path', path: '$.detail.tags[*].key' } as const,
      reason: 'Invalid path "$.detail.tags[*].key"',
    },
    {
      name: 'a path that does not begin at $',
      input: { kind: 'path', path: 'detail' } as const,
      reason: 'Invalid path "detail"',
    },
    {
      name: 'a filter in a template path',
      input: { kind: 'template', paths: { a: '$..id' }, template: '<a>' } as const,
      reason: 'Invalid path "$..id"',
    },
  ])('is refused with the reason: $name', ({ input, reason }) => {
    expect(() => render(input)).toThrow(reason);
  });
});
