/**
 * The AWS CLI against the embedded AWS: a client that shares no line with ours. Says so where the machine has none.
 */
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { bucketName, region, tableName } from '../../local/mesh/clients.ts';
import { startTestMesh } from '../mesh/mesh-fixture.ts';

const run = promisify(execFile);
const version = await run('aws', ['--version']).catch(() => undefined);
if (version === undefined) {
  console.log('This machine has no AWS CLI: nothing was checked. Install it to see an independent client pass.');
  process.exit(0);
}

const mesh = await startTestMesh();
const environment = {
  PATH: process.env.PATH,
  HOME: mesh.home,
  AWS_ACCESS_KEY_ID: mesh.credentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: mesh.credentials.secretAccessKey,
  AWS_DEFAULT_REGION: region,
};
const aws = async (...args: string[]) =>
  (await run('aws', ['--endpoint-url', mesh.url, ...args], { env: environment, cwd: mesh.home })).stdout;

let failures = 0;
async function check(what: string, step: () => Promise<boolean>): Promise<void> {
  const passed = await step().catch((error: Error) => {
    console.error(error.message);
    return false;
  });
  if (!passed) failures += 1;
  console.log(`${passed ? 'ok    ' : 'FAILED'} ${what}`);
}

const key = 'agent-context/cli/strange key + ü.json';
const object = `s3://${bucketName}/${key}`;
const file = join(mesh.home, 'body.json');
await writeFile(file, '{"from":"the AWS CLI"}');

console.log(`${version.stdout.trim() || version.stderr.trim()} against ${mesh.url}`);
await check('sts get-caller-identity', async () => (await aws('sts', 'get-caller-identity')).includes('111122223333'));
await check('s3api put-object', async () =>
  (await aws('s3api', 'put-object', '--bucket', bucketName, '--key', key, '--body', file)).includes('ETag'),
);
await check('s3 cp, there and back', async () => {
  await aws('s3', 'cp', file, `${object}.copy`);
  await aws('s3', 'cp', `${object}.copy`, `${file}.back`);
  return (await readFile(`${file}.back`, 'utf8')) === (await readFile(file, 'utf8'));
});
await check('s3api get-object', async () => {
  await aws('s3api', 'get-object', '--bucket', bucketName, '--key', key, `${file}.got`);
  return (await readFile(`${file}.got`, 'utf8')) === (await readFile(file, 'utf8'));
});
await check('s3api list-objects-v2', async () => {
  const { Contents } = JSON.parse(
    await aws('s3api', 'list-objects-v2', '--bucket', bucketName, '--prefix', 'agent-context/cli/'),
  );
  return Contents.length === 2 && Contents[0].Key === key;
});
await check('dynamodb put-item and query', async () => {
  const item = { pk: { S: 'AGENT#cli' }, sk: { S: 'STATUS' }, version: { N: '1' } };
  await aws('dynamodb', 'put-item', '--table-name', tableName, '--item', JSON.stringify(item));
  const values = JSON.stringify({ ':pk': { S: 'AGENT#cli' } });
  const { Items } = JSON.parse(
    await aws(
      ...['dynamodb', 'query', '--table-name', tableName],
      ...['--key-condition-expression', 'pk = :pk', '--expression-attribute-values', values],
    ),
  );
  return Items.length === 1 && Items[0].sk.S === 'STATUS';
});
await check('lambda invoke', async () => {
  await aws('lambda', 'invoke', '--function-name', 'echo', '--payload', 'e30=', `${file}.reply`).catch(() =>
    aws('lambda', 'invoke', '--function-name', 'echo', '--payload', '{}', `${file}.reply`),
  );
  return JSON.parse(await readFile(`${file}.reply`, 'utf8')).agent === 'echo';
});
await check('events put-events', async () => {
  const entry = { Source: 'someone.else', DetailType: 'Hello', Detail: '{}', EventBusName: 'finops-mesh' };
  return JSON.parse(await aws('events', 'put-events', '--entries', JSON.stringify([entry]))).FailedEntryCount === 0;
});
await check('an operation that is not there is named', async () => {
  const refusal = await aws('s3api', 'put-bucket-acl', '--bucket', bucketName, '--acl', 'private').catch(
    (error: Error) => error.message,
  );
  return /NotImplemented.*s3:/s.test(refusal);
});

await mesh.remove();
process.exit(failures === 0 ? 0 : 1);
