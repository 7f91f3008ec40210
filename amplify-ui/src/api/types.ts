import type { components, operations } from './schema';

type Schemas = components['schemas'];
type Answer<Name extends keyof operations> = operations[Name]['responses'] extends infer Responses
  ? { [Status in keyof Responses]: Status extends 200 | 201 | 202 ? JsonOf<Responses[Status]> : never }[keyof Responses]
  : never;
type JsonOf<Response> = Response extends { content: { 'application/json': infer Body } } ? Body : never;
type Query<Name extends keyof operations> = NonNullable<operations[Name]['parameters']['query']>;

export type Money = Schemas['Money'];
export type Estimate = Schemas['Estimate'];
export type Finding = Schemas['Finding'];
export type Problem = Schemas['Problem'];

export type OpportunityPage = Answer<'listOpportunities'>;
export type OpportunityQuery = Query<'listOpportunities'>;
export type ListedOpportunity = OpportunityPage['items'][number];
export type OpportunityDetail = Answer<'getOpportunity'>;
export type Opportunity = OpportunityDetail['opportunity'];
export type OpportunityStatus = Opportunity['status'];
export type Sums = OpportunityPage['total'];
export type SumGroup = NonNullable<OpportunityPage['groups']>[number];
export type Level = Opportunity['effort'];

export type DecisionRequest = NonNullable<
  operations['decideOpportunity']['requestBody']
>['content']['application/json'];
export type DecisionAction = DecisionRequest['action'];
export type BulkReply = Answer<'decideMany'>;

export type ReceiptQuery = Query<'getReceipt'>;
export type ReceiptReply = Answer<'getReceipt'>;
export type ReceiptTotals = ReceiptReply['receipts'][number];
export type ReceiptEntry = ReceiptReply['entries'][number];
export type Coverage = ReceiptReply['coverage'];
export type Pipeline = ReceiptReply['pipeline'];

export type AnalysisResource = Answer<'getAnalysis'>;
export type AnalysisItem = Answer<'listAnalyses'>['items'][number];
export type AnalysisType = AnalysisItem['type'];
export type DiffReply = Answer<'diffAnalyses'>;
export type Difference = DiffReply['items'][number];
export type Change = Difference['change'];

export type MeshReply = Answer<'getMesh'>;
export type AgentView = MeshReply['agents'][number];
export type Role = MeshReply['you']['role'];

export type SpendQuery = Query<'getSpend'>;
export type SpendOverview = Answer<'getSpendOverview'>;
export type SpendLedger = Extract<SpendOverview, { kind: 'known' }>['ledgers'][number];
export type SpendDay = Schemas['SpendDay'];
export type Comparison = Schemas['Comparison'];
export type Anomalies = Answer<'listAnomalies'>;
export type UnusualDays = Schemas['UnusualDays'];
export type DataQuality = Schemas['DataQuality'];
