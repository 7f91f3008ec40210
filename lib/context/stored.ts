// One file for all that is loaded when something stored is read: each further one would cut every bundle into more pieces.
export { ReportHeader } from '../core/report.ts';
export { readAnalysisHeader, readOpportunities, readReceiptEntries, storeAnalysis } from './analyses.ts';
export { readFindings, readStates } from './opinions.ts';
