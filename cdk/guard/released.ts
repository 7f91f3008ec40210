import { existsSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { type StackPart, stackName } from '../naming.ts';
import type { Stage } from '../stage.ts';
import type { GuardedTemplate } from './stateful.ts';

/** The stack that holds state, and whose template each release keeps. */
export const guardedPart: StackPart = 'Data';
const folder = relative(process.cwd(), join(import.meta.dirname, '..', 'released'));

/** The template of the last release; `undefined` where there was none. */
export function releasedTemplate(stage: Stage): GuardedTemplate | undefined {
  const file = fileOf(stage);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as GuardedTemplate) : undefined;
}

/** Keeps a template as that of the release which is being made. Answers the file. */
export async function saveRelease(stage: Stage, template: GuardedTemplate): Promise<string> {
  const file = fileOf(stage);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(template, null, 2)}\n`);
  return file;
}

function fileOf(stage: Stage): string {
  return join(folder, `${stackName(stage, guardedPart)}.template`);
}
