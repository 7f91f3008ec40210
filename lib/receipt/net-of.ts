import type { Estate } from '../core/estate.ts';
import type { Basis } from '../core/estimate.ts';
import type { HighImpactResource } from '../core/event.ts';
import type { Finding } from '../core/finding.ts';
import type { Money } from '../core/money.ts';
import { defaultSettings, type Settings } from '../core/settings.ts';
import { adjudicate } from './adjudicate.ts';
import { highImpactOf } from './high-impact.ts';
import { unknownsOf } from './unknowns.ts';

/** Nothing was read beside the opinions: what an agent knows of its own. */
const emptyEstate: Estate = { resources: [], preferences: {}, unread: [] };

/**
 * What an agent's own findings come to once they are adjudicated among themselves; never a plain sum. In the currency
 * of most amounts, on the basis of that receipt. `unknown`: how many findings state no saving;
 * `highImpact`: the largest savings that count.
 */
export function netOf(
  findings: readonly Finding[],
  asOf: string,
  settings: Settings = defaultSettings,
): { net: Money; basis: Basis; unknown: number; highImpact: HighImpactResource[] } {
  const { receipts } = adjudicate({ findings, estate: emptyEstate, settings, decisions: [], flips: new Map(), asOf });
  const [receipt = noReceipt] = receipts;
  const { net, basis } = receipt;
  return { net, basis, unknown: unknownsOf(receipt).length, highImpact: highImpactOf(receipts, findings) };
}

const noReceipt = { net: { amount: '0', currency: 'USD' }, basis: 'unstated', beside: [] } as const;
