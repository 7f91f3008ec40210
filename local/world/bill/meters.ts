import { loadBalancer, natGateway, publicIpv4 } from '../../../lib/prices/network.ts';
import type { Address, LoadBalancer, Metered, NatGateway, WorldResource } from '../resource.ts';
import { containerMeters, functionMeters, instanceMeters } from './compute-meters.ts';
import { clusterInstanceMeters, clusterMeters, databaseMeters } from './database-meters.ts';
import { hourlyMeter, type Meter, meter } from './meter.ts';
import { volumeMeters } from './volume-meters.ts';

/** What a resource is billed for, as it runs now. A group is billed through its members. */
export function metersOf(resource: WorldResource): readonly Meter[] {
  switch (resource.kind) {
    case 'instance':
      return instanceMeters(resource);
    case 'group':
      return [];
    case 'volume':
      return volumeMeters(resource);
    case 'database':
      return databaseMeters(resource);
    case 'cluster':
      return clusterMeters(resource);
    case 'cluster-instance':
      return clusterInstanceMeters(resource);
    case 'function':
      return functionMeters(resource);
    case 'container':
      return containerMeters(resource);
    case 'nat':
      return natMeters(resource);
    case 'balancer':
      return balancerMeters(resource);
    case 'address':
      return addressMeters(resource);
    case 'metered':
      return meteredMeters(resource);
  }
}

function natMeters({ gbMonth }: NatGateway): Meter[] {
  const facet = 'network';
  const product = 'AmazonEC2';
  const price = natGateway.usd.GB;
  return [
    hourlyMeter(facet, product, 'NatGateway-Hours', natGateway.usd.hour),
    meter({ facet, product, usageType: 'NatGateway-Bytes', unit: 'GB', price, monthly: gbMonth, shape: 'traffic' }),
  ];
}

function balancerMeters({ flavour, load }: LoadBalancer): Meter[] {
  const common = { facet: 'network', product: 'AWSELB', monthly: load, shape: 'traffic' } as const;
  if (flavour === 'classic')
    return [
      hourlyMeter('network', 'AWSELB', 'LoadBalancerUsage', loadBalancer.usd['classic hour']),
      meter({ ...common, usageType: 'DataProcessing-Bytes', unit: 'GB', price: loadBalancer.usd['classic GB'] }),
    ];
  return [
    hourlyMeter('network', 'AWSELB', 'LoadBalancerUsage:Application', loadBalancer.usd['application hour']),
    meter({ ...common, usageType: 'LCUUsage', unit: 'LCU-Hrs', price: loadBalancer.usd['application LCU'] }),
  ];
}

function addressMeters({ associated }: Address): Meter[] {
  const usageType = associated ? 'PublicIPv4:InUseAddress' : 'PublicIPv4:IdleAddress';
  return [hourlyMeter('network', 'AmazonVPC', usageType, publicIpv4.usd.hour)];
}

function meteredMeters({ uses, service }: Metered): Meter[] {
  const facet = service === 'ec2' || service === 's3' ? 'storage' : 'compute';
  return uses.map(({ rate, ...use }) => meter({ ...use, facet, price: rate }));
}
