import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  CreateBucketCommand,
  GetObjectCommand,
  PutObjectCommand,
  type PutObjectCommandInput,
} from '@aws-sdk/client-s3';
import { makeDirectory, sdkClients, startTestEndpoint } from '../test-endpoint.ts';

/** A bucket on an endpoint of its own, an unmodified client for it, and what most tests do with it. */
export async function openTestBucket() {
  const directory = await makeDirectory();
  const endpoint = await startTestEndpoint(directory.path);
  const { s3 } = sdkClients(endpoint.url);
  const Bucket = 'mesh-context';
  await s3.send(new CreateBucketCommand({ Bucket }));
  return {
    Bucket,
    endpoint,
    s3,
    directory: directory.path,
    put: (Key: string, Body: PutObjectCommandInput['Body'] = 'content', more: Partial<PutObjectCommandInput> = {}) =>
      s3.send(new PutObjectCommand({ Bucket, Key, Body, ...more })),
    read: async (Key: string) => {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
      return Body?.transformToString();
    },
    bodyFiles: () => readdir(join(directory.path, 's3', 'bodies')),
    close: async () => {
      await endpoint.close();
      await directory.remove();
    },
  };
}
