import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { AwsService } from '../service.ts';
import { renderError } from '../wire.ts';
import { openBodies } from './bodies.ts';
import { readTarget } from './names.ts';
import { openObjectIndex } from './object-index.ts';
import { findOperation } from './operations.ts';

/**
 * Opens the embedded S3 on a directory of its own, making it, for its owner only, where it is missing. Every
 * acknowledged write is there after any end of the process (not of the machine: nothing is synced to the disk).
 * One process at a time: lock the data directory first.
 */
export function openS3({ directory }: { readonly directory: string }): AwsService {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const index = openObjectIndex(join(directory, 'index.db'));
  const bodies = openBodies(join(directory, 'bodies'), index.bodies());
  const store = { index, bodies };
  return {
    name: 's3',
    handle: async (request) => {
      const { scope, bucket, key } = readTarget(request.path);
      return findOperation(request, scope).handle({ request, bucket, key }, store);
    },
    renderError: (error) => renderError(error, 's3'),
    close: async () => index.close(),
  };
}
