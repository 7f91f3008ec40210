const servicePrefix = /^(?:db|cache|ml)\./;
const instanceType = /^(?:(?:db|cache|ml)\.)?([a-z][a-z0-9-]*)\.[a-z0-9-]+/;

/** The family that a configuration names first (`m5` of `m5.2xlarge`, `r5` of `db.r5.large`); `undefined` where none. */
export function familyOf(configuration: string | undefined): string | undefined {
  return configuration === undefined ? undefined : instanceType.exec(configuration.trim().toLowerCase())?.[1];
}

/** A family without its service's prefix: Cost Explorer writes `r5` where the Hub writes `db.r5`. */
export function bareFamily(family: string): string {
  return family.trim().toLowerCase().replace(servicePrefix, '');
}

/**
 * Whether a family runs on Graviton: the letter after the generation is g (`m7g`, `c6gn`, `r6gd`), or it is `a1`.
 * `g4dn` and `g6` are GPU families on x86.
 */
export function isGraviton(family: string): boolean {
  return family === 'a1' || /^[a-z]+\d+g[a-z-]*$/.test(family);
}
