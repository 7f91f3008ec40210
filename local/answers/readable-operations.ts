/** What may be asked of one service: nothing but reads. */
export interface Readable {
  readonly operations: readonly string[];
  /** Where the service answers, the default first, when its answers are the same from everywhere; else any region. */
  readonly regions?: readonly string[];
}

/** Source: AWS General Reference, "AWS Trusted Advisor API endpoints and quotas", seen 2026-11-20. */
const trustedAdvisorRegions = ['us-east-1', 'us-east-2', 'us-west-2', 'eu-west-1', 'ap-northeast-2', 'ap-southeast-2'];
const usEast1 = ['us-east-1'];

/**
 * Every operation that `--aws` lets out of this machine, by the service name of the SigV4 scope, and so every one that
 * a recording can hold. What is not here is refused before it is signed.
 */
export const readableOperations: ReadonlyMap<string, Readable> = new Map([
  [
    'trustedadvisor',
    {
      regions: trustedAdvisorRegions,
      operations: [
        'GetOrganizationRecommendation',
        'GetRecommendation',
        'ListChecks',
        'ListOrganizationRecommendationAccounts',
        'ListOrganizationRecommendationResources',
        'ListOrganizationRecommendations',
        'ListRecommendationResources',
        'ListRecommendations',
      ],
    },
  ],
  [
    'support',
    {
      // us-west-2 and eu-west-1 exist, but do not answer the Trusted Advisor operations.
      regions: usEast1,
      // Support cases are private and say nothing about cost.
      operations: [
        'DescribeTrustedAdvisorCheckRefreshStatuses',
        'DescribeTrustedAdvisorCheckResult',
        'DescribeTrustedAdvisorCheckSummaries',
        'DescribeTrustedAdvisorChecks',
      ],
    },
  ],
  [
    'ce',
    {
      regions: usEast1,
      operations: [
        'GetAnomalies',
        'GetAnomalyMonitors',
        'GetAnomalySubscriptions',
        'GetCommitmentPurchaseAnalysis',
        'GetCostAndUsage',
        'GetCostAndUsageComparisons',
        'GetCostAndUsageWithResources',
        'GetCostCategories',
        'GetCostComparisonDrivers',
        'GetCostForecast',
        'GetDimensionValues',
        'GetReservationCoverage',
        'GetReservationPurchaseRecommendation',
        'GetReservationUtilization',
        'GetRightsizingRecommendation',
        'GetSavingsPlanPurchaseRecommendationDetails',
        'GetSavingsPlansCoverage',
        'GetSavingsPlansPurchaseRecommendation',
        'GetSavingsPlansUtilization',
        'GetSavingsPlansUtilizationDetails',
        'GetTags',
        'GetUsageForecast',
        'ListCommitmentPurchaseAnalyses',
        'ListCostAllocationTags',
        'ListCostCategoryDefinitions',
        'ListSavingsPlansPurchaseRecommendationGeneration',
      ],
    },
  ],
  [
    'cost-optimization-hub',
    {
      regions: usEast1,
      operations: [
        'GetPreferences',
        'GetRecommendation',
        'ListEfficiencyMetrics',
        'ListEnrollmentStatuses',
        'ListRecommendationSummaries',
        'ListRecommendations',
      ],
    },
  ],
  [
    'compute-optimizer',
    {
      operations: [
        'GetAutoScalingGroupRecommendations',
        'GetEBSVolumeRecommendations',
        'GetEC2InstanceRecommendations',
        'GetEC2RecommendationProjectedMetrics',
        'GetECSServiceRecommendations',
        'GetEffectiveRecommendationPreferences',
        'GetEnrollmentStatus',
        'GetEnrollmentStatusesForOrganization',
        'GetIdleRecommendations',
        'GetLambdaFunctionRecommendations',
        'GetLicenseRecommendations',
        'GetRDSDatabaseRecommendations',
        'GetRecommendationPreferences',
        'GetRecommendationSummaries',
      ],
    },
  ],
  [
    'budgets',
    {
      regions: usEast1,
      operations: [
        'DescribeBudget',
        'DescribeBudgetPerformanceHistory',
        'DescribeBudgets',
        'DescribeNotificationsForBudget',
      ],
    },
  ],
  [
    'organizations',
    {
      regions: usEast1,
      operations: [
        'DescribeAccount',
        'DescribeOrganization',
        'DescribeOrganizationalUnit',
        'ListAccounts',
        'ListAccountsForParent',
        'ListChildren',
        'ListDelegatedAdministrators',
        'ListOrganizationalUnitsForParent',
        'ListParents',
        'ListRoots',
        'ListTagsForResource',
      ],
    },
  ],
]);
