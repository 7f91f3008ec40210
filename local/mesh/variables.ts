import type { Manifest } from '../../lib/core/manifest.ts';

/** Names the billing export: an absolute path, an address such as s3://bucket/prefix, or {@link noExport}. */
export const exportVariable = 'BILLING_EXPORT_URI';
export const noExport = 'none';
/** How an export is read: variables that need not be there, and so are in no manifest. */
const exportDetails = 'BILLING_EXPORT_';

/** Whether a room reads the billing export. */
export function readsExport({ environment }: Manifest): boolean {
  return environment.includes(exportVariable);
}

/** Of the variables that an account has, those of one room. Without an export the room that reads one is told so. */
export function roomVariables(
  manifest: Manifest,
  given: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const isForRoom = (name: string) =>
    manifest.environment.includes(name) || (readsExport(manifest) && name.startsWith(exportDetails));
  const own = Object.fromEntries(Object.entries(given).filter(([name]) => isForRoom(name)));
  return readsExport(manifest) ? { [exportVariable]: noExport, ...own } : own;
}
