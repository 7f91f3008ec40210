import type { SpendPart } from '../../../lib/core/spend.ts';
import type { Group } from './question.ts';

const support = /\bsupport\b/i;
const marketplace = /marketplace/i;
/** Who sells what AWS itself makes. */
const ofAws = /^(aws|amazon)\b/i;

/**
 * What a charge is for a reader of an invoice. The first that fits: tax, credits, refunds and other corrections, then
 * support and marketplace by who sells them, then purchases and usage.
 */
export function partOf({ keys }: Group): SpendPart {
  const { ChargeCategory, ChargeClass, ServiceName, ProviderName, PublisherName } = keys;
  if (ChargeCategory === 'Tax') return 'tax';
  if (ChargeCategory === 'Credit') return 'credits';
  if (ChargeClass === 'Correction') return 'refunds';
  if (ChargeCategory === 'Adjustment') return 'adjustments';
  if (isOfMarketplace(ProviderName, PublisherName, ServiceName)) return 'marketplace';
  if (support.test(ServiceName ?? '')) return 'support';
  return ChargeCategory === 'Purchase' ? 'purchases' : 'usage';
}

/** Credits, refunds, corrections and tax are not what things cost: gross spend is without them. */
export function isGross(part: SpendPart): boolean {
  return part === 'usage' || part === 'purchases' || part === 'support' || part === 'marketplace';
}

function isOfMarketplace(
  provider: string | null | undefined,
  publisher: string | null | undefined,
  service: string | null | undefined,
): boolean {
  if (marketplace.test(publisher ?? '') || marketplace.test(service ?? '')) return true;
  return ofAws.test(provider ?? '') && Boolean(publisher) && !ofAws.test(publisher ?? '');
}
