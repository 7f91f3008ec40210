import { existsSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { type StackPart, stackName } from '../naming.ts';
import type { Stage } from '../stage.ts';
import type { GuardedTemplate } from './stateful.ts';

/** The stacks that hold state, and whose templates each release keeps. */
export const guardedParts = ['Data', 'People'] as const satisfies readonly StackPart[];
type GuardedPart = (typeof guardedParts)[number];
const folder = relative(process.cwd(), join(import.meta.dirname, '..', 'released'));

/** The template of the last release; `undefined` where there was none. */
export function releasedTemplate(stage: Stage, part: GuardedPart): GuardedTemplate | undefined {
  const file = fileOf(stage, part);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as GuardedTemplate) : undefined;
}

/** Keeps a template as that of the release which is being made. Answers the file. */
export async function saveRelease(stage: Stage, part: GuardedPart, template: GuardedTemplate): Promise<string> {
  const file = fileOf(stage, part);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(template, null, 2)}\n`);
  return file;
}

function fileOf(stage: Stage, part: GuardedPart): string {
  return join(folder, `${stackName(stage, part)}.template`);
}
