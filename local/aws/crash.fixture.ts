import { startTestEndpoint } from './test-endpoint.ts';

// An endpoint in a process of its own, so that a test can kill it: node crash.fixture.ts DIRECTORY
const [directory = ''] = process.argv.slice(2);
const endpoint = await startTestEndpoint(directory);
console.log(endpoint.url);
