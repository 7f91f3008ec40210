/** A file that may be part of an export. */
export interface Candidate {
  /** Its path below what was given, parts separated by slashes. */
  readonly name: string;
  readonly bytes: number;
  /** When it was written, ISO 8601. */
  readonly modified: string;
  /** Where it lies on this machine; absent until it was fetched. */
  readonly path?: string;
}

/** What a file is by its name. `other`: not part of any export, such as the SQL that AWS puts beside. */
export function kindByName(name: string): 'manifest' | 'data' | 'other' {
  if (/manifest\.json$/i.test(name)) return 'manifest';
  return /\.(csv|csv\.gz|gz|parquet|csv\.zip|zip)$/i.test(name) ? 'data' : 'other';
}

/** The billing month in a path, as AWS's deliveries name their folders: `2026-09`. */
export function monthInPath(name: string): string | undefined {
  const [, dataExport] = /BILLING_PERIOD=(\d{4}-\d{2})(?:\/|$)/i.exec(name) ?? [];
  if (dataExport !== undefined) return dataExport;
  const [, from] = /(?:^|\/)(\d{6})01-\d{6}01\//.exec(name) ?? [];
  if (from !== undefined) return `${from.slice(0, 4)}-${from.slice(4)}`;
  const [, year, month] = /(?:^|\/)year=(\d{4})\/month=(\d{1,2})\//.exec(name) ?? [];
  return year && month ? `${year}-${month.padStart(2, '0')}` : undefined;
}
