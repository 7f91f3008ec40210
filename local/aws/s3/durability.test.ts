import { readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type PutObjectCommandInput, paginateListObjectsV2 } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sdkClients, startTestEndpoint } from '../test-endpoint.ts';
import { openTestBucket } from './test-bucket.ts';

const WRITERS = 50;

describe('concurrent puts of one key', () => {
  let bucket: Awaited<ReturnType<typeof openTestBucket>>;

  beforeAll(async () => {
    bucket = await openTestBucket();
  });

  afterAll(() => bucket.close());

  /** The outcome of many writers at once: who wrote, and what the others were told. */
  async function race(Key: string, condition: Partial<PutObjectCommandInput>) {
    const writers = Array.from({ length: WRITERS }, (_, writer) => bucket.put(Key, `writer ${writer}`, condition));
    const outcomes = await Promise.allSettled(writers);
    const winners = outcomes.flatMap((outcome, writer) => (outcome.status === 'fulfilled' ? [writer] : []));
    const losers = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.name] : []));
    return { winners, losers };
  }

  async function countObjects(): Promise<number> {
    const pages = await Array.fromAsync(paginateListObjectsV2({ client: bucket.s3 }, { Bucket: bucket.Bucket }));
    return pages.reduce((sum, page) => sum + (page.KeyCount ?? 0), 0);
  }

  test.each([
    ['that create it', async () => ({ IfNoneMatch: '*' })],
    ['that replace it', async (Key: string) => ({ IfMatch: (await bucket.put(Key, 'first')).ETag })],
  ])('%s have one winner among fifty, whose content stays', async (name, prepare) => {
    const { winners, losers } = await race(name, await prepare(name));
    expect(winners).toHaveLength(1);
    expect(losers).toEqual(Array(WRITERS - 1).fill('PreconditionFailed'));
    expect(await bucket.read(name)).toBe(`writer ${winners[0]}`);
    expect(await bucket.bodyFiles()).toHaveLength(await countObjects());
  });

  test('without a condition all succeed, and a reader sees one of them whole', async () => {
    const bodies = Array.from({ length: WRITERS }, (_, writer) => `${writer}`.repeat(1000));
    await bucket.put('mixed', bodies[0]);
    const reading = bodies.map(() => bucket.read('mixed'));
    await Promise.all(bodies.map((body) => bucket.put('mixed', body)));
    for (const read of await Promise.all(reading)) expect(bodies).toContain(read);
  });
});

describe('a restart', () => {
  test('finds the objects, and removes the bodies that never became one', async () => {
    const bucket = await openTestBucket();
    await bucket.put('kept', 'content', { Metadata: { a: 'b' } });
    await bucket.endpoint.close();
    await writeFile(join(bucket.directory, 's3', 'bodies', 'half-written'), 'x');

    const endpoint = await startTestEndpoint(bucket.directory);
    const { s3 } = sdkClients(endpoint.url);
    const pages = await Array.fromAsync(paginateListObjectsV2({ client: s3 }, { Bucket: bucket.Bucket }));
    expect(pages[0]?.Contents).toMatchObject([{ Key: 'kept', Size: 7 }]);
    expect(await bucket.bodyFiles()).not.toContain('half-written');
    await endpoint.close();
    await bucket.close();
  });

  test('refuses the index of another version in words', async () => {
    const bucket = await openTestBucket();
    await bucket.endpoint.close();
    const { DatabaseSync } = await import('node:sqlite');
    const index = new DatabaseSync(join(bucket.directory, 's3', 'index.db'));
    index.exec('PRAGMA user_version = 99');
    index.close();
    await expect(startTestEndpoint(bucket.directory)).rejects.toThrow(/has format 99, this version reads 1 only/);
    await bucket.close();
  });
});

test('all files are for their owner only', async () => {
  const bucket = await openTestBucket();
  await bucket.put('private');
  const root = join(bucket.directory, 's3');
  const paths = ['.', ...(await readdir(root, { recursive: true }))];
  const open = await Promise.all(paths.map(async (path) => ((await stat(join(root, path))).mode & 0o077) !== 0));
  expect(paths).toContain('index.db-wal');
  expect(paths.filter((_, index) => open[index])).toEqual([]);
  await bucket.close();
});
