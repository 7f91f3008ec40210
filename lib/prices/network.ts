import type { PriceList } from './price-list.ts';

/** NAT gateways: an hour, and a GB processed. */
export const natGateway: PriceList<'hour' | 'GB'> = {
  source: 'https://aws.amazon.com/vpc/pricing/',
  asOf: '2026-11-20',
  region: 'us-east-1',
  standing: 'documented',
  usd: { hour: '0.045', GB: '0.045' },
};

/** Load balancers: an hour of each kind, a capacity-unit hour of an application one, a GB through a classic one. */
export const loadBalancer: PriceList<'application hour' | 'application LCU' | 'classic hour' | 'classic GB'> = {
  source: 'https://aws.amazon.com/elasticloadbalancing/pricing/',
  asOf: '2026-11-20',
  region: 'us-east-1',
  standing: 'documented',
  usd: { 'application hour': '0.0225', 'application LCU': '0.008', 'classic hour': '0.025', 'classic GB': '0.008' },
};

/** A public IPv4 address, in use or idle, an hour. */
export const publicIpv4: PriceList<'hour'> = {
  source: 'https://aws.amazon.com/vpc/pricing/',
  asOf: '2026-11-20',
  region: 'us-east-1',
  standing: 'documented',
  usd: { hour: '0.005' },
};

/** A GB out to the internet (the first 10 TB a month), between zones in each direction, and to another region. */
export const dataTransfer: PriceList<'internet GB' | 'zone GB' | 'region GB'> = {
  source: 'https://aws.amazon.com/ec2/pricing/on-demand/#Data_Transfer',
  asOf: '2026-11-20',
  region: 'us-east-1',
  standing: 'documented',
  usd: { 'internet GB': '0.09', 'zone GB': '0.01', 'region GB': '0.02' },
};
