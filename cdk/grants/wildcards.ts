/** Why no narrower resource than `*` is possible, by action or by a service's prefix. */
const reasons: Readonly<Record<string, string>> = {
  autoscaling: 'Auto Scaling’s Describe actions have no resource types',
  'budgets:ViewBudget': 'the mesh reads every budget of the account, and budgets are named by their owners',
  ce: 'Cost Explorer’s queries speak of the whole account; a billing view is their only resource type',
  'compute-optimizer': 'Compute Optimizer defines no resource types',
  'cost-optimization-hub': 'the Cost Optimization Hub defines no resource types',
  ec2: 'EC2’s Describe actions have no resource types',
  'ecs:ListClusters': 'lists all clusters; it has no resource type',
  'ecs:ListServices': 'Compute Optimizer asks for it on behalf of clusters that are not known beforehand',
  'lambda:ListFunctions': 'lists all functions; it has no resource type',
  'lambda:ListProvisionedConcurrencyConfigs':
    'Compute Optimizer asks for it on behalf of functions that are not known beforehand',
  organizations: 'lists the accounts of the organisation; List actions have no resource types',
  rds: 'databases that AWS recommends something for are not known beforehand',
  support: 'AWS Support defines no resource types',
  trustedadvisor: 'the List actions of Trusted Advisor have no resource types',
  xray: 'X-Ray’s write actions have no resource types',
};

/** Why an action is granted on `*`; `undefined` where nobody gave a reason, and it may not be. */
export function wildcardReason(action: string): string | undefined {
  return reasons[action] ?? reasons[action.split(':')[0] ?? ''];
}
