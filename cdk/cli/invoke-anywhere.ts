/** `npm run invoke`: a function of a deployed stage where one is named, else of the mesh on this machine. */
const isDeployed = process.argv.some((argument) => argument === '--stage' || argument.startsWith('--stage='));
await (isDeployed ? import('./invoke.ts') : import('../../local/cli/invoke.ts'));
