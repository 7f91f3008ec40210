import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, relative } from 'node:path';
import { manifest } from '../../functions/api/manifest.ts';
import { describeInterface } from '../../functions/api/routes/describe-interface.ts';
import { operations } from '../../functions/api/routes/operations.ts';
import { renderApiTypes, typesFile } from './render.ts';

await mkdir(dirname(typesFile), { recursive: true });
await writeFile(typesFile, await renderApiTypes(describeInterface(operations, manifest.version)));
console.log(`wrote ${relative(process.cwd(), typesFile)}`);
