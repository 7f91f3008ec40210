import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, relative } from 'node:path';
import { manifest } from '../../functions/api/manifest.ts';
import { operations } from '../../functions/api/routes/operations.ts';
import { describeInterface } from './describe-interface.ts';
import { documentFile, renderApiTypes, renderDocument, typesFile } from './render.ts';

await mkdir(dirname(typesFile), { recursive: true });
const document = describeInterface(operations, manifest.version);
await writeFile(documentFile, renderDocument(document));
await writeFile(typesFile, await renderApiTypes(document));
for (const file of [documentFile, typesFile]) console.log(`wrote ${relative(process.cwd(), file)}`);
