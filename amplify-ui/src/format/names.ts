import type { ListedOpportunity } from '../api/types.ts';
import { serviceName } from './words.ts';

type Named = Pick<ListedOpportunity, 'name' | 'resource' | 'resourceType' | 'service'>;

/** What an opportunity is called: the name of its resource, else its id; of a purchase what is bought. */
export function nameOf({ name, resource, resourceType, service }: Named): string {
  const bought = { 'savings-plan': 'Savings Plan', reservation: 'reservation' }[resourceType];
  return bought === undefined ? (name ?? resource) : `${resource.replace(service, serviceName(service))} ${bought}`;
}

/** A text of the mesh as a sentence of a page. */
export function sentence(text: string): string {
  const whole = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(whole) ? whole : `${whole}.`;
}
