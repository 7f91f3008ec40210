import type { Rule } from './rule.ts';
import { crossZoneTransfer } from './rules/cross-zone-transfer.ts';
import { dynamodbOnDemand } from './rules/dynamodb-on-demand.ts';
import { eksExtendedSupport } from './rules/eks-extended-support.ts';
import { expiringCommitments } from './rules/expiring-commitments.ts';
import { gp2ToGp3 } from './rules/gp2-to-gp3.ts';
import { gravitonDatabases } from './rules/graviton-databases.ts';
import { gravitonInstances } from './rules/graviton-instances.ts';
import { growingSnapshots } from './rules/growing-snapshots.ts';
import { idlePublicIpv4 } from './rules/idle-public-ipv4.ts';
import { logRetention } from './rules/log-retention.ts';
import { natTransfer } from './rules/nat-transfer.ts';
import { previousGenerationDatabases } from './rules/previous-generation-databases.ts';
import { previousGenerationInstances } from './rules/previous-generation-instances.ts';
import { provisionedIopsToGp3 } from './rules/provisioned-iops-to-gp3.ts';
import { publicIpv4 } from './rules/public-ipv4.ts';
import { quietLoadBalancers } from './rules/quiet-load-balancers.ts';
import { quietNatGateways } from './rules/quiet-nat-gateways.ts';
import { rdsExtendedSupport } from './rules/rds-extended-support.ts';
import { runsAtNight } from './rules/runs-at-night.ts';
import { s3StorageClasses } from './rules/s3-storage-classes.ts';
import { savingsPlan } from './rules/savings-plan.ts';
import { unusedCommitments } from './rules/unused-commitments.ts';

/** Every kind of waste that is looked for, in the order in which it is told. */
export const rules: readonly Rule[] = [
  gp2ToGp3,
  provisionedIopsToGp3,
  previousGenerationInstances,
  previousGenerationDatabases,
  gravitonInstances,
  gravitonDatabases,
  idlePublicIpv4,
  publicIpv4,
  quietNatGateways,
  quietLoadBalancers,
  growingSnapshots,
  rdsExtendedSupport,
  eksExtendedSupport,
  s3StorageClasses,
  logRetention,
  crossZoneTransfer,
  natTransfer,
  dynamodbOnDemand,
  unusedCommitments,
  expiringCommitments,
  savingsPlan,
  runsAtNight,
];
