import { AwsError } from '../aws-error.ts';
import type { BusEvent, Envelope } from './event.ts';
import { isJsonObject, type Json } from './json.ts';

/** What a target receives instead of the event. */
export type TargetInput =
  | { readonly kind: 'constant'; readonly value: Json }
  /** The part of the event at this path, as in `$.detail`. */
  | { readonly kind: 'path'; readonly path: string }
  /** A JSON text in which `<name>` stands for the value at `paths[name]`, or for one of AWS's own variables. */
  | { readonly kind: 'template'; readonly paths: Readonly<Record<string, string>>; readonly template: string };

export interface RuleIdentity {
  readonly name: string;
  readonly arn: string;
}

/** The JSON text that a target receives for an event that came in at `receivedAt`. */
export type RenderInput = (envelope: Envelope, receivedAt: Date) => string;

/** Variables that need no path (user guide: Input transformation, predefined variables). */
const PREDEFINED = [
  'aws.events.rule-arn',
  'aws.events.rule-name',
  'aws.events.event.ingestion-time',
  'aws.events.event',
  'aws.events.event.json',
];

/**
 * Prepares the input of a target of a rule.
 *
 * @throws AwsError ValidationException for a path or variable that is not known.
 */
export function compileTargetInput(input: TargetInput | undefined, rule: RuleIdentity): RenderInput {
  if (!input) return ({ text }) => text;
  switch (input.kind) {
    case 'constant': {
      const text = JSON.stringify(input.value);
      return () => text;
    }
    case 'path': {
      const read = compilePath(input.path);
      return ({ event }) => JSON.stringify(read(event) ?? null);
    }
    case 'template':
      return compileTemplate(input.paths, input.template, rule);
  }
}

/**
 * Placeholders inside quotes get the bare text, all others the JSON of the value; values are not escaped, and a value
 * that the event lacks is empty (user guide: Input transformation, examples and common issues).
 */
function compileTemplate(paths: Readonly<Record<string, string>>, template: string, rule: RuleIdentity): RenderInput {
  const readers = new Map(Object.entries(paths).map(([name, path]) => [name, compilePath(path)]));
  const pieces = splitTemplate(template);
  for (const { name } of pieces) {
    if (name === undefined || readers.has(name) || PREDEFINED.includes(name)) continue;
    const known = [...readers.keys(), ...PREDEFINED].join(', ');
    throw refuseInput(`InputTemplate contains invalid placeholder ${name}. There is: ${known}.`);
  }
  return (envelope, receivedAt) =>
    pieces
      .map(({ before, name, quoted }) => {
        if (name === undefined) return before;
        const value = readers.get(name)?.(envelope.event) ?? readPredefined(name, envelope, receivedAt, rule);
        return before + (quoted && typeof value === 'string' ? value : JSON.stringify(value));
      })
      .join('');
}

interface TemplatePiece {
  readonly before: string;
  /** The placeholder after `before`; none after the last piece. */
  readonly name: string | undefined;
  /** Whether the placeholder stands inside a JSON string. */
  readonly quoted: boolean;
}

function splitTemplate(template: string): TemplatePiece[] {
  const parts = template.split(/<([^<>"]+)>/);
  let quotes = 0;
  return parts.flatMap((before, index) => {
    if (index % 2 === 1) return [];
    quotes += before.replace(/\\./gs, '').split('"').length - 1;
    return [{ before, name: parts[index + 1], quoted: quotes % 2 === 1 }];
  });
}

function readPredefined(name: string, { event }: Envelope, receivedAt: Date, rule: RuleIdentity): Json {
  const { detail, 'detail-type': detailType, ...rest } = event;
  switch (name) {
    case 'aws.events.rule-arn':
      return rule.arn;
    case 'aws.events.rule-name':
      return rule.name;
    case 'aws.events.event.ingestion-time':
      return receivedAt.toISOString();
    case 'aws.events.event':
      return { ...rest, detailType };
    case 'aws.events.event.json':
      return { ...rest, 'detail-type': detailType, detail };
    default:
      return '';
  }
}

/** Reads `$`, `$.name`, `$.name[0].other`; undefined where the event has nothing there. */
function compilePath(path: string): (event: BusEvent) => Json | undefined {
  if (!/^\$(\.[\w\-/]+|\[\d+\])*$/.test(path)) {
    throw refuseInput(
      `Invalid path "${path}": the embedded EventBridge reads $, names after a dot, and indices as in $.detail.list[0].`,
    );
  }
  const steps = [...path.matchAll(/\.([\w\-/]+)|\[(\d+)\]/g)].map(([, name, index]) => name ?? Number(index));
  return (event) => {
    let value: Json | undefined = event;
    for (const step of steps) {
      if (typeof step === 'number') value = Array.isArray(value) ? (value as readonly Json[])[step] : undefined;
      else value = isJsonObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
    }
    return value;
  };
}

function refuseInput(reason: string): AwsError {
  return new AwsError('ValidationException', 400, reason);
}
