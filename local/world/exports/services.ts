/** What a bill calls a service, and where FOCUS 1.2 puts it. */
export interface ServiceFacts {
  readonly name: string;
  readonly category: string;
  readonly subcategory: string;
}

/** By AWS's product code. Names as AWS's own exports have them; categories are FOCUS's normalised values. */
const services: Readonly<Record<string, ServiceFacts>> = {
  AmazonEC2: { name: 'Amazon Elastic Compute Cloud', category: 'Compute', subcategory: 'Virtual Machines' },
  AmazonECS: { name: 'Amazon Elastic Container Service', category: 'Compute', subcategory: 'Containers' },
  AWSLambda: { name: 'AWS Lambda', category: 'Compute', subcategory: 'Serverless Compute' },
  ComputeSavingsPlans: {
    name: 'Savings Plans for AWS Compute usage',
    category: 'Compute',
    subcategory: 'Other (Compute)',
  },
  AmazonRDS: {
    name: 'Amazon Relational Database Service',
    category: 'Databases',
    subcategory: 'Relational Databases',
  },
  AmazonDynamoDB: { name: 'Amazon DynamoDB', category: 'Databases', subcategory: 'NoSQL Databases' },
  AmazonS3: { name: 'Amazon Simple Storage Service', category: 'Storage', subcategory: 'Object Storage' },
  AmazonVPC: { name: 'Amazon Virtual Private Cloud', category: 'Networking', subcategory: 'Network Infrastructure' },
  AWSELB: { name: 'Elastic Load Balancing', category: 'Networking', subcategory: 'Network Routing' },
  AWSDataTransfer: { name: 'AWS Data Transfer', category: 'Networking', subcategory: 'Network Connectivity' },
  AmazonCloudWatch: { name: 'AmazonCloudWatch', category: 'Management and Governance', subcategory: 'Observability' },
  AWSConfig: { name: 'AWS Config', category: 'Management and Governance', subcategory: 'Compliance' },
  AWSSupportBusiness: {
    name: 'AWS Support (Business)',
    category: 'Management and Governance',
    subcategory: 'Support',
  },
  AWSGlue: { name: 'AWS Glue', category: 'Analytics', subcategory: 'Data Processing' },
  AmazonAthena: { name: 'Amazon Athena', category: 'Analytics', subcategory: 'Analytics Platforms' },
  AmazonGuardDuty: {
    name: 'Amazon GuardDuty',
    category: 'Security',
    subcategory: 'Threat Detection and Response',
  },
  awskms: { name: 'AWS Key Management Service', category: 'Security', subcategory: 'Secret Management' },
  AWSMarketplace: { name: 'Telemetry (AWS Marketplace)', category: 'Other', subcategory: 'Other (Other)' },
};

/** The facts of a product code; a product of its own name where there is none. */
export function serviceOf(product: string): ServiceFacts {
  return services[product] ?? { name: product, category: 'Other', subcategory: 'Other (Other)' };
}

/** Units as AWS prices them, and as FOCUS's unit format writes them. */
const units: Readonly<Record<string, string>> = {
  Hrs: 'Hours',
  'GB-Mo': 'GB-Months',
  'IOPS-Mo': 'IOPS-Months',
  'MiBps-Mo': 'MiBps-Months',
  'LCU-Hrs': 'LCU-Hours',
  'Lambda-GB-Second': 'GB-Seconds',
  'DPU-Hour': 'DPU-Hours',
  '1M Requests': '1000000 Requests',
  '1K Requests': '1000 Requests',
  '1M Events': '1000000 Events',
  '1M IOs': '1000000 IOs',
  '1M WriteRequestUnits': '1000000 WriteRequestUnits',
  '1M ReadRequestUnits': '1000000 ReadRequestUnits',
  ConfigurationItemRecorded: 'ConfigurationItems',
  Terabytes: 'TB',
  Month: 'Months',
};

export function focusUnit(unit: string): string {
  return units[unit] ?? unit;
}

/** As AWS's price list names regions. */
const regionNames: Readonly<Record<string, string>> = {
  'us-east-1': 'US East (N. Virginia)',
  'us-west-2': 'US West (Oregon)',
};

/** What is not bound to a region has none. */
export function regionOf(region: string): { id: string; name: string } | undefined {
  return region === 'global' ? undefined : { id: region, name: regionNames[region] ?? region };
}
