/** What the organisation runs, as it is: what each resource needs, and not only what can be measured of it. */

/** The part of a resource's hours that a commitment pays for. */
export interface CoverageShare {
  readonly commitmentId: string;
  readonly percent: number;
}

interface ResourceBase {
  /** `accountId/region/service/type/id`, as in `lib/core/estate.ts`. */
  readonly key: string;
  readonly accountId: string;
  readonly region: string;
  /** As in an ARN. */
  readonly service: string;
  readonly type: string;
  readonly id: string;
  readonly arn: string;
  readonly name: string;
  readonly tags: Readonly<Record<string, string>>;
  /** Days before `asOf`. */
  readonly createdDaysAgo: number;
  /** Days before `asOf`: it is gone, and sources that looked earlier still speak of it. */
  readonly deletedDaysAgo?: number;
  /** Carries the tag that keeps everyone's hands off. */
  readonly isProtected: boolean;
  /** A person excluded it in Trusted Advisor. */
  readonly isExcluded: boolean;
  readonly coverage: readonly CoverageShare[];
}

/** What a machine must have, at its busiest. Nothing: nobody uses it. */
export interface Need {
  readonly vcpu: number;
  readonly memoryGib: number;
}

export const noNeed: Need = { vcpu: 0, memoryGib: 0 };

export interface Instance extends ResourceBase {
  readonly kind: 'instance';
  readonly instanceType: string;
  /** Hours that it runs, of a month of 730. */
  readonly monthlyHours: number;
  readonly hours: 'always' | 'elastic' | 'office';
  readonly need: Need;
  /** The CloudWatch agent reports memory: without it no source sees `need.memoryGib`. */
  readonly memoryMeasured: boolean;
  /** Its software runs on Graviton as it is. */
  readonly portable: boolean;
  /** Nobody will ask for it again, so that it can be deleted and not only stopped. */
  readonly discardable: boolean;
  /** Used in office hours only, though it runs day and night. */
  readonly idleAtNight: boolean;
  readonly groupKey?: string;
  /** Members of a group are replaced by every release, and most are younger than what the sources look back on. */
  readonly launchedDaysAgo: number;
  /** Of the last 14 days, those with at most 10 % CPU and 5 MB of network traffic. */
  readonly quietDays: number;
}

export interface Group extends ResourceBase {
  readonly kind: 'group';
  readonly memberKeys: readonly string[];
  readonly instanceType: string;
  /** Of one member. */
  readonly need: Need;
  readonly memoryMeasured: boolean;
  readonly portable: boolean;
}

export interface VolumeConfiguration {
  readonly volumeType: 'gp2' | 'gp3' | 'io1' | 'st1';
  readonly gib: number;
  readonly iops: number;
  /** MB/s. */
  readonly throughput: number;
}

export interface Volume extends ResourceBase, VolumeConfiguration {
  readonly kind: 'volume';
  readonly needIops: number;
  readonly needThroughput: number;
  /** Absent: attached to nothing. */
  readonly attachedTo?: { readonly key: string; readonly deletedWithIt: boolean; readonly fateRead: boolean };
}

export interface Database extends ResourceBase {
  readonly kind: 'database';
  readonly instanceClass: string;
  readonly multiAz: boolean;
  readonly need: Need;
  readonly portable: boolean;
  readonly storage: { readonly storageType: 'gp3' | 'io1'; readonly gib: number; readonly iops: number };
  readonly needIops: number;
}

export interface Cluster extends ResourceBase {
  readonly kind: 'cluster';
  readonly storageType: 'aurora' | 'aurora-iopt1';
  readonly gib: number;
  readonly millionIo: number;
  readonly memberKeys: readonly string[];
}

export interface ClusterInstance extends ResourceBase {
  readonly kind: 'cluster-instance';
  readonly clusterKey: string;
  readonly instanceClass: string;
  /** Of the cluster: the instance's own price follows from it. */
  readonly storageType: 'aurora' | 'aurora-iopt1';
  readonly need: Need;
  /** What it needs while nothing fails; a failover target needs more in the end. */
  readonly needWhileStandingBy: Need;
}

export interface LambdaFunction extends ResourceBase {
  readonly kind: 'function';
  readonly memoryMb: number;
  readonly needMb: number;
  /** Seconds of duration and invocations a month. */
  readonly seconds: number;
  readonly invocations: number;
}

export interface Container extends ResourceBase {
  readonly kind: 'container';
  readonly tasks: number;
  /** Of one task; a thousand units are one vCPU (AWS's own unit is 1,024). */
  readonly milliVcpu: number;
  readonly memoryMb: number;
  readonly needMilliVcpu: number;
  readonly needMb: number;
}

export interface NatGateway extends ResourceBase {
  readonly kind: 'nat';
  readonly gbMonth: number;
}

export interface LoadBalancer extends ResourceBase {
  readonly kind: 'balancer';
  readonly flavour: 'application' | 'classic';
  /** Hours of capacity units a month (application), or GB (classic). */
  readonly load: number;
}

export interface Address extends ResourceBase {
  readonly kind: 'address';
  readonly associated: boolean;
}

/** Something that is billed by use and that no source has an opinion with dollars about. */
export interface Metered extends ResourceBase {
  readonly kind: 'metered';
  readonly uses: readonly Use[];
  /** A bucket without a rule for uploads that were never finished. */
  readonly lacksLifecycle: boolean;
}

export interface Use {
  readonly product: string;
  readonly usageType: string;
  readonly unit: string;
  /** US dollars a unit. */
  readonly rate: string;
  readonly monthly: number;
  readonly shape: 'storage' | 'traffic' | 'office' | 'batch';
}

export type WorldResource =
  | Instance
  | Group
  | Volume
  | Database
  | Cluster
  | ClusterInstance
  | LambdaFunction
  | Container
  | NatGateway
  | LoadBalancer
  | Address
  | Metered;
