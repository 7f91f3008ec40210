/** The prefix of a service's IAM actions, by the package of its SDK client. */
const actionPrefixes: Readonly<Record<string, string>> = {
  '@aws-sdk/client-auto-scaling': 'autoscaling',
  '@aws-sdk/client-budgets': 'budgets',
  '@aws-sdk/client-compute-optimizer': 'compute-optimizer',
  '@aws-sdk/client-cost-explorer': 'ce',
  '@aws-sdk/client-cost-optimization-hub': 'cost-optimization-hub',
  '@aws-sdk/client-dynamodb': 'dynamodb',
  '@aws-sdk/client-ec2': 'ec2',
  '@aws-sdk/client-eventbridge': 'events',
  '@aws-sdk/client-lambda': 'lambda',
  '@aws-sdk/client-organizations': 'organizations',
  '@aws-sdk/client-rds': 'rds',
  '@aws-sdk/client-s3': 's3',
  '@aws-sdk/client-sts': 'sts',
  '@aws-sdk/client-support': 'support',
  '@aws-sdk/client-trustedadvisor': 'trustedadvisor',
};

/**
 * Operations whose IAM actions are not the operation's own name alone. Source: Service Authorization Reference, the
 * table "API operations" of each service; for Compute Optimizer also its user guide, "Controlling access with IAM".
 */
const otherActions: Readonly<Record<string, readonly string[]>> = {
  'budgets:DescribeBudget': ['budgets:ViewBudget'],
  'budgets:DescribeBudgetPerformanceHistory': ['budgets:ViewBudget'],
  'budgets:DescribeBudgets': ['budgets:ViewBudget'],
  'budgets:DescribeNotificationsForBudget': ['budgets:ViewBudget'],
  'compute-optimizer:GetAutoScalingGroupRecommendations': [
    'compute-optimizer:GetAutoScalingGroupRecommendations',
    'autoscaling:DescribeAutoScalingGroups',
  ],
  'compute-optimizer:GetEBSVolumeRecommendations': [
    'compute-optimizer:GetEBSVolumeRecommendations',
    'ec2:DescribeVolumes',
  ],
  'compute-optimizer:GetEC2InstanceRecommendations': [
    'compute-optimizer:GetEC2InstanceRecommendations',
    'ec2:DescribeInstances',
  ],
  'compute-optimizer:GetEC2RecommendationProjectedMetrics': [
    'compute-optimizer:GetEC2RecommendationProjectedMetrics',
    'ec2:DescribeInstances',
  ],
  'compute-optimizer:GetECSServiceRecommendations': [
    'compute-optimizer:GetECSServiceRecommendations',
    'ecs:ListClusters',
    'ecs:ListServices',
  ],
  'compute-optimizer:GetEffectiveRecommendationPreferences': [
    'compute-optimizer:GetEffectiveRecommendationPreferences',
    'autoscaling:DescribeAutoScalingGroups',
    'autoscaling:DescribeAutoScalingInstances',
    'ec2:DescribeInstances',
  ],
  'compute-optimizer:GetEnrollmentStatusesForOrganization': [
    'compute-optimizer:GetEnrollmentStatusesForOrganization',
    'organizations:ListAccounts',
  ],
  'compute-optimizer:GetLambdaFunctionRecommendations': [
    'compute-optimizer:GetLambdaFunctionRecommendations',
    'lambda:ListFunctions',
    'lambda:ListProvisionedConcurrencyConfigs',
  ],
  'compute-optimizer:GetLicenseRecommendations': [
    'compute-optimizer:GetLicenseRecommendations',
    'ec2:DescribeInstances',
  ],
  'compute-optimizer:GetRDSDatabaseRecommendations': [
    'compute-optimizer:GetRDSDatabaseRecommendations',
    'rds:DescribeDBClusters',
    'rds:DescribeDBInstances',
  ],
  'lambda:Invoke': ['lambda:InvokeFunction'],
  // Without ListBucket, S3 answers 403 where a key is missing, and not 404.
  's3:GetObject': ['s3:GetObject', 's3:ListBucket'],
  's3:HeadObject': ['s3:GetObject', 's3:ListBucket'],
  's3:ListObjectsV2': ['s3:ListBucket'],
  // Anyone may ask who he is.
  'sts:GetCallerIdentity': [],
};

/**
 * The IAM actions that one operation of an SDK client needs.
 *
 * @param client the package, e.g. `@aws-sdk/client-support`
 * @param operation e.g. `DescribeTrustedAdvisorChecks`
 * @returns `undefined` for a client whose prefix the table does not know
 */
export function actionsOf(client: string, operation: string): readonly string[] | undefined {
  const prefix = actionPrefixes[client];
  if (prefix === undefined) return undefined;
  const name = `${prefix}:${operation}`;
  return otherActions[name] ?? [name];
}
