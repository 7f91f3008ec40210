import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const models = join(import.meta.dirname, '../../../shared/data/aws-models');

/** Why a test that needs AWS's own models cannot run here; `undefined` where they are there. */
export const modelsAbsent = existsSync(models) ? undefined : 'AWS’s API models are not beside the project';

interface Shape {
  readonly type: string;
  readonly required?: readonly string[];
  readonly members?: Readonly<Record<string, { shape: string }>>;
  readonly member?: { shape: string };
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly min?: number;
  readonly max?: number;
}

interface Model {
  readonly operations: Readonly<Record<string, { input: { shape: string } }>>;
  readonly shapes: Readonly<Record<string, Shape>>;
}

/** What in a request does not fit AWS's model of the operation: nothing, where AWS would take it. */
export function objectionsTo(service: 'support' | 'trustedadvisor', operation: string, input: unknown): string[] {
  const model = JSON.parse(readFileSync(join(models, service, 'service-2.json'), 'utf8')) as Model;
  const shape = model.operations[operation]?.input.shape;
  return shape === undefined ? [`${operation} is no operation`] : objections(model, shape, input, operation);
}

function objections(model: Model, name: string, value: unknown, path: string): string[] {
  const shape = model.shapes[name];
  if (shape === undefined) return [`${path}: no shape ${name}`];
  switch (shape.type) {
    case 'structure':
      return inStructure(model, shape, value, path);
    case 'list':
      if (!Array.isArray(value)) return [`${path} is no list`];
      return value.flatMap((each, index) => objections(model, shape.member?.shape ?? '', each, `${path}[${index}]`));
    case 'string':
      return inText(shape, value, path);
    case 'integer':
      return Number.isInteger(value) && isWithin(shape, Number(value)) ? [] : [`${path}: ${value} is out of range`];
    default:
      return [`${path}: shapes of type ${shape.type} are not sent by this room`];
  }
}

function inStructure(model: Model, { members = {}, required = [] }: Shape, value: unknown, path: string): string[] {
  if (typeof value !== 'object' || value === null) return [`${path} is no structure`];
  const missing = required.filter((name) => !(name in value)).map((name) => `${path}.${name} is missing`);
  const wrong = Object.entries(value).flatMap(([name, member]) => {
    const shape = members[name]?.shape;
    return shape === undefined ? [`${path}.${name} is not known`] : objections(model, shape, member, `${path}.${name}`);
  });
  return [...missing, ...wrong];
}

function inText(shape: Shape, value: unknown, path: string): string[] {
  if (typeof value !== 'string') return [`${path} is no text`];
  if (shape.enum && !shape.enum.includes(value)) return [`${path}: ${value} is none of ${shape.enum.join(', ')}`];
  if (shape.pattern && !new RegExp(`^(?:${shape.pattern})$`).test(value)) return [`${path}: ${value} does not match`];
  return isWithin(shape, value.length) ? [] : [`${path}: ${value} is too short or too long`];
}

function isWithin({ min = 0, max = Number.POSITIVE_INFINITY }: Shape, size: number): boolean {
  return size >= min && size <= max;
}
