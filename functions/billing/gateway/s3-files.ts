import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { matchesGlob } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { GetObjectCommand, ListObjectsV2Command, S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { fromAwsError } from '../../../lib/core/aws-errors.ts';
import { badFile } from './bill-errors.ts';
import type { Candidate } from './candidate.ts';
import type { ExportSettings } from './source-settings.ts';

const mostObjects = 20_000;
const patternCharacters = /[*?[{]/;
/** What a session on another account's role is called in its trail. */
const sessionName = 'finops-mesh-billing';

export interface Bucket {
  readonly client: S3Client;
  readonly name: string;
}

/** A client for the bucket with the region, role and key of the settings. @throws MeshError `access-denied` */
export async function openBucket(settings: ExportSettings, name: string): Promise<Bucket> {
  const { region, key, role } = settings;
  const base: S3ClientConfig = {
    ...(region && { region }),
    // A key of another account is of no use at this process's own endpoint.
    ...(key && { credentials: key, endpoint: `https://s3.${region ?? 'us-east-1'}.amazonaws.com` }),
  };
  const client = new S3Client(role === undefined ? base : { ...base, credentials: await assume(role, settings) });
  return { client, name };
}

/** The objects at a key, below it as a folder, or matching it as a pattern. @throws MeshError */
export async function listObjects({ client, name }: Bucket, key: string, signal: AbortSignal): Promise<Candidate[]> {
  const isPattern = patternCharacters.test(key);
  const Prefix = isPattern ? key.slice(0, key.search(patternCharacters)) : key;
  const found: Candidate[] = [];
  let ContinuationToken: string | undefined;
  do {
    const page = await client
      .send(new ListObjectsV2Command({ Bucket: name, Prefix, ContinuationToken }), { abortSignal: signal })
      .catch((error: unknown) => {
        throw fromAwsError(error, 's3:ListObjectsV2');
      });
    for (const { Key = '', Size = 0, LastModified } of page.Contents ?? []) {
      if (Key.endsWith('/') || !(isPattern ? matchesGlob(Key, key) : isAtOrBelow(Key, key))) continue;
      found.push({ name: Key, bytes: Size, modified: (LastModified ?? new Date(0)).toISOString() });
    }
    ContinuationToken = page.NextContinuationToken;
    if (found.length > mostObjects) throw badFile({ file: addressOf(name, key) }, `more than ${mostObjects} objects`);
  } while (ContinuationToken !== undefined);
  if (found.length === 0) throw badFile({ file: addressOf(name, key) }, 'there is no object at this address');
  return found;
}

/** The text of a small object. */
export async function readText({ client, name }: Bucket, key: string, signal: AbortSignal): Promise<string> {
  const body = await bodyOf({ client, name }, key, signal);
  return body.transformToString();
}

/** Copies an object to a file of this machine, and tells its path; what came in part is removed. */
export async function fetchObject(bucket: Bucket, key: string, path: string, signal: AbortSignal): Promise<string> {
  try {
    const body = await bodyOf(bucket, key, signal);
    await pipeline(Readable.fromWeb(body.transformToWebStream()), createWriteStream(path, { mode: 0o600 }), { signal });
    return path;
  } catch (error) {
    await rm(path, { force: true });
    throw fromAwsError(error, 's3:GetObject');
  }
}

function isAtOrBelow(found: string, key: string): boolean {
  return key === '' || found === key || found.startsWith(key.endsWith('/') ? key : `${key}/`);
}

async function bodyOf({ client, name }: Bucket, key: string, signal: AbortSignal) {
  const call = client.send(new GetObjectCommand({ Bucket: name, Key: key }), { abortSignal: signal });
  const { Body } = await call.catch((error: unknown) => {
    throw fromAwsError(error, 's3:GetObject');
  });
  if (Body === undefined) throw badFile({ file: addressOf(name, key) }, 'the object has no content');
  return Body;
}

async function assume(role: string, { region, key }: ExportSettings) {
  const sts = new STSClient({
    ...(region && { region }),
    ...(key && { credentials: key, endpoint: `https://sts.${region ?? 'us-east-1'}.amazonaws.com` }),
  });
  const call = sts.send(new AssumeRoleCommand({ RoleArn: role, RoleSessionName: sessionName }));
  const { Credentials: given } = await call.catch((error: unknown) => {
    throw fromAwsError(error, 'sts:AssumeRole');
  });
  const { AccessKeyId: accessKeyId = '', SecretAccessKey: secretAccessKey = '', SessionToken } = given ?? {};
  return { accessKeyId, secretAccessKey, ...(SessionToken && { sessionToken: SessionToken }) };
}

function addressOf(bucket: string, key: string): string {
  return `s3://${bucket}/${key}`;
}
