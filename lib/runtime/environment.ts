import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { MeshError } from '../core/errors.ts';
import { parseJson } from '../core/parse.ts';
import { defaultSettings, Settings } from '../core/settings.ts';
import { Instant } from '../core/time.ts';

/** The file of settings that lies beside the bundle; put there when the function is built. */
const settingsFile = 'settings.json';

/** The variables that every function of the mesh reads. A room's own are named in its manifest. */
const MeshEnvironment = z.object({
  FINOPS_CONTEXT_BUCKET: z.string().check(z.minLength(1)),
  FINOPS_STATE_TABLE: z.string().check(z.minLength(1)),
  FINOPS_EVENT_BUS: z.string().check(z.minLength(1)),
  /** The moment that a replay speaks of. Absent: now. */
  FINOPS_AS_OF: z.optional(Instant),
});

export interface MeshEnvironment {
  readonly contextBucket: string;
  readonly stateTable: string;
  readonly eventBus: string;
  readonly asOf: string | undefined;
  readonly settings: Settings;
  /** The room's own variables, by the names in its manifest. */
  readonly own: Readonly<Record<string, string>>;
}

/**
 * Reads the environment once, when a sandbox starts.
 *
 * @param ownNames the variables that the room's manifest names
 * @throws MeshError `bad-configuration` that names each variable which is missing or wrong
 */
export function readEnvironment(variables: NodeJS.ProcessEnv, ownNames: readonly string[]): MeshEnvironment {
  const result = z.extend(MeshEnvironment, requiredTexts(ownNames)).safeParse(variables);
  if (!result.success) throw new MeshError('bad-configuration', describe(result.error));
  const read = result.data as z.infer<typeof MeshEnvironment> & Record<string, string>;
  return {
    contextBucket: read.FINOPS_CONTEXT_BUCKET,
    stateTable: read.FINOPS_STATE_TABLE,
    eventBus: read.FINOPS_EVENT_BUS,
    asOf: read.FINOPS_AS_OF,
    settings: readSettings(variables.LAMBDA_TASK_ROOT),
    own: Object.fromEntries(ownNames.map((name) => [name, read[name] ?? ''])),
  };
}

function requiredTexts(names: readonly string[]) {
  return Object.fromEntries(names.map((name) => [name, z.string().check(z.minLength(1))]));
}

function describe(error: z.core.$ZodError): string {
  const issues = error.issues.map(({ path, message }) => `${path.map(String).join('.')}: ${message}`);
  return `environment of the function: ${issues.join('; ')}`;
}

function readSettings(taskRoot: string | undefined): Settings {
  const file = join(taskRoot ?? '.', settingsFile);
  if (taskRoot === undefined || !existsSync(file)) return defaultSettings;
  return parseJson(Settings, readFileSync(file, 'utf8'), settingsFile, 'bad-configuration');
}
