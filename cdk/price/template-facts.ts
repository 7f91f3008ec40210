import { pascalCase } from '../naming.ts';
import { hoursBetween } from '../observability/schedule-interval.ts';

/** A synthesised template, as far as the price needs it. */
export interface Template {
  readonly Resources?: Readonly<Record<string, { readonly Type: string; readonly Properties?: Properties }>>;
}
type Properties = Readonly<Record<string, unknown>>;

/** A function as the template sizes it. */
export interface FunctionFacts {
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
  readonly scratchMb: number;
}

const hoursAMonth = 730;
const hoursADay = 24;

/** The function of a room; `undefined` where the templates hold none. */
export function functionOf(templates: readonly Template[], room: string): FunctionFacts | undefined {
  const [properties] = propertiesOf(templates, 'AWS::Lambda::Function', `${pascalCase(room)}Function`);
  if (properties === undefined) return undefined;
  const scratch = properties.EphemeralStorage as { readonly Size: number } | undefined;
  return {
    memoryMb: Number(properties.MemorySize),
    timeoutSeconds: Number(properties.Timeout),
    scratchMb: scratch?.Size ?? 512,
  };
}

/** How often a room's schedules start it, in a month of 730 hours. A schedule of certain days counts as daily. */
export function scheduledRuns(templates: readonly Template[], room: string): number {
  return propertiesOf(templates, 'AWS::Events::Rule', `${pascalCase(room)}On`)
    .map(({ ScheduleExpression }) => ScheduleExpression)
    .filter((expression) => typeof expression === 'string')
    .reduce((runs, expression) => runs + hoursAMonth / Math.min(hoursADay, hoursBetween(expression)), 0);
}

/** Metrics that alarms watch: each is charged, also several in one alarm. */
export function alarmMetrics(templates: readonly Template[]): number {
  return propertiesOf(templates, 'AWS::CloudWatch::Alarm').reduce((count, { Metrics }) => {
    const queries = (Metrics as readonly { readonly MetricStat?: unknown }[] | undefined) ?? [{ MetricStat: {} }];
    return count + queries.filter(({ MetricStat }) => MetricStat !== undefined).length;
  }, 0);
}

export function dashboards(templates: readonly Template[]): number {
  return propertiesOf(templates, 'AWS::CloudWatch::Dashboard').length;
}

export function firewalls(templates: readonly Template[]): number {
  return propertiesOf(templates, 'AWS::WAFv2::WebACL').length;
}

export function firewallRules(templates: readonly Template[]): number {
  const rules = propertiesOf(templates, 'AWS::WAFv2::WebACL').map(({ Rules }) => Rules as readonly unknown[]);
  return rules.reduce((count, each) => count + each.length, 0);
}

/** Secrets that a template refers to and that somebody keeps. */
export function secrets(templates: readonly Template[]): number {
  const references = JSON.stringify(templates).match(/\{\{resolve:secretsmanager:[^}]+\}\}/g) ?? [];
  return new Set(references).size;
}

function propertiesOf(templates: readonly Template[], type: string, idPrefix = ''): Properties[] {
  return templates.flatMap(({ Resources = {} }) =>
    Object.entries(Resources)
      .filter(([id, resource]) => resource.Type === type && id.startsWith(idPrefix))
      .map(([, { Properties = {} }]) => Properties),
  );
}
