import type { Json, JsonObject } from './json.ts';

/** The pages that the cases come from. */
const PATTERNS = 'EventBridge user guide: Creating event patterns (eb-event-patterns)';
const ARRAYS = 'EventBridge user guide: Matching on multiple field values (eb-event-patterns-arrays)';
const NULLS = 'EventBridge user guide: Matching null values and empty strings (eb-event-patterns-null-values)';
const OPERATORS = 'EventBridge user guide: Comparison operators (eb-create-pattern-operators)';
const RULER = 'aws/event-ruler README: Ruler by Example';
const RULER_OR = 'aws/event-ruler README: "Or" relationship';
const RULER_ARRAYS = 'aws/event-ruler README: JSON Array Matching';
const RULER_CORRECTNESS = 'aws/event-ruler: correctness-cases.json';
const RULER_COMPILER = 'aws/event-ruler: JsonRuleCompiler';

export interface PatternCase {
  readonly source: string;
  readonly name: string;
  readonly pattern: JsonObject;
  readonly event: JsonObject;
  readonly matches: boolean;
}

export interface InvalidPatternCase {
  readonly source: string;
  readonly name: string;
  readonly pattern: Json;
  /** The whole message after "Event pattern is not valid. Reason: ". */
  readonly reason: string;
}

const EC2_EVENT: JsonObject = {
  version: '0',
  id: '6a7e8feb-b491-4cf7-a9f1-bf3703467718',
  'detail-type': 'EC2 Instance State-change Notification',
  source: 'aws.ec2',
  account: '111122223333',
  time: '2017-12-22T18:43:48Z',
  region: 'us-west-1',
  resources: ['arn:aws:ec2:us-west-1:123456789012:instance/i-1234567890abcdef0'],
  detail: { 'instance-id': 'i-1234567890abcdef0', state: 'terminated' },
};

const AUTOSCALING_EVENT: JsonObject = {
  version: '0',
  id: '3e3c153a-8339-4e30-8c35-687ebef853fe',
  'detail-type': 'EC2 Instance Launch Successful',
  source: 'aws.autoscaling',
  account: '123456789012',
  time: '2015-11-11T21:31:47Z',
  region: 'us-east-1',
  resources: [],
  detail: { eventVersion: '', responseElements: null },
};

const MACIE_EVENT: JsonObject = {
  'detail-type': 'Macie Alert',
  source: 'aws.macie',
  detail: {
    'notification-type': 'ALERT_CREATED',
    tags: ['Custom_Alert', 'Insider'],
    'risk-score': 80,
    trigger: { 'alert-type': 'basic', risk: 8 },
  },
};

const RULER_EVENT: JsonObject = {
  version: '0',
  id: 'ddddd4-aaaa-7777-4444-345dd43cc333',
  'detail-type': 'EC2 Instance State-change Notification',
  source: 'aws.ec2',
  account: '012345679012',
  time: '2017-10-02T16:24:49Z',
  region: 'us-east-1',
  resources: ['arn:aws:ec2:us-east-1:123456789012:instance/i-000000aaaaaa00000'],
  detail: {
    'c-count': 5,
    'd-count': 3,
    'x-limit': 301.8,
    'source-ip': '10.0.0.33',
    'instance-id': 'i-000000aaaaaa00000',
    state: 'running',
  },
};

const EMPLOYEES: JsonObject = {
  employees: [
    { firstName: 'John', lastName: 'Doe' },
    { firstName: 'Anna', lastName: 'Smith' },
    { firstName: 'Peter', lastName: 'Jones' },
  ],
};

const NESTED_EMPLOYEES: JsonObject = {
  employees: [
    [
      { firstName: 'John', lastName: 'Doe' },
      { firstName: 'Anna', lastName: 'Smith' },
    ],
    [{ firstName: 'Peter', lastName: 'Jones' }],
  ],
};

const METRIC_OR: JsonObject = {
  source: ['aws.cloudwatch'],
  $or: [
    { metricName: ['CPUUtilization', 'ReadLatency'] },
    { metricType: ['MetricType'], namespace: ['AWS/EC2', 'AWS/ES'], $or: [{ metricId: [1234] }, { spaceId: [1000] }] },
    { scope: ['Service'] },
  ],
};

const COMPLEX: JsonObject = {
  time: [{ prefix: '2017-10-02' }],
  detail: {
    state: [{ 'anything-but': 'initializing' }],
    'c-count': [{ numeric: ['>', 0, '<=', 5] }],
    'd-count': [{ numeric: ['<', 10] }],
    'x-limit': [{ 'anything-but': [100, 200, 300] }],
  },
};

const EXISTS_BOTH: JsonObject = { d: { a: [{ exists: true }], b: [{ exists: true }] } };
const WITHOUT_B: JsonObject = { d: { a: [{ exists: true }], b: [{ exists: false }] } };

type Row = [source: string, name: string, pattern: JsonObject, event: JsonObject, matches: boolean];

const ROWS: readonly Row[] = [
  [
    PATTERNS,
    'source, type and state',
    {
      source: ['aws.ec2'],
      'detail-type': ['EC2 Instance State-change Notification'],
      detail: { state: ['terminated'] },
    },
    EC2_EVENT,
    true,
  ],
  [PATTERNS, 'another state', { source: ['aws.ec2'], detail: { state: ['running'] } }, EC2_EVENT, false],
  [PATTERNS, 'one of two sources', { source: ['aws.ec2', 'aws.fargate'] }, EC2_EVENT, true],
  [PATTERNS, 'neither of two sources', { source: ['aws.ec2', 'aws.fargate'] }, MACIE_EVENT, false],
  [PATTERNS, 'no case folding', { source: ['AWS.EC2'] }, EC2_EVENT, false],
  [PATTERNS, 'a field that the event lacks', { detail: { reason: ['spot'] } }, EC2_EVENT, false],
  [PATTERNS, 'a field at another level', { state: ['terminated'] }, EC2_EVENT, false],
  [
    PATTERNS,
    'two numbers',
    { source: ['aws.macie'], 'detail-type': ['Macie Alert'], detail: { 'risk-score': [80], trigger: { risk: [8] } } },
    MACIE_EVENT,
    true,
  ],
  [PATTERNS, 'a number that differs', { detail: { 'risk-score': [81] } }, MACIE_EVENT, false],
  [PATTERNS, 'a number is not a string', { detail: { 'risk-score': ['80'] } }, MACIE_EVENT, false],
  [PATTERNS, 'true', { detail: { encrypted: [true] } }, { detail: { encrypted: true } }, true],
  [PATTERNS, 'true is not false', { detail: { encrypted: [true] } }, { detail: { encrypted: false } }, false],
  [PATTERNS, 'true is not "true"', { detail: { encrypted: [true] } }, { detail: { encrypted: 'true' } }, false],
  [PATTERNS, '300 and 3.0e2 are one number', { number: [300] }, { number: 3.0e2 }, true],

  [NULLS, 'the empty string', { detail: { eventVersion: [''] } }, AUTOSCALING_EVENT, true],
  [NULLS, 'null', { detail: { responseElements: [null] } }, AUTOSCALING_EVENT, true],
  [NULLS, 'null is not the empty string', { detail: { responseElements: [''] } }, AUTOSCALING_EVENT, false],
  [NULLS, 'the empty string is not null', { detail: { eventVersion: [null] } }, AUTOSCALING_EVENT, false],
  [NULLS, 'an absent field is not null', { detail: { requestParameters: [null] } }, AUTOSCALING_EVENT, false],

  [
    ARRAYS,
    'the two arrays intersect',
    {
      resources: [
        'arn:aws:ec2:us-east-1:123456789012:instance/i-b188560f',
        'arn:aws:ec2:us-east-1:111122223333:instance/i-b188560f',
      ],
    },
    {
      resources: [
        'arn:aws:autoscaling:us-east-1:123456789012:autoScalingGroup:eb56d16b',
        'arn:aws:ec2:us-east-1:123456789012:instance/i-b188560f',
      ],
    },
    true,
  ],
  [
    ARRAYS,
    'the two arrays have nothing in common',
    { resources: ['arn:aws:ec2:us-east-1:444455556666:instance/i-b188560f'] },
    { resources: ['arn:aws:autoscaling:us-east-1:123456789012:autoScalingGroup:eb56d16b'] },
    false,
  ],
  [ARRAYS, 'an empty array has no null', { resources: [null] }, AUTOSCALING_EVENT, false],

  [OPERATORS, 'prefix', { time: [{ prefix: '2017-10-02' }] }, { time: '2017-10-02T18:43:48Z' }, true],
  [OPERATORS, 'prefix of another day', { time: [{ prefix: '2017-10-02' }] }, { time: '2017-10-03T18:43:48Z' }, false],
  [OPERATORS, 'prefix is for strings only', { detail: { count: [{ prefix: '1' }] } }, { detail: { count: 12 } }, false],
  [
    OPERATORS,
    'prefix, ignoring case',
    { detail: { service: [{ prefix: { 'equals-ignore-case': 'EventB' } }] } },
    { detail: { service: 'EVENTBRIDGE' } },
    true,
  ],
  [
    OPERATORS,
    'prefix, ignoring case, elsewhere',
    { detail: { service: [{ prefix: { 'equals-ignore-case': 'EventB' } }] } },
    { detail: { service: 'aws.eventbridge' } },
    false,
  ],
  [OPERATORS, 'suffix', { FileName: [{ suffix: '.png' }] }, { FileName: 'dir/cat.png' }, true],
  [OPERATORS, 'suffix minds the case', { FileName: [{ suffix: '.png' }] }, { FileName: 'dir/cat.PNG' }, false],
  [
    OPERATORS,
    'suffix, ignoring case',
    { detail: { FileName: [{ suffix: { 'equals-ignore-case': '.png' } }] } },
    { detail: { FileName: 'dir/cat.PNG' } },
    true,
  ],
  [
    OPERATORS,
    'suffix, ignoring case, of something else',
    { detail: { FileName: [{ suffix: { 'equals-ignore-case': '.png' } }] } },
    { detail: { FileName: 'dir/cat.jpg' } },
    false,
  ],
  [
    OPERATORS,
    'anything but a string',
    { detail: { state: [{ 'anything-but': 'initializing' }] } },
    { detail: { state: 'running' } },
    true,
  ],
  [
    OPERATORS,
    'anything but that very string',
    { detail: { state: [{ 'anything-but': 'initializing' }] } },
    { detail: { state: 'initializing' } },
    false,
  ],
  [
    OPERATORS,
    'anything but needs the field',
    { detail: { state: [{ 'anything-but': 'initializing' }] } },
    { detail: { status: 'running' } },
    false,
  ],
  [
    OPERATORS,
    'null is anything but a string',
    { detail: { state: [{ 'anything-but': 'initializing' }] } },
    { detail: { state: null } },
    true,
  ],
  [
    OPERATORS,
    'anything but a number',
    { detail: { 'x-limit': [{ 'anything-but': 123 }] } },
    { detail: { 'x-limit': 124 } },
    true,
  ],
  [
    OPERATORS,
    'anything but that very number',
    { detail: { 'x-limit': [{ 'anything-but': 123 }] } },
    { detail: { 'x-limit': 123 } },
    false,
  ],
  [
    OPERATORS,
    'anything but zero',
    { detail: { 'x-limit': [{ 'anything-but': 0 }] } },
    { detail: { 'x-limit': 0 } },
    false,
  ],
  [
    OPERATORS,
    'anything but a list of strings',
    { detail: { state: [{ 'anything-but': ['stopped', 'overloaded'] }] } },
    { detail: { state: 'running' } },
    true,
  ],
  [
    OPERATORS,
    'anything but a list, one of them',
    { detail: { state: [{ 'anything-but': ['stopped', 'overloaded'] }] } },
    { detail: { state: 'overloaded' } },
    false,
  ],
  [
    OPERATORS,
    'anything but a list of numbers',
    { detail: { 'x-limit': [{ 'anything-but': [100, 200, 300] }] } },
    { detail: { 'x-limit': 301.8 } },
    true,
  ],
  [
    OPERATORS,
    'anything but a list of numbers, one of them',
    { detail: { 'x-limit': [{ 'anything-but': [100, 200, 300] }] } },
    { detail: { 'x-limit': 200 } },
    false,
  ],
  [
    OPERATORS,
    'anything but, ignoring case',
    { detail: { state: [{ 'anything-but': { 'equals-ignore-case': 'initializing' } }] } },
    { detail: { state: 'INITIALIZING' } },
    false,
  ],
  [
    OPERATORS,
    'anything but, ignoring case, a list',
    { detail: { state: [{ 'anything-but': { 'equals-ignore-case': ['initializing', 'stopped'] } }] } },
    { detail: { state: 'Running' } },
    true,
  ],
  [
    OPERATORS,
    'anything but, ignoring case, one of a list',
    { detail: { state: [{ 'anything-but': { 'equals-ignore-case': ['initializing', 'stopped'] } }] } },
    { detail: { state: 'STOPPED' } },
    false,
  ],
  [
    OPERATORS,
    'anything but a prefix',
    { detail: { state: [{ 'anything-but': { prefix: 'init' } }] } },
    { detail: { state: 'running' } },
    true,
  ],
  [
    OPERATORS,
    'anything but that very prefix',
    { detail: { state: [{ 'anything-but': { prefix: 'init' } }] } },
    { detail: { state: 'initializing' } },
    false,
  ],
  [
    OPERATORS,
    'anything but a list of prefixes',
    { detail: { state: [{ 'anything-but': { prefix: ['init', 'error'] } }] } },
    { detail: { state: 'error-1' } },
    false,
  ],
  [
    OPERATORS,
    'a number has no prefix',
    { detail: { state: [{ 'anything-but': { prefix: 'init' } }] } },
    { detail: { state: 12 } },
    true,
  ],
  [
    OPERATORS,
    'anything but a suffix',
    { FileName: [{ 'anything-but': { suffix: '.txt' } }] },
    { FileName: 'a.png' },
    true,
  ],
  [
    OPERATORS,
    'anything but a list of suffixes',
    { FileName: [{ 'anything-but': { suffix: ['.txt', '.rtf'] } }] },
    { FileName: 'a.rtf' },
    false,
  ],
  [
    OPERATORS,
    'three numeric conditions',
    {
      detail: {
        'c-count': [{ numeric: ['>', 0, '<=', 5] }],
        'd-count': [{ numeric: ['<', 10] }],
        'x-limit': [{ numeric: ['=', 3.018e2] }],
      },
    },
    RULER_EVENT,
    true,
  ],
  [OPERATORS, 'price 100', { Price: [{ numeric: ['=', 100] }] }, { Price: 100 }, true],
  [OPERATORS, 'at the open bottom of a range', { Price: [{ numeric: ['>', 10, '<=', 20] }] }, { Price: 10 }, false],
  [
    OPERATORS,
    'above the open bottom of a range',
    { Price: [{ numeric: ['>', 10, '<=', 20] }] },
    { Price: 10.000001 },
    true,
  ],
  [OPERATORS, 'at the closed top of a range', { Price: [{ numeric: ['>', 10, '<=', 20] }] }, { Price: 20 }, true],
  [
    OPERATORS,
    'above the closed top of a range',
    { Price: [{ numeric: ['>', 10, '<=', 20] }] },
    { Price: 20.000001 },
    false,
  ],
  [
    OPERATORS,
    'at the closed bottom and the open top',
    { Price: [{ numeric: ['>=', 10, '<', 20] }] },
    { Price: 10 },
    true,
  ],
  [OPERATORS, 'at the open top', { Price: [{ numeric: ['>=', 10, '<', 20] }] }, { Price: 20 }, false],
  [OPERATORS, 'a string is no number', { Price: [{ numeric: ['>', 10] }] }, { Price: '15' }, false],
  [OPERATORS, 'null is no number', { Price: [{ numeric: ['<', 10] }] }, { Price: null }, false],
  [
    OPERATORS,
    'beyond five billion nothing is compared',
    { Price: [{ numeric: ['>', 10] }] },
    { Price: 5.000000001e9 },
    false,
  ],
  [OPERATORS, 'at five billion', { Price: [{ numeric: ['>', 10] }] }, { Price: 5e9 }, true],
  [
    OPERATORS,
    'equals, ignoring case',
    { 'detail-type': [{ 'equals-ignore-case': 'ec2 instance state-change notification' }] },
    EC2_EVENT,
    true,
  ],
  [
    OPERATORS,
    'equals, ignoring case, is the whole string',
    { 'detail-type': [{ 'equals-ignore-case': 'ec2 instance' }] },
    EC2_EVENT,
    false,
  ],
  [OPERATORS, 'exists', { detail: { state: [{ exists: true }] } }, EC2_EVENT, true],
  [OPERATORS, 'null exists', { detail: { responseElements: [{ exists: true }] } }, AUTOSCALING_EVENT, true],
  [OPERATORS, 'exists not', { detail: { 'c-count': [{ exists: false }] } }, EC2_EVENT, true],
  [OPERATORS, 'exists not, but it does', { detail: { state: [{ exists: false }] } }, EC2_EVENT, false],
  [
    OPERATORS,
    'exists is about leaves: an object is none',
    { detail: { 'c-count': [{ exists: true }] } },
    { detail: { 'c-count': { c1: 100 } } },
    false,
  ],
  [
    OPERATORS,
    'exists not is about leaves',
    { detail: { 'c-count': [{ exists: false }] } },
    { detail: { 'c-count': { c1: 100 } } },
    true,
  ],
  [OPERATORS, 'an empty array does not exist', { resources: [{ exists: true }] }, AUTOSCALING_EVENT, false],
  [
    OPERATORS,
    'not there, or anything but',
    { NewImage: { homemade: { S: [{ 'anything-but': ['roses'] }, { exists: false }] } } },
    { NewImage: { purchased: { N: '789' } } },
    true,
  ],
  [
    OPERATORS,
    'or across fields, the first',
    { $or: [{ Location: ['New York'] }, { Day: ['Monday'] }] },
    { Location: 'New York', Day: 'Tuesday' },
    true,
  ],
  [
    OPERATORS,
    'or across fields, neither',
    { $or: [{ Location: ['New York'] }, { Day: ['Monday'] }] },
    { Location: 'Boston', Day: 'Tuesday' },
    false,
  ],
  [
    OPERATORS,
    'or over numbers, below a path',
    {
      detail: {
        $or: [
          { 'c-count': [{ numeric: ['>', 0, '<=', 5] }] },
          { 'd-count': [{ numeric: ['<', 3] }] },
          { 'x-limit': [{ numeric: ['=', 3.018e2] }] },
        ],
      },
    },
    { detail: { 'c-count': 6, 'd-count': 3, 'x-limit': 301.8 } },
    true,
  ],
  [OPERATORS, 'several conditions together', COMPLEX, RULER_EVENT, true],
  [OPERATORS, 'several conditions, one fails', COMPLEX, { ...RULER_EVENT, time: '2017-10-03T16:24:49Z' }, false],

  [
    RULER,
    'simple matching',
    {
      'detail-type': ['EC2 Instance State-change Notification'],
      resources: ['arn:aws:ec2:us-east-1:123456789012:instance/i-000000aaaaaa00000'],
      detail: { state: ['initializing', 'running'] },
    },
    RULER_EVENT,
    true,
  ],
  [
    RULER,
    'a dot in the event is a level of the pattern',
    { detail: { state: { status: ['running'] } } },
    { detail: { 'state.status': 'running' } },
    true,
  ],
  [
    RULER,
    'a dot in the pattern is a level of the event',
    { detail: { 'state.status': ['running'] } },
    { detail: { state: { status: 'running' } } },
    true,
  ],
  [RULER, 'a number beyond five billion matches exactly', { account: [123456789012] }, { account: 123456789012 }, true],

  [RULER_OR, 'and with or, the first branch', METRIC_OR, { source: 'aws.cloudwatch', metricName: 'ReadLatency' }, true],
  [RULER_OR, 'and with or, the last branch', METRIC_OR, { source: 'aws.cloudwatch', scope: 'Service' }, true],
  [
    RULER_OR,
    'and with or, the nested branch',
    METRIC_OR,
    { source: 'aws.cloudwatch', metricType: 'MetricType', namespace: 'AWS/ES', spaceId: 1000 },
    true,
  ],
  [
    RULER_OR,
    'and with or, the nested branch half met',
    METRIC_OR,
    { source: 'aws.cloudwatch', metricType: 'MetricType', namespace: 'AWS/ES', spaceId: 1001 },
    false,
  ],
  [RULER_OR, 'and with or, without the and', METRIC_OR, { source: 'aws.ec2', scope: 'Service' }, false],
  [
    RULER_OR,
    'two parallel ors need both',
    {
      $or: [{ metricName: ['CPUUtilization'] }, { namespace: ['AWS/EC2'] }],
      detail: { $or: [{ source: ['aws.cloudwatch'] }, { 'detail-type': ['Alarm'] }] },
    },
    { namespace: 'AWS/EC2', detail: { source: 'aws.ec2' } },
    false,
  ],

  [RULER_ARRAYS, 'one name', { employees: { firstName: ['Anna'] } }, EMPLOYEES, true],
  [RULER_ARRAYS, 'one name, arrays in arrays', { employees: { firstName: ['Anna'] } }, NESTED_EMPLOYEES, true],
  [
    RULER_ARRAYS,
    'both names of one person',
    { employees: { firstName: ['Anna'], lastName: ['Smith'] } },
    EMPLOYEES,
    true,
  ],
  [
    RULER_ARRAYS,
    'the names of two persons',
    { employees: { firstName: ['Anna'], lastName: ['Jones'] } },
    EMPLOYEES,
    false,
  ],
  [
    RULER_ARRAYS,
    'the names of two persons, arrays in arrays',
    { employees: { firstName: ['Anna'], lastName: ['Jones'] } },
    NESTED_EMPLOYEES,
    false,
  ],

  [
    RULER_ARRAYS,
    'a value of an array and a member of an object beside it',
    { a: [1], 'a.b': [2] },
    { a: [1, { b: 2 }] },
    true,
  ],
  [RULER_CORRECTNESS, 'both in the third element', EXISTS_BOTH, { d: [{ a: 1 }, { b: 2 }, { a: 3, b: 4 }] }, true],
  [RULER_CORRECTNESS, 'in two elements', EXISTS_BOTH, { d: [{ a: 1 }, { b: 2 }] }, false],
  [
    RULER_CORRECTNESS,
    'inner arrays, same element',
    { u: { t: { k: ['color'], v: ['blue'] } } },
    { u: [{ t: [{ k: 'color', v: 'blue' }] }] },
    true,
  ],
  [
    RULER_CORRECTNESS,
    'inner arrays, split',
    { u: { t: { k: ['color'], v: ['blue'] } } },
    { u: [{ t: [{ k: 'color' }, { v: 'blue' }] }] },
    false,
  ],
  [
    RULER_CORRECTNESS,
    'an array of objects and an array of values',
    { users: { name: [{ exists: true }] }, tags: ['admin'] },
    { users: [{ name: 'alice' }], tags: ['user', 'admin'] },
    true,
  ],
  [
    RULER_CORRECTNESS,
    'a value of an array beside a scalar',
    { d: { tags: [{ 'anything-but': 'banned' }], type: [{ exists: true }] } },
    { d: { tags: ['banned', 'ok'], type: 'x' } },
    true,
  ],
  [RULER_CORRECTNESS, 'absent in the element', WITHOUT_B, { d: [{ a: 1 }] }, true],
  [RULER_CORRECTNESS, 'present in the element', WITHOUT_B, { d: [{ a: 1, b: 2 }] }, false],
  [RULER_CORRECTNESS, 'present in another element only', WITHOUT_B, { d: [{ a: 1 }, { b: 2 }] }, true],
  [RULER_CORRECTNESS, 'an empty array of objects', { d: { a: [{ exists: true }] } }, { d: [] }, false],
];

/** Documented patterns and events. */
export const PATTERN_CASES: readonly PatternCase[] = ROWS.map(([source, name, pattern, event, matches]) => ({
  source,
  name,
  pattern,
  event,
  matches,
}));

type InvalidRow = [source: string, name: string, pattern: Json, reason: string];

const KNOWN = 'It has: prefix, suffix, equals-ignore-case, anything-but, exists, numeric.';

const INVALID_ROWS: readonly InvalidRow[] = [
  [PATTERNS, 'a value that is not in an array', { int: 42 }, 'int: It must be an object or an array, but is 42.'],
  [
    PATTERNS,
    'a string that is not in an array',
    { detail: { state: 'running' } },
    'detail.state: It must be an object or an array, but is "running".',
  ],
  [RULER_COMPILER, 'a list', ['not', 'an', 'object'], 'Filter is not an object.'],
  [
    RULER_COMPILER,
    'text that is not JSON',
    "{'bad': 'quotation'}",
    `It is not JSON: Expected property name or '}' in JSON at position 1 (line 1 column 2).`,
  ],
  [RULER_COMPILER, 'an empty pattern', {}, 'Empty objects are not allowed.'],
  [RULER_COMPILER, 'an empty object', { detail: {} }, 'detail: Empty objects are not allowed.'],
  [RULER_COMPILER, 'an empty array', { resources: [] }, 'resources: Empty arrays are not allowed.'],
  [
    RULER_COMPILER,
    'an array in the array',
    { resources: [['a']] },
    'resources[0]: Match value must be String, number, true, false, or null.',
  ],
  [
    RULER_COMPILER,
    'an empty expression',
    { a: [{}] },
    'a[0]: Match expression name not found; it is one of prefix, suffix, equals-ignore-case, anything-but, exists, numeric.',
  ],
  [
    RULER_COMPILER,
    'two operators in one expression',
    { a: ['x', { prefix: 'child', suffix: 'x' }] },
    'a[1]: Only one key allowed in match expression.',
  ],
  [
    RULER_COMPILER,
    'an operator in capitals',
    { my_key: [{ EXISTS: true }] },
    `my_key[0]: Unrecognized match type EXISTS. ${KNOWN}`,
  ],
  [
    OPERATORS,
    'wildcard, which is not embedded',
    { FileName: [{ wildcard: 'dir/*.png' }] },
    `FileName[0]: The embedded EventBridge has no match type wildcard. ${KNOWN}`,
  ],
  [
    OPERATORS,
    'anything but a wildcard',
    { FilePath: [{ 'anything-but': { wildcard: '*/lib/*' } }] },
    `FilePath[0]: The embedded EventBridge has no match type wildcard. ${KNOWN}`,
  ],
  [
    OPERATORS,
    'cidr, which is not embedded',
    { detail: { sourceIPAddress: [{ cidr: '10.0.0.0/24' }] } },
    `detail.sourceIPAddress[0]: The embedded EventBridge has no match type cidr. ${KNOWN}`,
  ],
  [
    RULER_COMPILER,
    'prefix of a number',
    { time: [{ prefix: 123 }] },
    'time[0]: prefix match pattern must be a string, but is 123.',
  ],
  [
    RULER_COMPILER,
    'prefix of a list',
    { time: [{ prefix: ['2022-07-13'] }] },
    'time[0]: prefix match pattern must be a string, but is ["2022-07-13"].',
  ],
  [
    RULER_COMPILER,
    'prefix of another operator',
    { a: [{ prefix: { 'anything-but': 'x' } }] },
    'a[0]: Unsupported prefix pattern: anything-but.',
  ],
  [
    RULER_COMPILER,
    'suffix of a number',
    { FileName: [{ suffix: 123 }] },
    'FileName[0]: suffix match pattern must be a string, but is 123.',
  ],
  [
    RULER_COMPILER,
    'suffix, ignoring case, of a list',
    { a: [{ suffix: { 'equals-ignore-case': ['abc'] } }] },
    'a[0]: equals-ignore-case match pattern must be a string, but is ["abc"].',
  ],
  [
    RULER_COMPILER,
    'equals-ignore-case of a list',
    { a: [{ 'equals-ignore-case': ['abc'] }] },
    'a[0]: equals-ignore-case match pattern must be a string, but is ["abc"].',
  ],
  [
    RULER_COMPILER,
    'exists of a string',
    { a: [{ exists: 'true' }] },
    'a[0]: exists match pattern must be either true or false.',
  ],
  [
    RULER_COMPILER,
    'anything but null',
    { a: [{ 'anything-but': null }] },
    'a[0]: Value of anything-but must be a string, a number, or a list of only strings or only numbers.',
  ],
  [
    RULER_COMPILER,
    'anything but a mixed list',
    { a: [{ 'anything-but': ['child0', 111] }] },
    'a[0]: Value of anything-but must be a string, a number, or a list of only strings or only numbers.',
  ],
  [
    RULER_COMPILER,
    'anything but an empty list',
    { a: [{ 'anything-but': [] }] },
    'a[0]: Value of anything-but must be a string, a number, or a list of only strings or only numbers.',
  ],
  [
    RULER_COMPILER,
    'anything but an empty prefix',
    { a: [{ 'anything-but': { prefix: '' } }] },
    'a[0]: Null prefix/suffix not allowed.',
  ],
  [
    RULER_COMPILER,
    'anything but a prefix, ignoring case',
    { a: [{ 'anything-but': { prefix: { 'equals-ignore-case': 'file' } } }] },
    'a[0]: prefix match pattern must be a string, but is {"equals-ignore-case":"file"}.',
  ],
  [
    RULER_COMPILER,
    'anything but a numeric range',
    { a: [{ 'anything-but': { numeric: ['>', 1] } }] },
    'a[0]: Unsupported anything-but pattern: numeric.',
  ],
  [RULER_COMPILER, 'numeric without an array', { a: [{ numeric: 5 }] }, 'a[0]: Value of numeric must be an array.'],
  [
    RULER_COMPILER,
    'numeric with an unknown operator',
    { a: [{ numeric: ['==', 1] }] },
    'a[0]: Unrecognized numeric range operator: "=="; it is one of = < <= > >=.',
  ],
  [RULER_COMPILER, 'numeric without a number', { a: [{ numeric: ['='] }] }, 'a[0]: Value of = must be numeric.'],
  [RULER_COMPILER, 'numeric with a string', { a: [{ numeric: ['<', '-4e-8'] }] }, 'a[0]: Value of < must be numeric.'],
  [
    RULER_COMPILER,
    'numeric beyond five billion',
    { a: [{ numeric: ['>', 5000000001] }] },
    'a[0]: Value must be between -5.0E9 and 5.0E9, inclusive, but is 5000000001.',
  ],
  [
    RULER_COMPILER,
    'a range with two bottoms',
    { 'c-count': [{ numeric: ['>', 0, '>', 0] }] },
    'c-count[0]: Bad numeric range operator: ">"; it is < or <=.',
  ],
  [
    RULER_COMPILER,
    'a range without its top',
    { 'c-count': [{ numeric: ['>', 0, '<'] }] },
    'c-count[0]: Value of < must be numeric.',
  ],
  [
    RULER_COMPILER,
    'a range that begins at the top',
    { a: [{ numeric: ['<', 1, '>', 0] }] },
    'a[0]: Too many elements in numeric expression.',
  ],
  [
    RULER_COMPILER,
    'a range without room',
    { a: [{ numeric: ['>', 1, '<', 1] }] },
    'a[0]: Bottom must be less than top, but 1 is not less than 1.',
  ],
  [
    RULER_COMPILER,
    'a range with more',
    { a: [{ numeric: ['>', 1, '<', 30, false] }] },
    'a[0]: Too many terms in numeric range expression.',
  ],
  [RULER_OR, '$or of an object', { $or: { metricType: ['MetricType'] } }, '$or: It must be an array of objects.'],
  [
    RULER_OR,
    '$or of one',
    { detail: { $or: [{ metricType: ['MetricType'] }] } },
    'detail.$or: There must be at least 2 objects in it.',
  ],
  [RULER_OR, '$or of a string', { $or: [{ a: [1] }, 'b'] }, '$or[1]: Only objects are allowed here.'],
  [
    RULER_OR,
    '$or with a reserved name',
    { $or: [{ numeric: [123] }, { prefix: ['abc'] }] },
    'numeric: numeric is a reserved name which cannot be used inside $or.',
  ],
  [
    RULER_OR,
    'a path inside and outside of $or',
    { source: ['a'], $or: [{ source: ['b'] }, { scope: ['c'] }] },
    'source: The path cannot be given more than once.',
  ],
];

/** Patterns that are refused, and why. */
export const INVALID_PATTERN_CASES: readonly InvalidPatternCase[] = INVALID_ROWS.map(
  ([source, name, pattern, reason]) => ({ source, name, pattern, reason }),
);
