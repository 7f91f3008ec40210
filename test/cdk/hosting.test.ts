import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AmplifyClient,
  CreateDeploymentCommand,
  GetJobCommand,
  StartDeploymentCommand,
  UpdateAppCommand,
} from '@aws-sdk/client-amplify';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { releaseDashboard } from '../../cdk/deploy/dashboard.ts';
import { pageHeaders } from '../../cdk/hosting/page-headers.ts';
import { makeManifest, makeRoom, makeSupervisor, type Synthesised, synthesise } from './synthesised.ts';

const frontDoor = makeManifest({ name: 'api', kind: 'front-door', taskKinds: [], actions: [] });
const rooms = [makeRoom(makeSupervisor()), makeRoom(frontDoor)];
const api = 'https://abc.execute-api.eu-west-1.amazonaws.com/v1';

describe('the hosting of the dashboard', () => {
  let mesh: Synthesised;
  beforeAll(() => {
    mesh = synthesise(rooms, { dashboard: 'amplify' });
  });

  test('serves the page for each of its addresses, without a repository and a build of its own', () => {
    const { Properties } = mesh.resource('Hosting', 'AWS::Amplify::App');
    expect(Properties).toMatchObject({ Platform: 'WEB', CustomRules: [{ Target: '/index.html', Status: '200' }] });
    expect(Properties).not.toHaveProperty('Repository');
    expect(mesh.resource('Hosting', 'AWS::Amplify::Branch').Properties).toMatchObject({
      BranchName: 'main',
      EnableAutoBuild: false,
    });
  });

  test.each([
    ['/', true],
    ['/opportunities', true],
    ['/opportunities/0123456789abcdef0123', true],
    ['/assets/index-1a2b.js', false],
    ['/assets/index-1a2b.css', false],
    ['/config.json', false],
    ['/icon.svg', false],
  ])('leads %s to the page: %s', (path, isPage) => {
    const [{ Source }] = mesh.resource('Hosting', 'AWS::Amplify::App').Properties.CustomRules as [{ Source: string }];
    const [, expression = ''] = /^<\/(.*)\/>$/.exec(Source) ?? [];
    expect(new RegExp(expression).test(path)).toBe(isPage);
  });

  test('comes before all that answers its origin, and nothing else is answered', () => {
    const origin = { 'Fn::ImportValue': 'FinopsMesh-test-Hosting-Origin' };
    const { Environment } = mesh.resource('Agents', 'AWS::Lambda::Function', 'ApiFunction').Properties;
    expect(Environment).toMatchObject({ Variables: { FINOPS_ALLOWED_ORIGIN: origin } });
    const options = Object.values(mesh.resources('Api', 'AWS::ApiGateway::Method')).filter(
      ({ Properties }) => Properties.HttpMethod === 'OPTIONS',
    );
    expect(options).toHaveLength(3);
    for (const each of options) expect(JSON.stringify(each)).toContain(JSON.stringify(origin));
  });

  test('gives way to an origin of one’s own, and is not there by default', () => {
    const own = synthesise(rooms, { dashboard: 'amplify', api: { allowedOrigin: 'https://finops.example.com' } });
    expect(JSON.stringify(own.template('Api'))).toContain("'https://finops.example.com'");
    expect(synthesise(rooms).has('Hosting')).toBe(false);
  });
});

describe('a release of the dashboard', () => {
  const amplify = mockClient(AmplifyClient);
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'finops-mesh-dashboard-'));
    mkdirSync(join(folder, 'assets'));
    writeFileSync(join(folder, 'index.html'), '<!doctype html>');
    writeFileSync(join(folder, 'assets', 'index-1.js'), 'start();');
    writeFileSync(join(folder, 'assets', 'index-1.js.map'), '{}');
  });
  afterEach(() => {
    amplify.reset();
    rmSync(folder, { recursive: true, force: true });
  });

  const config = { api, cognito: { region: 'eu-west-1', userPoolId: 'eu-west-1_1', clientId: 'client' } };

  function release(uploads: Map<string, string>) {
    return releaseDashboard({
      amplify: new AmplifyClient({ region: 'eu-west-1' }),
      appId: 'app',
      folder,
      config,
      upload: async (url, body) => {
        uploads.set(url, Buffer.from(body).toString());
      },
      pause: async () => undefined,
    });
  }

  function amplifyThat(ends: 'SUCCEED' | 'FAILED') {
    amplify.on(UpdateAppCommand).resolves({});
    amplify.on(CreateDeploymentCommand).callsFake(({ fileMap }) => ({
      jobId: '7',
      fileUploadUrls: Object.fromEntries(Object.keys(fileMap).map((name) => [name, `https://put/${name}`])),
    }));
    amplify.on(StartDeploymentCommand).resolves({});
    const job = (status: 'RUNNING' | 'SUCCEED' | 'FAILED') =>
      ({ job: { summary: { status }, steps: [] } }) as unknown as Awaited<ReturnType<typeof emptyJob>>;
    amplify.on(GetJobCommand).resolvesOnce(job('RUNNING')).resolves(job(ends));
  }
  const emptyJob = async () => ({ $metadata: {}, job: undefined });

  test('puts every file there, with where the interface is, and waits until it is served', async () => {
    amplifyThat('SUCCEED');
    const uploads = new Map<string, string>();
    await release(uploads);
    expect(Object.fromEntries(uploads)).toEqual({
      'https://put/assets/index-1.js': 'start();',
      'https://put/config.json': JSON.stringify(config),
      'https://put/index.html': '<!doctype html>',
    });
    expect(amplify.commandCalls(StartDeploymentCommand)[0]?.args[0].input).toEqual({
      appId: 'app',
      branchName: 'main',
      jobId: '7',
    });
    expect(amplify.commandCalls(GetJobCommand)).toHaveLength(2);
    const [update] = amplify.commandCalls(UpdateAppCommand);
    expect(update?.args[0].input.customHeaders).toBe(pageHeaders({ api, region: 'eu-west-1' }));
  });

  test('that Amplify does not serve ends in one readable line', async () => {
    amplifyThat('FAILED');
    await expect(release(new Map())).rejects.toMatchObject({
      code: 'service-unavailable',
      message: 'Amplify ended job 7 of app app as FAILED',
    });
  });

  test('of a page that is not built is refused with the command that builds it', async () => {
    rmSync(join(folder, 'index.html'));
    await expect(release(new Map())).rejects.toThrow('"npm run build -w amplify-ui"');
    expect(amplify.calls()).toEqual([]);
  });
});

test('the page may call its interface and Cognito, and runs nothing that is not its own', () => {
  const headers = pageHeaders({ api, region: 'eu-west-1' });
  const [, policy = ''] = /key: "Content-Security-Policy"\n\s+value: "(.*)"/.exec(headers) ?? [];
  const rules = Object.fromEntries(policy.split('; ').map((rule) => rule.split(/ (.*)/)));
  expect(rules).toMatchObject({
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': "'self'",
    'connect-src': "'self' https://abc.execute-api.eu-west-1.amazonaws.com https://cognito-idp.eu-west-1.amazonaws.com",
    'frame-ancestors': "'none'",
  });
  expect(policy).not.toMatch(/unsafe|\*|data:/);
});
