import { AwsError } from '../aws-error.ts';
import type { AwsResponse } from '../service.ts';
import { element, xmlDocument } from '../xml.ts';
import type { S3Call, Store } from './call.ts';

const NAMESPACE = 'http://s3.amazonaws.com/doc/2006-03-01/';
/** Here a bucket that one owns may be created again, by an old exception of S3's. */
const FIRST_REGION = 'us-east-1';

/** Creates a bucket. Throws BucketAlreadyOwnedByYou outside us-east-1 where it is there. */
export function createBucket({ request, bucket }: S3Call, { index }: Store): AwsResponse {
  const isNew = index.createBucket({ name: bucket, createdAt: new Date() });
  if (!isNew && request.region !== FIRST_REGION) {
    const message = `Your previous request to create the named bucket succeeded and you already own it: '${bucket}'.`;
    throw new AwsError('BucketAlreadyOwnedByYou', 409, message);
  }
  return { status: 200, headers: { location: `/${bucket}` } };
}

/** Answers 200 for a bucket that is there. Throws NoSuchBucket. */
export function headBucket({ request, bucket }: S3Call, store: Store): AwsResponse {
  checkBucket(bucket, store);
  return { status: 200, headers: { 'x-amz-bucket-region': request.region } };
}

/** All buckets, by name. */
export function listBuckets({ request }: S3Call, { index }: Store): AwsResponse {
  const buckets = index
    .listBuckets()
    .map(({ name, createdAt }) => element('Name', name) + element('CreationDate', createdAt.toISOString()))
    .map((fields) => `<Bucket>${fields}</Bucket>`);
  const owner = `<Owner>${element('ID', request.accessKeyId)}</Owner>`;
  return s3Xml('ListAllMyBucketsResult', `${owner}<Buckets>${buckets.join('')}</Buckets>`);
}

/** Throws NoSuchBucket where there is none of this name. */
export function checkBucket(bucket: string, { index }: Store): void {
  if (index.hasBucket(bucket)) return;
  throw new AwsError('NoSuchBucket', 404, `The specified bucket does not exist: '${bucket}'.`);
}

/** A successful answer of S3 in XML. */
export function s3Xml(root: string, content: string): AwsResponse {
  return {
    status: 200,
    headers: { 'content-type': 'application/xml' },
    body: xmlDocument(`<${root} xmlns="${NAMESPACE}">${content}</${root}>`),
  };
}
