import { setTimeout as sleep } from 'node:timers/promises';
import type { Grant } from '../../cdk/grants/grant.ts';
import type { AwsRequest, AwsService } from '../../local/aws/service.ts';

/** What a request asks of AWS, as IAM sees it. */
export interface AskedFor {
  readonly action: string;
  readonly resource: string;
  /** Condition keys that the request has, each with all its values. */
  readonly keys: Readonly<Record<string, readonly string[]>>;
}

const quietMs = 500;

/** Notes what every request of the channels asks for while it is on. */
export function createRecorder() {
  const asked: AskedFor[] = [];
  let on = false;
  let lastAt = 0;
  return {
    asked,
    /** Nobody has asked for a while: what others had begun before is not counted as what comes now. */
    quiet: async () => {
      while (Date.now() - lastAt < quietMs) await sleep(quietMs / 10);
    },
    turn: (to: boolean) => {
      on = to;
    },
    intercept: (service: AwsService): AwsService => ({
      ...service,
      handle: async (request) => {
        lastAt = Date.now();
        if (on) asked.push(...askedFor(service.name, request));
        return service.handle(request);
      },
      renderError: (error, request) => service.renderError(error, request),
      close: async () => service.close?.(),
    }),
  };
}

/** The grants that allow it; none is a refusal. */
export function grantsFor({ action, resource, keys }: AskedFor, grants: readonly Grant[]): Grant[] {
  return grants.filter(
    (grant) =>
      grant.actions.includes(action) &&
      grant.resources.some((pattern) => isLike(pattern, resource)) &&
      Object.entries(grant.conditions ?? {}).every(([operator, wanted]) =>
        Object.entries(wanted).every(([key, patterns]) => holds(operator, keys[key], [patterns].flat())),
      ),
  );
}

/** As IAM judges the operators that the grants use. */
function holds(operator: string, values: readonly string[] | undefined, patterns: readonly string[]): boolean {
  const fits = (value: string) => patterns.some((pattern) => isLike(pattern, value));
  switch (operator) {
    case 'StringLikeIfExists':
      return values === undefined || values.every(fits);
    case 'ForAllValues:StringLike':
    case 'ForAllValues:StringEquals':
      return (values ?? []).every(fits);
    case 'Null':
      return (values === undefined) === (patterns[0] === 'true');
    default:
      throw new Error(`no grant used ${operator} before: teach this test what it means`);
  }
}

/** `*` stands for any characters, slashes too. */
function isLike(pattern: string, value: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's').test(value);
}

function askedFor(service: string, request: AwsRequest): AskedFor[] {
  if (service === 's3') return [ofBucket(request)];
  if (service === 'dynamodb') return [ofTable(request)];
  if (service === 'events') return [ofBus(request)];
  return [];
}

const objectActions: Readonly<Record<string, string>> = {
  GET: 's3:GetObject',
  HEAD: 's3:GetObject',
  PUT: 's3:PutObject',
  DELETE: 's3:DeleteObject',
};

function ofBucket({ method, path, query }: AwsRequest): AskedFor {
  if (query.has('list-type')) {
    return { action: 's3:ListBucket', resource: 'bucket', keys: { 's3:prefix': [query.get('prefix') ?? ''] } };
  }
  const [, , ...key] = path.split('/').map(decodeURIComponent);
  return { action: objectActions[method] ?? method, resource: `bucket/${key.join('/')}`, keys: {} };
}

interface TableRequest {
  readonly Key?: { readonly pk: { readonly S: string } };
  readonly Item?: { readonly pk: { readonly S: string } };
  readonly ExpressionAttributeValues?: Readonly<Record<string, { readonly S?: string }>>;
}

function ofTable({ headers, body }: AwsRequest): AskedFor {
  const operation = headers['x-amz-target']?.split('.')[1] ?? '';
  const { Key, Item, ExpressionAttributeValues = {} } = JSON.parse(body.toString()) as TableRequest;
  const pk = Key?.pk.S ?? Item?.pk.S ?? ExpressionAttributeValues[':pk']?.S ?? '';
  return { action: `dynamodb:${operation}`, resource: 'table', keys: { 'dynamodb:LeadingKeys': [pk] } };
}

function ofBus({ body }: AwsRequest): AskedFor {
  const { Entries } = JSON.parse(body.toString()) as { Entries: { Source: string; DetailType: string }[] };
  const sources = Entries.map(({ Source }) => Source);
  const types = Entries.map(({ DetailType }) => DetailType);
  return {
    action: 'events:PutEvents',
    resource: 'bus',
    keys: { 'events:source': sources, 'events:detail-type': types },
  };
}
