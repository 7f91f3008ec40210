import * as z from 'zod/mini';
import { messageOf } from '../../../lib/core/errors.ts';
import { parseJson } from '../../../lib/core/parse.ts';
import { badFile } from './bill-errors.ts';
import { type Candidate, monthInPath } from './candidate.ts';

/** What AWS writes beside a delivery: `reportKeys` of CUR 1, `dataFiles` of Data Exports. */
const ManifestFile = z.looseObject({
  reportName: z.optional(z.string()),
  assemblyId: z.optional(z.string()),
  executionId: z.optional(z.string()),
  /** `20260901T000000.000Z`; Data Exports name the period in the folder only. */
  billingPeriod: z.optional(z.looseObject({ start: z.string() })),
  reportKeys: z.optional(z.array(z.string())),
  dataFiles: z.optional(z.array(z.string())),
});

/** Which files one delivery consists of. */
export interface DeliveryManifest {
  readonly name: string;
  readonly modified: string;
  /** Reports of one name and month are versions of one another. */
  readonly report: string;
  readonly month: string | undefined;
  /** Keys or addresses of its files, as AWS wrote them. */
  readonly files: readonly string[];
}

/**
 * What a manifest says; `undefined` for those that AWS writes for other systems, such as Redshift's.
 *
 * @throws MeshError `bad-input` where it is not JSON
 */
export function readManifest({ name, modified }: Candidate, text: string): DeliveryManifest | undefined {
  const content = read(name, text);
  const files = content.reportKeys ?? content.dataFiles;
  if (files === undefined) return undefined;
  const { reportName = name.split('/').at(-1) ?? name, billingPeriod } = content;
  return { name, modified, report: reportName, month: monthOf(billingPeriod?.start) ?? monthInPath(name), files };
}

/**
 * The manifest that holds, of each report and month. AWS writes the newest delivery's manifest beside the folders of all
 * deliveries, so the one nearest to the root is it; else the one whose folder is named by the latest time, else the one
 * written last.
 */
export function newestManifests(manifests: readonly DeliveryManifest[]): {
  newest: DeliveryManifest[];
  older: DeliveryManifest[];
} {
  const versions = Map.groupBy(manifests, ({ report, month }) => JSON.stringify([report, month]));
  const newest = [...versions.values()].flatMap((each) => each.toSorted(newerFirst).slice(0, 1));
  return { newest, older: manifests.filter((manifest) => !newest.includes(manifest)) };
}

function read(name: string, text: string): z.infer<typeof ManifestFile> {
  try {
    return parseJson(ManifestFile, text, 'the manifest');
  } catch (cause) {
    throw badFile({ file: name }, messageOf(cause), cause);
  }
}

function monthOf(start: string | undefined): string | undefined {
  const [, year, month] = /^(\d{4})-?(\d{2})/.exec(start ?? '') ?? [];
  return year && month ? `${year}-${month}` : undefined;
}

function newerFirst(left: DeliveryManifest, right: DeliveryManifest): number {
  const depth = left.name.split('/').length - right.name.split('/').length;
  if (depth !== 0) return depth;
  const byFolder = (timeInPath(right.name) ?? '').localeCompare(timeInPath(left.name) ?? '');
  return byFolder || right.modified.localeCompare(left.modified) || right.name.localeCompare(left.name);
}

/** Data Exports that keep every delivery name its folder by the time: `2026-10-02T04:11:09.123Z-<execution id>`. */
function timeInPath(name: string): string | undefined {
  return /(?:^|\/)(\d{4}-?\d{2}-?\d{2}T[\d:.]+Z)/.exec(name)?.[1];
}
