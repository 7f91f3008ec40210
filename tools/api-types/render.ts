import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';

/** Where the dashboard has its types from; committed, so that a checkout compiles without a build. */
export const typesFile = join(import.meta.dirname, '..', '..', 'amplify-ui', 'src', 'api', 'schema.d.ts');

/** What the interface says of itself; committed, since what makes it has no place in a function. */
export const documentFile = join(import.meta.dirname, '..', '..', 'functions', 'api', 'openapi.json');

const heading = '/** The interface as types: made from the OpenAPI document by `npm run api-types`. Do not edit. */\n';

/** An OpenAPI document as TypeScript types, formatted like all code here. */
export async function renderApiTypes(document: object): Promise<string> {
  const types = await openapiTS(JSON.stringify(document), { emptyObjectsUnknown: true });
  return formatted(heading + astToString(types), 'schema.d.ts');
}

/** An OpenAPI document as it is committed. */
export function renderDocument(document: object): string {
  return formatted(JSON.stringify(document), 'openapi.json');
}

function formatted(text: string, name: string): string {
  const biome = join(import.meta.dirname, '..', '..', 'node_modules', '.bin', 'biome');
  const { status, stdout, stderr } = spawnSync(biome, ['format', `--stdin-file-path=${name}`], {
    input: text,
    encoding: 'utf8',
    maxBuffer: 50_000_000,
  });
  if (status === 0) return stdout;
  throw new Error(`biome could not format the types: ${stderr}`);
}
