import { fargate, lambda } from '../../../lib/prices/compute.ts';
import type { Container, Instance, LambdaFunction } from '../resource.ts';
import { familyOf, priceOf } from '../sizing.ts';
import { micros } from '../usd.ts';
import { hourlyMeter, hoursAMonth, type Meter, meter, poolOf } from './meter.ts';

export function instanceMeters({ instanceType, monthlyHours, hours, region }: Instance): Meter[] {
  return [
    {
      ...hourlyMeter('compute', 'AmazonEC2', `BoxUsage:${instanceType}`, priceOf('ec2', instanceType)),
      monthly: micros(monthlyHours),
      shape: hours === 'office' ? 'office-hours' : hours,
      eligible: { pool: poolOf('ec2', familyOf(instanceType), region), byComputePlan: true },
    },
  ];
}

export function functionMeters({ seconds, memoryMb, invocations }: LambdaFunction): Meter[] {
  const common = { facet: 'compute', product: 'AWSLambda', shape: 'traffic' } as const;
  const duration = meter({
    ...common,
    usageType: 'Lambda-GB-Second',
    unit: 'Lambda-GB-Second',
    price: lambda.usd['GB-second'],
    monthly: (seconds * memoryMb) / 1_024,
  });
  const price = lambda.usd['million requests'];
  const requests = meter({ ...common, usageType: 'Request', unit: '1M Requests', price, monthly: 0 });
  return [
    { ...duration, isWhole: true, eligible: { byComputePlan: true } },
    // A request is a millionth of the unit that is priced.
    { ...requests, monthly: BigInt(invocations) },
  ];
}

export function containerMeters({ tasks, milliVcpu, memoryMb }: Container): Meter[] {
  const of = (usageType: string, unit: string, price: string, thousandths: number): Meter => ({
    ...meter({ facet: 'compute', product: 'AmazonECS', usageType, unit, price, monthly: 0, shape: 'always' }),
    monthly: BigInt(thousandths * tasks * hoursAMonth) * 1_000n,
    eligible: { byComputePlan: true },
  });
  return [
    of('Fargate-vCPU-Hours:perCPU', 'vCPU-Hours', fargate.usd.vCPU, milliVcpu),
    of('Fargate-GB-Hours', 'GB-Hours', fargate.usd.GB, (memoryMb * 1_000) / 1_024),
  ];
}
