import type { Role, Site } from '../account.ts';
import { type Draw, drawFrom } from '../random.ts';
import type { Address, LoadBalancer, NatGateway } from '../resource.ts';
import { countOf, makeBase } from './maker.ts';

type Counts = Readonly<Record<Role, number>>;
const usualNats: Counts = { management: 0, production: 3, data: 2, staging: 2, development: 2, sandbox: 1 };
const usualBalancers: Counts = { management: 0, production: 5, data: 1, staging: 3, development: 2, sandbox: 1 };
const usualAddresses: Counts = { management: 1, production: 6, data: 1, staging: 2, development: 2, sandbox: 1 };

/** NAT gateways, load balancers and public addresses. */
export function* makeNetwork(site: Site): Generator<NatGateway | LoadBalancer | Address> {
  const draw = drawFrom(site.seed, 'network', site.index);
  for (let left = countOf(site, draw, usualNats[site.role]); left > 0; left -= 1) yield makeNat(site, draw);
  for (let left = countOf(site, draw, usualBalancers[site.role]); left > 0; left -= 1)
    yield makeBalancer(site, draw, left);
  for (let left = countOf(site, draw, usualAddresses[site.role]); left > 0; left -= 1) yield makeAddress(site, draw);
}

function makeNat(site: Site, draw: Draw): NatGateway {
  const isIdle = site.isEnrolled && site.role !== 'production' && draw.chance(40);
  const id = `nat-0${draw.hex(16)}`;
  const busy =
    site.role === 'production' || site.role === 'data' ? draw.between(3_000, 14_000) : draw.between(100, 900);
  return {
    ...makeBase(site, draw, { service: 'ec2', type: 'natgateway', id, name: `${site.role}-egress` }),
    kind: 'nat',
    gbMonth: isIdle ? 0 : busy,
  };
}

function makeBalancer(site: Site, draw: Draw, at: number): LoadBalancer {
  const isClassic = draw.chance(site.role === 'production' ? 5 : 14);
  const name = `${isClassic ? 'legacy' : 'public'}-${site.role}-${at}`;
  const load = site.role === 'production' ? draw.between(6, 40) * 730 : draw.between(1, 2) * 730;
  return {
    ...makeBase(site, draw, {
      service: 'elasticloadbalancing',
      type: 'loadbalancer',
      id: isClassic ? name : `app/${name}`,
      name,
      ...(!isClassic && { arnSuffix: `loadbalancer/app/${name}/${draw.hex(16)}` }),
    }),
    kind: 'balancer',
    flavour: isClassic ? 'classic' : 'application',
    load: isClassic ? (draw.chance(60) ? 0 : draw.between(50, 900)) : load,
  };
}

function makeAddress(site: Site, draw: Draw): Address {
  const ip = `${draw.pick([3, 18, 34, 52, 54])}.${draw.between(1, 254)}.${draw.between(1, 254)}.${draw.between(1, 254)}`;
  return {
    ...makeBase(site, draw, { service: 'ec2', type: 'elastic-ip', id: ip, name: '' }),
    kind: 'address',
    associated: site.role === 'production' ? draw.chance(95) : draw.chance(84),
  };
}
