import type { Bill, TagKeys } from './gateway/bill.ts';
import type { ExportSettings } from './gateway/source-settings.ts';

export { exportSettingsOf } from './gateway/source-settings.ts';

/** Reads a billing export. It judges nothing. */
export interface BillingGateway {
  /** What is read, for a reader. */
  readonly address: string;
  /**
   * The export's bill; `undefined` where this mesh has no export.
   *
   * @throws MeshError `bad-input` that names file, row and column; `access-denied`, `not-found` and the like from S3
   */
  open(tags: TagKeys, signal: AbortSignal): Promise<Bill | undefined>;
}

/** @param scratchMb the function's scratch space, from its manifest */
export function createGateway(settings: ExportSettings, scratchMb: number): BillingGateway {
  const { address } = settings;
  return {
    address:
      address.kind === 'none'
        ? 'none'
        : address.kind === 'path'
          ? address.path
          : `s3://${address.bucket}/${address.key}`,
    open: async (tags, signal) => {
      if (address.kind === 'none') return undefined;
      // What reads a bill comes with the first one: a task that has its report is answered without.
      const { openBill } = await import('./gateway/open-bill.ts');
      return openBill(settings, address, { scratchMb, tags, signal });
    },
  };
}
