import type { Finding } from '../core/finding.ts';

/** A part is closed at this size: one part in memory is small beside a function's 256 MB, and a hundred make a report. */
const maximumPartBytes = 1_000_000;

export interface Part {
  readonly text: string;
  readonly findings: number;
  readonly bytes: number;
}

/** Findings as newline-delimited texts of about a megabyte each; holds no more than one of them. */
export async function* toParts(findings: Iterable<Finding> | AsyncIterable<Finding>): AsyncGenerator<Part> {
  let lines: string[] = [];
  let bytes = 0;
  for await (const finding of findings) {
    const line = `${JSON.stringify(finding)}\n`;
    lines.push(line);
    bytes += Buffer.byteLength(line);
    if (bytes < maximumPartBytes) continue;
    yield { text: lines.join(''), findings: lines.length, bytes };
    lines = [];
    bytes = 0;
  }
  if (lines.length > 0) yield { text: lines.join(''), findings: lines.length, bytes };
}
