import type { Template } from '../price/template-facts.ts';
import { code } from './markdown.ts';

interface RoleProperties {
  readonly Path?: string;
  readonly AssumeRolePolicyDocument: { readonly Statement: readonly { readonly Principal: unknown }[] };
  readonly Policies?: readonly { readonly PolicyDocument: { readonly Statement: readonly Statement[] } }[];
}

interface Statement {
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
}

/** Rows about the roles in templates that are no function's: who takes them, and what they may. */
export function otherRoles(templates: readonly Template[]): string[][] {
  return templates
    .flatMap(({ Resources = {} }) => Object.entries(Resources))
    .filter(([, { Type }]) => Type === 'AWS::IAM::Role')
    .map(([id, { Properties }]) => [id, Properties as unknown as RoleProperties] as const)
    .filter(([, { Path }]) => Path === undefined)
    .flatMap(([id, role]) =>
      (role.Policies ?? [])
        .flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
        .map(({ Action, Resource }) => [
          id.replace(/[0-9A-F]{8}$/, ''),
          principalOf(role),
          [Action]
            .flat()
            .map((action) => code(String(action)))
            .join('<br>'),
          code(resourceOf(Resource)),
        ]),
    );
}

function principalOf({ AssumeRolePolicyDocument }: RoleProperties): string {
  return AssumeRolePolicyDocument.Statement.flatMap(({ Principal }) =>
    Object.values(Principal as object).map(resourceOf),
  ).join(', ');
}

/** `MeshBus.Arn` for a reference to another resource; a text as it is. */
function resourceOf(value: unknown): string {
  if (typeof value === 'string') return value;
  const [id, attribute] = (value as { 'Fn::GetAtt'?: readonly [string, string] })['Fn::GetAtt'] ?? [];
  return id === undefined ? JSON.stringify(value) : `${id.replace(/[0-9A-F]{8}$/, '')}.${attribute}`;
}
