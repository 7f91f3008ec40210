import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from './answers.fixtures.ts';
import { startRecording } from './recorder.ts';
import { readRecording } from './recording.ts';

const owner = {
  accountId: '111122223333',
  name: 'test',
  currency: 'USD',
  supportPlan: 'unknown',
  asOf: '2026-11-01T00:00:00Z',
};

describe('a recording being made', () => {
  it('is read back as it was recorded', async () => {
    const folder = join(await temporaryFolder(), 'new');
    const recorder = await startRecording(folder, owner);

    await recorder.record('support', 'DescribeTrustedAdvisorChecks', {
      request: { language: 'en' },
      response: { checks: [] },
    });
    await recorder.record('compute-optimizer', 'GetEC2InstanceRecommendations', {
      region: 'eu-west-1',
      request: {},
      error: { name: 'OptInRequiredException', message: 'not enrolled' },
    });

    const recording = await readRecording(folder);
    expect(recording.owner).toEqual(owner);
    expect(recording.calls).toEqual([
      {
        file: 'compute-optimizer/get-ec2-instance-recommendations-1.json',
        service: 'compute-optimizer',
        operationKey: 'getec2instancerecommendations',
        n: 1,
        region: 'eu-west-1',
        request: {},
        error: { name: 'OptInRequiredException', message: 'not enrolled' },
      },
      {
        file: 'support/describe-trusted-advisor-checks-1.json',
        service: 'support',
        operationKey: 'describetrustedadvisorchecks',
        n: 1,
        request: { language: 'en' },
        response: { checks: [] },
      },
    ]);
  });

  it('keeps every one of many calls that end at the same time', async () => {
    const folder = join(await temporaryFolder(), 'new');
    const recorder = await startRecording(folder, owner);

    await Promise.all(
      Array.from({ length: 100 }, (_, n) =>
        recorder.record('support', 'DescribeTrustedAdvisorChecks', { request: { n }, response: {} }),
      ),
    );

    const { calls } = await readRecording(folder);
    expect(calls.map(({ n }) => n).toSorted((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, n) => n + 1));
    expect(new Set(calls.map(({ request }) => request.n)).size).toBe(100);
  });

  it('passes over a number that another process took', async () => {
    const folder = join(await temporaryFolder(), 'new');
    const recorder = await startRecording(folder, owner);
    const exchange = { request: {}, response: { checks: [] } };
    await recorder.record('support', 'DescribeTrustedAdvisorChecks', exchange);
    const nameOf = (n: number) => join(folder, `support/describe-trusted-advisor-checks-${n}.json`);
    await writeFile(nameOf(2), 'the other one');

    await recorder.record('support', 'DescribeTrustedAdvisorChecks', exchange);

    expect(await readFile(nameOf(2), 'utf8')).toBe('the other one');
    expect(JSON.parse(await readFile(nameOf(3), 'utf8'))).toEqual(exchange);
  });

  it('is open to its owner only, and leaves no drafts behind', async () => {
    const folder = join(await temporaryFolder(), 'new');
    const recorder = await startRecording(folder, owner);
    await recorder.record('support', 'DescribeTrustedAdvisorChecks', { request: {}, response: {} });

    const modeOf = async (name: string) => ((await stat(join(folder, name))).mode & 0o777).toString(8);

    expect(await readdir(join(folder, 'support'))).toEqual(['describe-trusted-advisor-checks-1.json']);
    expect(await modeOf('.')).toBe('700');
    expect(await modeOf('support')).toBe('700');
    expect(await modeOf('account.json')).toBe('600');
    expect(await modeOf('support/describe-trusted-advisor-checks-1.json')).toBe('600');
  });

  it('does not begin where another one is', async () => {
    const folder = join(await temporaryFolder(), 'new');
    await startRecording(folder, owner);

    await expect(startRecording(folder, owner)).rejects.toMatchObject({
      code: 'already-exists',
      message: `${folder} already holds a recording: name a new folder`,
    });
  });
});
