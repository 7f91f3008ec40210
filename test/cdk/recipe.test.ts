import { readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundleMesh, type DeployableRoom } from '../../cdk/bundles.ts';
import { type Synthesised, synthesise } from './synthesised.ts';

/** A bundle without native code; the limit, far below Lambda's own. */
const largestBundleBytes = 2_000_000;
/** The field `e_machine` of an ELF file, and its value for 64-bit ARM (ELF for the Arm 64-bit Architecture, 4.4.1). */
const elfMachineOffset = 18;
const elfArm64 = 183;

let folder: string;
let echo: readonly DeployableRoom[];
let own: readonly DeployableRoom[];
let mesh: Synthesised;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'finops-mesh-recipe-'));
  echo = await bundleMesh('test/functions', join(folder, 'test'));
  own = await bundleMesh('functions', join(folder, 'own'));
  mesh = synthesise(echo, {}, join(folder, 'assembly'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a room in a folder of its own, as the recipe in CONTRIBUTING makes it', () => {
  const typesOf = (part: Parameters<Synthesised['template']>[0]) =>
    Object.entries(mesh.template(part).Resources)
      .filter(([id]) => id.startsWith('Echo'))
      .map(([, { Type }]) => Type)
      .sort();

  test('is in the template with its function, role, logs, count of failures and test events', () => {
    expect(typesOf('Agents')).toEqual([
      'AWS::EventSchemas::Schema',
      'AWS::IAM::Role',
      'AWS::Lambda::Function',
      'AWS::Lambda::Version',
      'AWS::Logs::LogGroup',
      'AWS::Logs::MetricFilter',
    ]);
  });

  test('goes live through its alias, and keeps what it gives up', () => {
    expect(typesOf('Bus')).toEqual(['AWS::Lambda::Alias', 'AWS::Lambda::EventInvokeConfig']);
  });

  test('is on the dashboard', () => {
    const { DashboardBody } = mesh.resource('Observability', 'AWS::CloudWatch::Dashboard').Properties;
    expect(JSON.stringify(DashboardBody)).toContain('echo');
  });

  test('has its test events in the console, under the names of their files', () => {
    const { Content } = mesh.resource('Agents', 'AWS::EventSchemas::Schema').Properties;
    const { examples } = JSON.parse(String(Content)).components;
    const files = readdirSync('test/functions/echo/events').map((file) => file.replace(/\.json$/, ''));
    expect(Object.keys(examples).sort()).toEqual(files.sort());
  });
});

describe('a bundle as it is deployed', () => {
  test('has the code and the settings, which everyone may read, and no source map', () => {
    const { Code } = mesh.resource('Agents', 'AWS::Lambda::Function').Properties as { Code: { S3Key: string } };
    const asset = join(folder, 'assembly', `asset.${Code.S3Key.replace(/\.zip$/, '')}`);
    const files = readdirSync(asset, { recursive: true, encoding: 'utf8' }).map((file) => join(asset, file));
    const names = files.map((file) => file.slice(asset.length + 1));
    expect(names).toEqual(expect.arrayContaining(['index.mjs', 'settings.json']));
    expect(names.filter((name) => name.endsWith('.map'))).toEqual([]);
    expect(files.filter((file) => statSync(file).isFile() && (statSync(file).mode & 0o004) === 0)).toEqual([]);
  });

  test('is at most 2 MB of code', () => {
    for (const { manifest, bytes } of [...echo, ...own]) {
      expect(bytes, manifest.name).toBeGreaterThan(0);
      expect(bytes, manifest.name).toBeLessThanOrEqual(largestBundleBytes);
    }
  });

  test('holds native libraries for arm64 only', () => {
    const libraries = [...echo, ...own].flatMap(({ codeFolder }) =>
      readdirSync(codeFolder, { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.(node|so)(\.\d+)*$/.test(file))
        .map((file) => join(codeFolder, file)),
    );
    expect(libraries.filter((file) => readFileSync(file).readUInt16LE(elfMachineOffset) !== elfArm64)).toEqual([]);
  });
});
