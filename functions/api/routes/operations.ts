import { analysisOperations } from './analyses.ts';
import { decisionOperations } from './decisions.ts';
import { documentOperations } from './document.ts';
import { exportOperations } from './exports.ts';
import { flipOperations } from './flip.ts';
import { meshOperations } from './mesh.ts';
import type { Operation } from './operation.ts';
import { opportunityOperations } from './opportunities.ts';
import { receiptOperations } from './receipt.ts';
import { spendOperations } from './spend.ts';

/** The whole interface. */
export const operations: readonly Operation[] = [
  ...analysisOperations,
  ...opportunityOperations,
  ...decisionOperations,
  ...flipOperations,
  ...receiptOperations,
  ...spendOperations,
  ...exportOperations,
  ...meshOperations,
  ...documentOperations,
];
