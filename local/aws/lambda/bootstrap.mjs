/**
 * What runs in a sandbox: the client of the Runtime API (2018-06-01) around one handler.
 * Plain JavaScript over node:http, so that a cold start loads nothing but this file and the function's bundle.
 */
import { existsSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [authority, prefix] = process.env.AWS_LAMBDA_RUNTIME_API.split('/');
const [host, port] = authority.split(':');
const agent = new Agent({ keepAlive: true, maxSockets: 1 });
const MODULE_EXTENSIONS = ['.mjs', '.js', '.cjs'];

let currentRequestId;
let crashed = false;

// The pipe ends when the process that started this sandbox is gone, however it went.
process.stdin
  .on('end', () => process.exit(1))
  .resume()
  .unref();
process.on('uncaughtException', (error) => crash('Uncaught Exception', error, 129));
process.on('unhandledRejection', (reason) => crash('Unhandled Promise Rejection', toRejection(reason), 128));

const handler = await loadHandler().catch((error) => crash('Init Error', error, 1));
while (!crashed) await serveOne();
await new Promise(() => {});

async function serveOne() {
  const { headers, body } = await call('GET', '/invocation/next');
  const context = toContext(headers);
  currentRequestId = context.awsRequestId;
  process.env._X_AMZN_TRACE_ID = headers['lambda-runtime-trace-id'];
  const [outcome, answer] = await runHandler(JSON.parse(body), context);
  await flush(process.stdout);
  await flush(process.stderr);
  if (crashed) return;
  await call('POST', `/invocation/${currentRequestId}/${outcome}`, answer);
  currentRequestId = undefined;
}

async function runHandler(event, context) {
  try {
    const result = await handler(event, context);
    return ['response', JSON.stringify(result) ?? 'null'];
  } catch (error) {
    report('Invoke Error', error);
    return ['error', JSON.stringify(describe(error))];
  }
}

/** What was printed leaves before the answer does, so that it is in the log of this invocation. */
function flush(stream) {
  return stream.writableLength === 0 ? undefined : new Promise((resolve) => stream.write('', resolve));
}

async function loadHandler() {
  const path = process.env._HANDLER;
  const dot = path.lastIndexOf('.');
  const base = join(process.env.LAMBDA_TASK_ROOT, path.slice(0, dot));
  const file = MODULE_EXTENSIONS.map((extension) => base + extension).find(existsSync);
  if (file === undefined) throw named('Runtime.ImportModuleError', `Error: Cannot find module '${path.slice(0, dot)}'`);
  const loaded = await import(pathToFileURL(file).href).catch((error) => {
    if (error instanceof SyntaxError) throw named('Runtime.UserCodeSyntaxError', String(error), error.stack);
    if (error?.code === 'ERR_MODULE_NOT_FOUND') throw named('Runtime.ImportModuleError', String(error), error.stack);
    throw error;
  });
  const exported = loaded[path.slice(dot + 1)] ?? loaded.default?.[path.slice(dot + 1)];
  if (typeof exported === 'function') return exported;
  throw named('Runtime.HandlerNotFound', `${path} is undefined or not exported`);
}

function toContext(headers) {
  const deadlineMs = Number(headers['lambda-runtime-deadline-ms']);
  const clientContext = headers['lambda-runtime-client-context'];
  return {
    awsRequestId: headers['lambda-runtime-aws-request-id'],
    invokedFunctionArn: headers['lambda-runtime-invoked-function-arn'],
    functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: process.env.AWS_LAMBDA_FUNCTION_VERSION,
    memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    logGroupName: process.env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: process.env.AWS_LAMBDA_LOG_STREAM_NAME,
    clientContext: clientContext === undefined ? undefined : JSON.parse(clientContext),
    identity: undefined,
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => deadlineMs - Date.now(),
  };
}

/** Reports an error that no handler caught, then ends the sandbox, with the exit codes of Lambda's Node.js runtime. */
async function crash(title, error, exitCode) {
  if (crashed) return;
  crashed = true;
  report(title, error);
  const path = currentRequestId === undefined ? '/init/error' : `/invocation/${currentRequestId}/error`;
  await call('POST', path, JSON.stringify(describe(error)));
  process.exit(exitCode);
}

function report(title, error) {
  console.error(
    `${new Date().toISOString()}\t${currentRequestId}\tERROR\t${title}\t${JSON.stringify(describe(error))}`,
  );
}

function describe(error) {
  if (!(error instanceof Error)) return { errorType: typeof error, errorMessage: String(error), trace: [] };
  return { errorType: error.name, errorMessage: error.message, trace: error.stack?.split('\n') ?? [] };
}

function toRejection(reason) {
  return named('Runtime.UnhandledPromiseRejection', String(reason), reason?.stack);
}

function named(name, message, stack) {
  const error = new Error(message);
  error.name = name;
  if (stack !== undefined) error.stack = stack;
  return error;
}

/** One request to the Runtime API. Where it does not answer, there is nobody left to work for. */
function call(method, path, body) {
  return new Promise((resolve) => {
    const headers = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
    const url = `/${prefix}/2018-06-01/runtime${path}`;
    request({ host, port, agent, method, path: url, headers }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('error', () => process.exit(1));
      response.on('end', () => {
        if (response.statusCode === 404) process.exit(1);
        resolve({ headers: response.headers, body: Buffer.concat(chunks).toString() });
      });
    })
      .on('error', () => process.exit(1))
      .end(body);
  });
}
