/** `eu-west-1`, `us-gov-east-1`, `us-isob-east-1`, `ap-southeast-7`: the start of a region, a zone or a local zone. */
const regionPattern =
  /^[a-z]{2}(?:-(?:gov|iso[a-z]?))?-(?:central|north|south|east|west|northeast|northwest|southeast|southwest)-\d+/;
const everywhere: ReadonlySet<string> = new Set(['', '-', 'global', 'aws-global', 'all', 'all regions']);

/**
 * The region that a source names: `us-east-1a`, `us-east-1/us-east-1a` and `us-west-2-lax-1a` (a local zone) are in a
 * region, nothing and "global" are `global`. A name of no known form is kept as it is.
 */
export function regionOf(spelling: string | null | undefined): string {
  const text = (spelling ?? '').trim().toLowerCase();
  if (everywhere.has(text)) return 'global';
  return regionPattern.exec(text)?.[0] ?? text;
}
