import type { AwsResponse } from '../service.ts';
import { checkBucket } from './buckets.ts';
import type { S3Call, Store } from './call.ts';

/** Deletes an object; one that is not there is no error, as in S3. */
export async function deleteObject({ bucket, key }: S3Call, store: Store): Promise<AwsResponse> {
  checkBucket(bucket, store);
  const object = store.index.find(bucket, key);
  store.index.remove(bucket, key);
  if (object !== undefined) await store.bodies.remove(object.body);
  return { status: 204 };
}
