import type { Estate } from '../../lib/core/estate.ts';
import type { Estimate } from '../../lib/core/estimate.ts';
import type { Finding } from '../../lib/core/finding.ts';
import { add, compareMoney, type Money, signOf, zero } from '../../lib/core/money.ts';
import { savingOn } from '../../lib/core/saving-on.ts';
import { defaultSettings } from '../../lib/core/settings.ts';
import { adjudicate } from '../../lib/receipt/adjudicate.ts';
import { opportunityId, resourceKey } from '../../lib/receipt/resource-key.ts';

/** What a way of counting makes of one unit. */
export interface CountedUnit {
  /** The one opinion it goes by; `undefined` where it goes by none, or by all. */
  readonly winner: Finding | undefined;
  readonly counted: Money;
  /** How many opinions' amounts are in the sum. */
  readonly amounts: number;
}

export interface Counting {
  readonly name: string;
  /** By opportunity id. */
  readonly units: ReadonlyMap<string, CountedUnit>;
  /** Findings that appear nowhere in the answer. */
  readonly lost: number;
  /** Findings without an amount that the sum silently takes as 0. */
  readonly unknownAsZero: number;
}

export interface Opinions {
  readonly findings: readonly Finding[];
  readonly estate: Estate;
  readonly asOf: string;
}

/** What public rivals do: every stated amount is added, whatever it is about; what states none adds nothing. */
export function countNaively({ findings }: Opinions): Counting {
  const units = new Map<string, CountedUnit>();
  for (const finding of findings) {
    const amount = statedAmount(finding);
    const known = units.get(unitOf(finding)) ?? { winner: undefined, counted: zero('USD'), amounts: 0 };
    if (amount === undefined) units.set(unitOf(finding), known);
    else
      units.set(unitOf(finding), {
        winner: undefined,
        counted: add(known.counted, amount),
        amounts: known.amounts + 1,
      });
  }
  return { name: 'naive sum', units, lost: 0, unknownAsZero: findings.filter(statesNothing).length };
}

/** What Cost Optimization Hub does on its own: the largest saving of each unit; all that others say is not there. */
export function countHubAlone({ findings }: Opinions): Counting {
  const hubs = findings.filter(({ source }) => source.family === 'cost-optimization-hub');
  const units = new Map<string, CountedUnit>();
  for (const finding of hubs) {
    const amount = statedAmount(finding) ?? zero('USD');
    const known = units.get(unitOf(finding));
    if (known !== undefined && compareMoney(known.counted, amount) >= 0) continue;
    units.set(unitOf(finding), { winner: finding, counted: amount, amounts: 1 });
  }
  return {
    name: 'the Hub alone',
    units,
    lost: findings.length - hubs.length,
    unknownAsZero: hubs.filter(statesNothing).length,
  };
}

/** What the mesh does. */
export function countAsMesh({ findings, estate, asOf }: Opinions): Counting {
  const { opportunities, receipts } = adjudicate({
    findings,
    estate,
    settings: defaultSettings,
    decisions: [],
    flips: new Map(),
    asOf,
  });
  const lines = receipts.flatMap((receipt) => receipt.lines);
  const beside = receipts.flatMap((receipt) => receipt.beside);
  const units = new Map<string, CountedUnit>(
    opportunities.map(({ id, opinions, winner }) => [
      id,
      { winner: opinions.find((opinion) => opinion.id === winner), counted: zero('USD'), amounts: 0 },
    ]),
  );
  for (const { opportunityId: id, counted } of lines) {
    const unit = units.get(id);
    if (unit === undefined || signOf(counted) === 0) continue;
    units.set(id, { ...unit, counted: add(unit.counted, counted), amounts: unit.amounts + 1 });
  }
  const seen = new Set([...lines, ...beside].map(({ findingId }) => findingId));
  const unknownLines = new Set(findings.filter(statesNothing).map(({ id }) => id));
  return {
    name: 'the mesh',
    units,
    lost: findings.filter(({ id }) => !seen.has(id)).length,
    unknownAsZero: lines.filter(({ findingId }) => unknownLines.has(findingId)).length,
  };
}

export function unitOf({ resource, facet }: Finding): string {
  return opportunityId(resourceKey(resource), facet);
}

/** The amount that someone who does not look at the basis would take. */
function statedAmount({ savings }: Finding): Money | undefined {
  const stated = (['after-discounts', 'list', 'unstated'] as const).map((basis) => savingOn(savings, basis));
  const known = stated.find((estimate): estimate is Estimate & { kind: 'known' } => estimate?.kind === 'known');
  return known?.value;
}

function statesNothing(finding: Finding): boolean {
  return statedAmount(finding) === undefined;
}
