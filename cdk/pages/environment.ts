import type { Manifest } from '../../lib/core/manifest.ts';
import { meshVariables, optionalVariables } from '../agent/environment.ts';
import type { DeployableRoom } from '../bundles.ts';
import { code, generatedNote, page, table } from './markdown.ts';
import type { PageSource } from './source.ts';

/** `docs/environment.md`: what each function is given, what wakes it, and what it says. */
export function environmentPage({ rooms, stage }: PageSource): string {
  return page(
    '# Environment and events of each function',
    generatedNote,
    'Every function runs on Node 24 on arm64, writes structured logs, sends traces to X-Ray, and has these variables:',
    table(
      ['variable', 'holds'],
      Object.entries(meshVariables).map(([name, holds]) => [code(name), holds]),
    ),
    `A room’s own variables get their values in ${code('environment')} of the stage (${code('cdk/stages.ts')}); the mesh’s settings are a file in each ` +
      `bundle, copied from ${code('finops.json')} when the stacks are synthesised.`,
    rooms.flatMap((room) => roomBlocks(room, stage.eventBus)),
  );
}

function roomBlocks({ manifest, testEvents }: DeployableRoom, busName: string): string[] {
  const { memoryMb, timeoutSeconds, ephemeralStorageMb, environment } = manifest;
  return [
    `## ${manifest.name}`,
    `*${manifest.question}*`,
    `${memoryMb} MB memory, ${timeoutSeconds} s timeout, ${ephemeralStorageMb} MB scratch space.`,
    `Own variables: ${listText(environment)}.${optionalText(manifest)}`,
    wakingTable(manifest, busName),
    `Publishes as ${code(manifest.publishes.source)}: ${listText(manifest.publishes.detailTypes)}.`,
    `Test events in the console and for ${code(`npm run invoke -- ${manifest.name}`)}: ${listText(Object.keys(testEvents))}.`,
  ];
}

function optionalText(manifest: Manifest): string {
  const given = Object.entries(optionalVariables(manifest)).map(([name, from]) => `${code(name)} (${from})`);
  return given.length === 0 ? '' : ` Where the stage says so: ${given.join(', ')}.`;
}

function wakingTable({ subscribes, schedules }: Manifest, busName: string): string {
  const rows = [
    ...schedules.map(({ name, expression }) => [name, `schedule ${code(expression)}, UTC`]),
    ...subscribes.map(({ name, bus, pattern }) => [
      name,
      `${bus === 'mesh' ? `event on ${code(busName)}` : 'AWS’s own event'} ${code(JSON.stringify(pattern))}`,
    ]),
  ];
  if (rows.length === 0) return 'No event and no schedule wakes it: it is asked.';
  return table(['rule', 'woken by'], rows);
}

function listText(names: readonly string[]): string {
  return names.length === 0 ? 'none' : names.map(code).join(', ');
}
