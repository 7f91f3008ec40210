/** The interface as types: made from the OpenAPI document by `npm run api-types`. Do not edit. */
export interface paths {
  '/analyses': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Analyses, newest first
     * @description Role: viewer.
     */
    get: operations['listAnalyses'];
    put?: never;
    /**
     * Start an analysis
     * @description It runs on its own; `Location` is where to poll it. Each person may have five running at once. Role: analyst.
     */
    post: operations['startAnalysis'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/analyses/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One analysis: how it goes on, and what it came to
     * @description Role: viewer.
     */
    get: operations['getAnalysis'];
    put?: never;
    post?: never;
    /**
     * End an analysis that still runs
     * @description It ends within seconds, as `cancelled`. One that has ended already stays as it is. Role: analyst.
     */
    delete: operations['cancelAnalysis'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/analyses/{id}/diff/{other}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What changed from one analysis to a later one, each with why
     * @description Role: viewer.
     */
    get: operations['diffAnalyses'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/opportunities': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Opportunities, filtered, sorted, grouped and summed
     * @description Role: viewer.
     */
    get: operations['listOpportunities'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/opportunities/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One opportunity with all opinions and their evidence
     * @description Role: viewer.
     */
    get: operations['getOpportunity'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/opportunities/{id}/receipt': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The lines of the receipt about one opportunity: what of each opinion counts, and why the rest does not
     * @description Role: viewer.
     */
    get: operations['getOpportunityReceipt'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/opportunities/{id}/decisions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * All decisions about one opportunity, first to last
     * @description Role: viewer.
     */
    get: operations['listDecisions'];
    put?: never;
    /**
     * Approve, reject, dismiss, snooze, mark as done, or reopen
     * @description Bound to the proposal and to the decision before it that were looked at: 409 where either is another by now. Role: approver.
     */
    post: operations['decideOpportunity'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/decisions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Decide about many at once, with a result each
     * @description Role: approver.
     */
    post: operations['decideMany'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/opportunities/{id}/flip': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * The totals as they would be if another opinion won; changes nothing
     * @description Role: viewer.
     */
    post: operations['flipOpportunity'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/receipt': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * From the naive sum to the net, line by line, and what became of it
     * @description Role: viewer.
     */
    get: operations['getReceipt'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/spend': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What is spent over time, by one or two dimensions
     * @description The largest keys have a row each, all others are one, so every choice of dimensions comes to the same totals. Where no bill was read the answer is `kind: "unknown"` with the reason and the remedy, since that is no zero. Role: viewer.
     */
    get: operations['getSpend'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/spend/overview': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * All that the bill says beside spend over time: quality, totals, changes and their drivers, commitments, tags
     * @description Where no bill was read the answer is `kind: "unknown"` with the reason and the remedy, since that is no zero. Role: viewer.
     */
    get: operations['getSpendOverview'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/anomalies': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Days on which a service of an account cost more than its course explains, the costliest first
     * @description Where no bill was read the answer is `kind: "unknown"` with the reason and the remedy, since that is no zero. Role: viewer.
     */
    get: operations['listAnomalies'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/export': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The opportunities of a list as a file, at an address that is valid for five minutes
     * @description `csv` for spreadsheets: no cell begins as a formula does. `focus`: dataset Recommendation of the FOCUS 1.5 draft. Role: viewer.
     */
    get: operations['exportOpportunities'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Whether the front door answers
     * @description Needs no token.
     */
    get: operations['getHealth'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/agents': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The agents of the mesh, and how each is by its own last word
     * @description Role: viewer.
     */
    get: operations['listAgents'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/mesh': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The mesh as a whole: agents, undelivered events, the newest analysis, and who asks
     * @description Role: viewer.
     */
    get: operations['getMesh'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/openapi.json': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * This interface as an OpenAPI 3.1 document
     * @description Needs no token.
     */
    get: operations['getDocument'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    Money: {
      amount: string;
      currency: string;
    };
    Estimate:
      | {
          /** @constant */
          kind: 'known';
          value: components['schemas']['Money'];
        }
      | {
          /** @constant */
          kind: 'range';
          low: components['schemas']['Money'];
          high: components['schemas']['Money'];
        }
      | {
          /** @constant */
          kind: 'unknown';
          reason: string;
        };
    Finding: {
      id: string;
      source: {
        agent: string;
        /** @enum {string} */
        family: 'trusted-advisor' | 'cost-optimization-hub' | 'compute-optimizer' | 'cost-explorer' | 'billing';
        api: string;
        check?: string;
        recommendationId?: string;
        rank?: number;
        /** Format: date-time */
        refreshedAt?: string;
        /** Format: date-time */
        retrievedAt: string;
      };
      resource:
        | {
            /** @constant */
            kind: 'resource';
            accountId: string;
            region: string;
            service: string;
            type: string;
            id: string;
            arn?: string;
            name?: string;
            tags?: {
              [key: string]: string;
            };
          }
        | {
            /** @constant */
            kind: 'commitment';
            accountId: string;
            /** @enum {string} */
            instrument: 'savings-plan' | 'reservation';
            product: string;
            family?: string;
            region?: string;
            /** @enum {string} */
            term?: 'one-year' | 'three-years';
            /** @enum {string} */
            payment?: 'no-upfront' | 'partial-upfront' | 'all-upfront';
            /** @enum {string} */
            scope: 'payer' | 'linked';
          };
      /** @enum {string} */
      facet: 'compute' | 'storage' | 'schedule' | 'licence' | 'network' | 'commitment';
      action: {
        /** @enum {string} */
        kind:
          | 'stop'
          | 'delete'
          | 'rightsize'
          | 'upgrade'
          | 'scale-in'
          | 'migrate-architecture'
          | 'change-storage'
          | 'purchase-savings-plan'
          | 'purchase-reservation'
          | 'schedule'
          | 'review';
        current?: string;
        target?: string;
      };
      savings: {
        list?: components['schemas']['Estimate'];
        afterDiscounts?: components['schemas']['Estimate'];
        afterDiscountsIncludes?: string;
        unstated?: components['schemas']['Estimate'];
      };
      monthlyCost: {
        current?: components['schemas']['Estimate'];
        target?: components['schemas']['Estimate'];
      };
      billChange: components['schemas']['Estimate'];
      /** @enum {string} */
      effort: 'very-low' | 'low' | 'medium' | 'high' | 'very-high' | 'unknown';
      /** @enum {string} */
      risk: 'very-low' | 'low' | 'medium' | 'high' | 'very-high' | 'unknown';
      restartNeeded?: boolean;
      rollback: {
        possible?: boolean;
        steps?: string;
      };
      purchase?: {
        eligible: components['schemas']['Estimate'];
        units?: number;
        upfront?: components['schemas']['Estimate'];
      };
      excluded?: string;
      lookbackDays?: number;
      grade: {
        /** @enum {string} */
        value: 'A' | 'B' | 'C';
        why: string;
      };
      owner: {
        value?: string;
        /** @enum {string} */
        how: 'tag' | 'stack' | 'account' | 'unknown';
      };
      evidence: {
        id: string;
        api: string;
        field: string;
        value: string;
        unit?: string;
        /** Format: date-time */
        at: string;
      }[];
      /** Format: date-time */
      firstSeen?: string;
      /** Format: date-time */
      lastSeen?: string;
    };
    Opportunity: {
      id: string;
      unit: {
        resource:
          | {
              /** @constant */
              kind: 'resource';
              accountId: string;
              region: string;
              service: string;
              type: string;
              id: string;
              arn?: string;
              name?: string;
              tags?: {
                [key: string]: string;
              };
            }
          | {
              /** @constant */
              kind: 'commitment';
              accountId: string;
              /** @enum {string} */
              instrument: 'savings-plan' | 'reservation';
              product: string;
              family?: string;
              region?: string;
              /** @enum {string} */
              term?: 'one-year' | 'three-years';
              /** @enum {string} */
              payment?: 'no-upfront' | 'partial-upfront' | 'all-upfront';
              /** @enum {string} */
              scope: 'payer' | 'linked';
            };
        /** @enum {string} */
        facet: 'compute' | 'storage' | 'schedule' | 'licence' | 'network' | 'commitment';
      };
      opinions: components['schemas']['Finding'][];
      winner: string | null;
      rule: string;
      savings: {
        list?: components['schemas']['Estimate'];
        afterDiscounts?: components['schemas']['Estimate'];
        afterDiscountsIncludes?: string;
        unstated?: components['schemas']['Estimate'];
      };
      billChange: components['schemas']['Estimate'];
      /** @enum {string} */
      effort: 'very-low' | 'low' | 'medium' | 'high' | 'very-high' | 'unknown';
      /** @enum {string} */
      risk: 'very-low' | 'low' | 'medium' | 'high' | 'very-high' | 'unknown';
      owner: {
        value?: string;
        /** @enum {string} */
        how: 'tag' | 'stack' | 'account' | 'unknown';
      };
      order: number;
      contentHash: string;
      /** Format: date-time */
      firstSeen: string;
      /** @enum {string} */
      status: 'open' | 'approved' | 'rejected' | 'dismissed' | 'snoozed' | 'done';
      decision?: components['schemas']['Decision'];
    };
    Decision: {
      opportunityId: string;
      /** @enum {string} */
      status: 'open' | 'approved' | 'rejected' | 'dismissed' | 'snoozed' | 'done';
      by: string;
      reason?: string;
      /** Format: date-time */
      at: string;
      /** Format: date-time */
      until?: string;
      contentHash: string;
    };
    IndexRow: {
      id: string;
      order: number;
      account: string;
      region: string;
      service: string;
      resourceType: string;
      resource: string;
      name?: string;
      /** @enum {string} */
      facet: 'compute' | 'storage' | 'schedule' | 'licence' | 'network' | 'commitment';
      /** @enum {string} */
      action:
        | 'stop'
        | 'delete'
        | 'rightsize'
        | 'upgrade'
        | 'scale-in'
        | 'migrate-architecture'
        | 'change-storage'
        | 'purchase-savings-plan'
        | 'purchase-reservation'
        | 'schedule'
        | 'review';
      current?: string;
      target?: string;
      owner?: string;
      tags?: {
        [key: string]: string;
      };
      /** @enum {string} */
      effort: 'very-low' | 'low' | 'medium' | 'high' | 'very-high' | 'unknown';
      /** @enum {string} */
      risk: 'very-low' | 'low' | 'medium' | 'high' | 'very-high' | 'unknown';
      restartNeeded?: boolean;
      /** @enum {string} */
      grade?: 'A' | 'B' | 'C';
      counted?: components['schemas']['Money'];
      saving: components['schemas']['Estimate'];
      rule: string;
      opinions: number;
      agents: string[];
      /** Format: date-time */
      firstSeen: string;
      contentHash: string;
      /** @enum {string} */
      status: 'open' | 'approved' | 'rejected' | 'dismissed' | 'snoozed' | 'done';
      otherBasis?: {
        /** @enum {string} */
        basis: 'list' | 'after-discounts' | 'unstated';
        estimate: components['schemas']['Estimate'];
      };
    };
    ReceiptEntry:
      | {
          /** @constant */
          kind: 'line';
          currency: string;
          line: {
            opportunityId: string;
            findingId: string;
            stated: components['schemas']['Money'];
            counted: components['schemas']['Money'];
            struck: {
              amount: components['schemas']['Money'];
              /** @enum {string} */
              reason:
                | 'excluded'
                | 'stale'
                | 'duplicate'
                | 'alternative'
                | 'scope'
                | 'exclusive-action'
                | 'group'
                | 'shadowed'
                | 'reduced'
                | 'resized';
              by?: string;
              text: string;
            }[];
          };
        }
      | {
          /** @constant */
          kind: 'beside';
          currency: string;
          beside: {
            findingId: string;
            /** @enum {string} */
            kind:
              | 'other-basis'
              | 'range'
              | 'temporary'
              | 'costs-more'
              | 'small'
              | 'unknown'
              | 'unread-relation'
              | 'member';
            estimate: components['schemas']['Estimate'];
            /** @enum {string} */
            reason?:
              | 'excluded'
              | 'stale'
              | 'duplicate'
              | 'alternative'
              | 'scope'
              | 'exclusive-action'
              | 'group'
              | 'shadowed'
              | 'reduced'
              | 'resized';
            by?: string;
            text: string;
          };
        };
    ReceiptTotals: {
      currency: string;
      /** @enum {string} */
      basis: 'list' | 'after-discounts' | 'unstated';
      naive: components['schemas']['Money'];
      net: components['schemas']['Money'];
      unstatedNet: components['schemas']['Money'];
      smallSum?: components['schemas']['Money'];
      /** @enum {string} */
      bound: 'exact' | 'lower' | 'open';
      commitments: {
        after: components['schemas']['Money'];
        otherOrder: components['schemas']['Money'];
        stranded: components['schemas']['Money'];
      };
    };
    Coverage: {
      period?: {
        /** Format: date */
        start: string;
        /** Format: date */
        end: string;
      };
      spend: components['schemas']['Estimate'];
      examined: components['schemas']['Estimate'];
      examinedShare?: string;
      blind: {
        reason: string;
        spend?: components['schemas']['Estimate'];
        remedy: string;
      }[];
    };
    Gap: {
      source: string;
      /** @enum {string} */
      code:
        | 'access-denied'
        | 'plan-required'
        | 'not-enabled'
        | 'throttled'
        | 'timeout'
        | 'agent-unavailable'
        | 'no-data'
        | 'unusable-data'
        | 'cost-cap';
      /** Format: date-time */
      since: string;
      effect: string;
      remedy: string;
    };
    Problem: {
      /** @constant */
      type: 'about:blank';
      title: string;
      status: number;
      detail: string;
      /** @enum {string} */
      code:
        | 'bad-input'
        | 'bad-configuration'
        | 'currency-mismatch'
        | 'not-found'
        | 'already-exists'
        | 'lost-race'
        | 'not-owner'
        | 'corrupt-data'
        | 'throttled'
        | 'timeout'
        | 'cost-cap'
        | 'access-denied'
        | 'agent-unavailable'
        | 'agent-failed'
        | 'bad-reply'
        | 'not-signed-in'
        | 'method-not-allowed'
        | 'too-large'
        | 'content-changed'
        | 'key-reused'
        | 'too-many-running'
        | 'service-unavailable';
      retryable: boolean;
      retryAfter?: number;
    };
    Costs: {
      [key: string]: components['schemas']['Money'];
    };
    Share:
      | {
          /** @constant */
          kind: 'known';
          value: string;
        }
      | {
          /** @constant */
          kind: 'unknown';
          reason: string;
        };
    Ratio: {
      share: components['schemas']['Share'];
      part?: components['schemas']['Money'];
      whole?: components['schemas']['Money'];
      formula: string;
    };
    SpendEntry: {
      provider: string | null;
      key: string | null;
      name?: string;
      rows: number;
      costs: components['schemas']['Costs'];
      shareOfCharges: components['schemas']['Share'];
    };
    Breakdown: {
      dimension:
        | ('service' | 'account' | 'region' | 'charge-category' | 'usage-type' | 'owner')
        | ('provider' | 'part' | 'month');
      entries: components['schemas']['SpendEntry'][];
    };
    SpendDay: {
      provider: string | null;
      /** Format: date */
      day: string;
      rows: number;
      costs: components['schemas']['Costs'];
      complete: boolean;
    };
    Driver: {
      /** @enum {string} */
      kind: 'price' | 'quantity' | 'new' | 'gone' | 'unexplained';
      item: string | null;
      region: string | null;
      amount: components['schemas']['Money'];
    };
    Comparison: {
      /** @enum {string} */
      kind: 'full-month' | 'same-days';
      /** @enum {string} */
      costKind: 'billed' | 'effective' | 'contracted' | 'list';
      baselinePeriod: {
        /** Format: date */
        start: string;
        /** Format: date */
        end: string;
      };
      currentPeriod: {
        /** Format: date */
        start: string;
        /** Format: date */
        end: string;
      };
      baseline: components['schemas']['Money'];
      current: components['schemas']['Money'];
      change: components['schemas']['Money'];
      movers: {
        provider: string | null;
        service: string | null;
        accountId: string | null;
        accountName?: string;
        baseline: components['schemas']['Money'];
        current: components['schemas']['Money'];
        change: components['schemas']['Money'];
        drivers: components['schemas']['Driver'][];
      }[];
      others: components['schemas']['Money'];
    };
    UnusualDays: {
      id: string;
      period: {
        /** Format: date */
        start: string;
        /** Format: date */
        end: string;
      };
      provider: string | null;
      service: string | null;
      accountId: string | null;
      accountName?: string;
      /** @enum {string} */
      costKind: 'billed' | 'effective' | 'contracted' | 'list';
      /** @enum {string} */
      shape: 'jump' | 'ramp';
      actual: components['schemas']['Money'];
      expected: components['schemas']['Money'];
      impact: components['schemas']['Money'];
      driver?: components['schemas']['Driver'];
    };
    CommitmentUse: {
      id: string;
      type: string | null;
      accountId: string | null;
      used: components['schemas']['Money'];
      unused: components['schemas']['Money'];
      utilisation: components['schemas']['Share'];
      /** Format: date */
      end?: string;
    };
    UnitPrice: {
      provider: string | null;
      service: string | null;
      item: string | null;
      region: string | null;
      unit: string;
      quantity: string;
      cost: {
        [key: string]: components['schemas']['Money'];
      };
      price: {
        [key: string]: components['schemas']['Money'];
      };
    };
    TagCoverage: {
      provider: string | null;
      key: string;
      share: components['schemas']['Share'];
      tagged: components['schemas']['Money'];
      untagged: components['schemas']['Money'];
      credits: {
        tagged: components['schemas']['Money'];
        untagged: components['schemas']['Money'];
      };
      values: {
        value: string | null;
        rows: number;
        costs: components['schemas']['Costs'];
      }[];
      others?: {
        rows: number;
        costs: components['schemas']['Costs'];
      };
    };
    DataQuality: {
      format: string;
      formatForced: boolean;
      files: {
        name: string;
        counted: boolean;
        why?: string;
      }[];
      rows: number;
      period: {
        /** Format: date */
        start: string;
        /** Format: date */
        end: string;
      };
      /** Format: date */
      completeUntil: string;
      months: {
        /** Format: date */
        month: string;
        /** Format: date */
        firstDay: string;
        /** Format: date */
        lastDay: string;
        /** @enum {string} */
        state: 'final' | 'open';
        rows: number;
      }[];
      currencies: string[];
      providers: (string | null)[];
      columns: {
        column: string;
        source: string[];
        /** @enum {string} */
        state: 'usable' | 'missing' | 'empty' | 'unusable';
      }[];
      notes: {
        code: string;
        text: string;
        effect: string;
        rows?: number;
        column?: string;
      }[];
    };
    ListedOpportunity: {
      id: string;
      order: number;
      account: string;
      region: string;
      service: string;
      resourceType: string;
      resource: string;
      name?: string;
      /** @enum {string} */
      facet: 'compute' | 'storage' | 'schedule' | 'licence' | 'network' | 'commitment';
      /** @enum {string} */
      action:
        | 'stop'
        | 'delete'
        | 'rightsize'
        | 'upgrade'
        | 'scale-in'
        | 'migrate-architecture'
        | 'change-storage'
        | 'purchase-savings-plan'
        | 'purchase-reservation'
        | 'schedule'
        | 'review';
      current?: string;
      target?: string;
      owner?: string;
      tags?: {
        [key: string]: string;
      };
      /** @enum {string} */
      effort: 'very-low' | 'low' | 'medium' | 'high' | 'very-high' | 'unknown';
      /** @enum {string} */
      risk: 'very-low' | 'low' | 'medium' | 'high' | 'very-high' | 'unknown';
      restartNeeded?: boolean;
      /** @enum {string} */
      grade?: 'A' | 'B' | 'C';
      counted?: components['schemas']['Money'];
      saving: components['schemas']['Estimate'];
      rule: string;
      opinions: number;
      agents: string[];
      /** Format: date-time */
      firstSeen: string;
      contentHash: string;
      /** @enum {string} */
      status: 'open' | 'approved' | 'rejected' | 'dismissed' | 'snoozed' | 'done';
      otherBasis?: {
        /** @enum {string} */
        basis: 'list' | 'after-discounts' | 'unstated';
        estimate: components['schemas']['Estimate'];
      };
      decisionVersion: number;
      decision?: components['schemas']['Decision'];
    };
    AgentList: {
      agents: {
        agent: string;
        version: string;
        question: string;
        taskKinds: ('analyse' | 'refine' | 'impact' | 'ask')[];
        timeoutSeconds: number;
        /** @enum {string} */
        status: 'ready' | 'busy' | 'degraded' | 'offline';
        /** Format: date-time */
        heartbeatAt?: string;
        lastReport?: {
          taskId: string;
          /** @enum {string} */
          status: 'complete' | 'partial' | 'failed';
          contextKey: string;
          durationMs: number;
        };
        lastError?: {
          taskId: string;
          code: string;
          message: string;
          /** Format: date-time */
          at: string;
        };
      }[];
    };
    AnalysisList: {
      items: {
        id: string;
        /** @enum {string} */
        type: 'comprehensive' | 'targeted' | 'emergency';
        /** @enum {string} */
        status: 'queued' | 'running' | 'awaiting-approval' | 'completed' | 'partial' | 'failed' | 'cancelled';
        requestedBy: string;
        /** Format: date-time */
        startedAt: string;
        /** Format: date-time */
        completedAt?: string;
        steps: {
          agent: string;
          /** @enum {string} */
          status: 'waiting' | 'asked' | 'answered' | 'failed';
          /** Format: date-time */
          since: string;
          findings?: number;
          message?: string;
        }[];
        headline?: string;
        summary?: {
          /** Format: date-time */
          asOf: string;
          opportunityCount: number;
          unknown: number;
          net: components['schemas']['Money'][];
        };
      }[];
      next?: string;
    };
    AnalysisResource: {
      id: string;
      /** @enum {string} */
      type: 'comprehensive' | 'targeted' | 'emergency';
      /** @enum {string} */
      status: 'queued' | 'running' | 'awaiting-approval' | 'completed' | 'partial' | 'failed' | 'cancelled';
      requestedBy: string;
      /** Format: date-time */
      startedAt: string;
      /** Format: date-time */
      completedAt?: string;
      steps: {
        agent: string;
        /** @enum {string} */
        status: 'waiting' | 'asked' | 'answered' | 'failed';
        /** Format: date-time */
        since: string;
        findings?: number;
        message?: string;
      }[];
      headline?: string;
      result?: {
        id: string;
        /** @enum {string} */
        type: 'comprehensive' | 'targeted' | 'emergency';
        question?: string;
        /** @enum {string} */
        status: 'queued' | 'running' | 'awaiting-approval' | 'completed' | 'partial' | 'failed' | 'cancelled';
        headline: string;
        plan: {
          /** @enum {string} */
          type: 'comprehensive' | 'targeted' | 'emergency';
          scope?: {
            accountIds?: string[];
            services?: string[];
            resources?: string[];
            tags?: {
              [key: string]: string;
            };
          };
          steps: {
            id: string;
            agent: string;
            /** @enum {string} */
            kind: 'analyse' | 'refine' | 'impact' | 'ask';
            after: string[];
          }[];
        };
        reports: {
          agent: string;
          taskId: string;
          /** @enum {string} */
          status: 'complete' | 'partial' | 'failed';
          contextKey: string;
          summary: {
            findings: number;
            net?: components['schemas']['Money'];
            /** @enum {string} */
            basis: 'list' | 'after-discounts' | 'unstated';
            unknown: number;
            gaps: number;
          };
        }[];
        coverage: components['schemas']['Coverage'];
        gaps: components['schemas']['Gap'][];
        newOpportunities?: number;
        warnings: {
          detailType: string;
          subject?: string;
        }[];
        cost: {
          requests: {
            service: string;
            operation: string;
            count: number;
            usd: string;
          }[];
          model: {
            inputTokens: number;
            outputTokens: number;
            usd: string;
          };
          total: components['schemas']['Money'];
          cap: components['schemas']['Money'];
        };
        narrative?: string;
        /** Format: date-time */
        asOf: string;
        /** Format: date-time */
        startedAt: string;
        /** Format: date-time */
        completedAt: string;
        receipts: components['schemas']['ReceiptTotals'][];
        opportunityCount: number;
        unknown: number;
        highImpact: {
          resource: string;
          action: string;
          monthly: components['schemas']['Money'];
        }[];
      };
    };
    AnomalyReply:
      | {
          /** @constant */
          kind: 'known';
          analysis: string;
          /** Format: date-time */
          asOf: string;
          source: string;
          period: {
            /** Format: date */
            start: string;
            /** Format: date */
            end: string;
          };
          /** Format: date */
          completeUntil: string;
          ledgers: {
            currency: string;
            items: components['schemas']['UnusualDays'][];
          }[];
        }
      | {
          /** @constant */
          kind: 'unknown';
          analysis: string;
          /** Format: date-time */
          asOf: string;
          reason: string;
          remedy: string;
        };
    BulkReply: {
      decided: number;
      refused: number;
      results: (
        | {
            decision: components['schemas']['Decision'];
            decisionVersion: number;
            opportunityId: string;
            /** @constant */
            result: 'decided';
          }
        | {
            opportunityId: string;
            /** @constant */
            result: 'refused';
            problem: components['schemas']['Problem'];
          }
      )[];
    };
    Decided: {
      decision: components['schemas']['Decision'];
      decisionVersion: number;
    };
    DecisionHistory: {
      decisions: {
        opportunityId: string;
        /** @enum {string} */
        status: 'open' | 'approved' | 'rejected' | 'dismissed' | 'snoozed' | 'done';
        by: string;
        reason?: string;
        /** Format: date-time */
        at: string;
        /** Format: date-time */
        until?: string;
        contentHash: string;
        version: number;
      }[];
    };
    DiffReply: {
      before: string;
      after: string;
      counts: {
        [key: string]: number;
      };
      items: {
        /** @enum {string} */
        change: 'new' | 'gone' | 'unseen' | 'changed' | 'decided';
        opportunityId: string;
        why: string;
        before?: components['schemas']['IndexRow'];
        after?: components['schemas']['IndexRow'];
      }[];
      next?: string;
    };
    ExportReply: {
      analysis: string;
      /** Format: uri */
      url: string;
      /** Format: date-time */
      expiresAt: string;
      fileName: string;
      rows: number;
    };
    FlipReply: {
      analysis: string;
      before: components['schemas']['ReceiptTotals'][];
      after: components['schemas']['ReceiptTotals'][];
    };
    MeshReply: {
      version: string;
      agents: {
        agent: string;
        version: string;
        question: string;
        taskKinds: ('analyse' | 'refine' | 'impact' | 'ask')[];
        timeoutSeconds: number;
        /** @enum {string} */
        status: 'ready' | 'busy' | 'degraded' | 'offline';
        /** Format: date-time */
        heartbeatAt?: string;
        lastReport?: {
          taskId: string;
          /** @enum {string} */
          status: 'complete' | 'partial' | 'failed';
          contextKey: string;
          durationMs: number;
        };
        lastError?: {
          taskId: string;
          code: string;
          message: string;
          /** Format: date-time */
          at: string;
        };
        undeliveredEvents: number;
        /** @enum {string} */
        circuit: 'closed' | 'open' | 'half-open';
      }[];
      latest?: {
        analysis: string;
        /** @enum {string} */
        status: 'queued' | 'running' | 'awaiting-approval' | 'completed' | 'partial' | 'failed' | 'cancelled';
        /** Format: date-time */
        asOf: string;
      };
      you: {
        name: string;
        /** @enum {string} */
        role: 'viewer' | 'analyst' | 'approver';
      };
    };
    OpportunityDetail: {
      analysis: string;
      /** Format: date-time */
      asOf: string;
      decisionVersion: number;
      counted?: components['schemas']['Money'];
      opportunity: components['schemas']['Opportunity'];
    };
    OpportunityPage: {
      analysis: string;
      /** Format: date-time */
      asOf: string;
      total: {
        count: number;
        counted: components['schemas']['Money'][];
        unknown: number;
      };
      groups?: {
        count: number;
        counted: components['schemas']['Money'][];
        unknown: number;
        value: string | null;
      }[];
      others?: {
        count: number;
        counted: components['schemas']['Money'][];
        unknown: number;
        groups: number;
      };
      items: components['schemas']['ListedOpportunity'][];
      next?: string;
    };
    OpportunityReceipt: {
      analysis: string;
      entries: components['schemas']['ReceiptEntry'][];
    };
    ReceiptReply: {
      analysis: string;
      /** Format: date-time */
      asOf: string;
      headline: string;
      receipts: {
        currency: string;
        /** @enum {string} */
        basis: 'list' | 'after-discounts' | 'unstated';
        naive: components['schemas']['Money'];
        net: components['schemas']['Money'];
        unstatedNet: components['schemas']['Money'];
        smallSum?: components['schemas']['Money'];
        /** @enum {string} */
        bound: 'exact' | 'lower' | 'open';
        commitments: {
          after: components['schemas']['Money'];
          otherOrder: components['schemas']['Money'];
          stranded: components['schemas']['Money'];
        };
        struck: {
          /** @enum {string} */
          reason:
            | 'excluded'
            | 'stale'
            | 'duplicate'
            | 'alternative'
            | 'scope'
            | 'exclusive-action'
            | 'group'
            | 'shadowed'
            | 'reduced'
            | 'resized';
          amount: components['schemas']['Money'];
          lines: number;
        }[];
        beside: {
          /** @enum {string} */
          kind:
            | 'other-basis'
            | 'range'
            | 'temporary'
            | 'costs-more'
            | 'small'
            | 'unknown'
            | 'unread-relation'
            | 'member';
          count: number;
          open: number;
        }[];
        range?: {
          low: components['schemas']['Money'];
          high: components['schemas']['Money'];
        };
      }[];
      gaps: components['schemas']['Gap'][];
      coverage: components['schemas']['Coverage'];
      pipeline: {
        identified: {
          count: number;
          counted: components['schemas']['Money'][];
          unknown: number;
        };
        byStatus: {
          [key: string]: {
            count: number;
            counted: components['schemas']['Money'][];
            unknown: number;
          };
        };
        realised: components['schemas']['Estimate'];
      };
      entries: components['schemas']['ReceiptEntry'][];
      found: number;
      opportunities: {
        id: string;
        name?: string;
        resource: string;
        resourceType: string;
        service: string;
      }[];
      next?: string;
    };
    SpendOverviewReply:
      | {
          /** @constant */
          kind: 'known';
          analysis: string;
          /** Format: date-time */
          asOf: string;
          source: string;
          quality: components['schemas']['DataQuality'];
          ledgers: {
            currency: string;
            costKinds: {
              /** @enum {string} */
              kind: 'billed' | 'effective' | 'contracted' | 'list';
              usable: boolean;
              reason?: string;
            }[];
            net: components['schemas']['Costs'];
            gross: components['schemas']['Costs'];
            breakdowns: components['schemas']['Breakdown'][];
            days: components['schemas']['SpendDay'][];
            comparisons: components['schemas']['Comparison'][];
            commitments: components['schemas']['CommitmentUse'][];
            utilisation: components['schemas']['Ratio'];
            coverage: components['schemas']['Ratio'];
            effectiveSavingsRate: components['schemas']['Ratio'];
            unitPrices: components['schemas']['UnitPrice'][];
            tags: components['schemas']['TagCoverage'][];
          }[];
        }
      | {
          /** @constant */
          kind: 'unknown';
          analysis: string;
          /** Format: date-time */
          asOf: string;
          reason: string;
          remedy: string;
        };
    SpendReply:
      | {
          /** @constant */
          kind: 'known';
          analysis: string;
          /** Format: date-time */
          asOf: string;
          source: string;
          period: {
            /** Format: date */
            start: string;
            /** Format: date */
            end: string;
          };
          /** Format: date */
          completeUntil: string;
          by: ('service' | 'account' | 'region' | 'charge-category' | 'usage-type' | 'owner')[];
          /** @enum {string} */
          grain: 'day' | 'month';
          /** @enum {string} */
          costKind: 'billed' | 'effective' | 'contracted' | 'list';
          ledgers: {
            currency: string;
            costKinds: {
              /** @enum {string} */
              kind: 'billed' | 'effective' | 'contracted' | 'list';
              usable: boolean;
              reason?: string;
            }[];
            accountNames: {
              [key: string]: string;
            };
            table:
              | {
                  /** @constant */
                  kind: 'known';
                  times: (string | 'earlier')[];
                  rows: {
                    keys: (string | null)[] | 'others';
                    amounts: string[];
                  }[];
                  totals: string[];
                }
              | {
                  /** @constant */
                  kind: 'unknown';
                  reason: string;
                };
          }[];
        }
      | {
          /** @constant */
          kind: 'unknown';
          analysis: string;
          /** Format: date-time */
          asOf: string;
          reason: string;
          remedy: string;
        };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  listAnalyses: {
    parameters: {
      query?: {
        /** @description Items of a page. */
        limit?: number;
        /** @description `next` of the page before. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AnalysisList'];
        };
      };
      /** @description The request does not fit; `detail` names what. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not for this role. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too much at once: come again after `retryAfter` seconds. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It failed inside. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part of the mesh is not there: come again later. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  startAnalysis: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same request with the same key is done once, for a day. */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @enum {string} */
          type?: 'comprehensive' | 'targeted' | 'emergency';
          query?: string;
          scope?: {
            accountIds?: string[];
            services?: string[];
            resources?: string[];
            tags?: {
              [key: string]: string;
            };
          };
          inputs?: string[];
          agents?: string[];
        };
      };
    };
    responses: {
      /** @description It is started. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AnalysisResource'];
        };
      };
      /** @description The request does not fit; `detail` names what. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not for this role. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Somebody was first, or it is not so any more: look again. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The idempotency key came with another request. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too much at once: come again after `retryAfter` seconds. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It failed inside. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part of the mesh is not there: come again later. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getAnalysis: {
    parameters: {
      query?: never;
      header?: {
        /** @description An ETag of this address: 304 where it still holds. */
        'If-None-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The analysis. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AnalysisResource'];
        };
      };
      /** @description What the caller has still holds. */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The request does not fit; `detail` names what. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not for this role. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too much at once: come again after `retryAfter` seconds. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It failed inside. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part of the mesh is not there: come again later. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  cancelAnalysis: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same request with the same key is done once, for a day. */
        'Idempotency-Key'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It will end, or has ended. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AnalysisResource'];
        };
      };
      /** @description The request does not fit; `detail` names what. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not for this role. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Somebody was first, or it is not so any more: look again. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The idempotency key came with another request. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too much at once: come again after `retryAfter` seconds. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It failed inside. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part of the mesh is not there: come again later. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  diffAnalyses: {
    parameters: {
      query?: {
        /** @description Only these changes. */
        change?: ('new' | 'gone' | 'unseen' | 'changed' | 'decided')[];
        /** @description Items of a page. */
        limit?: number;
        /** @description `next` of the page before. */
        cursor?: string;
      };
      header?: {
        /** @description An ETag of this address: 304 where it still holds. */
        'If-None-Match'?: string;
      };
      path: {
        id: string;
        other: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of differences, and how many of each kind. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DiffReply'];
        };
      };
      /** @description What the caller has still holds. */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The request does not fit; `detail` names what. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not for this role. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too much at once: come again after `retryAfter` seconds. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It failed inside. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part of the mesh is not there: come again later. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listOpportunities: {
    parameters: {
      query?: {
        /** @description An analysis. Default: the newest comprehensive one. */
        analysis?: string;
        /** @description Account ids. */
        account?: string[];
        /** @description Regions, or `global`. */
        region?: string[];
        /** @description Services as in an ARN, e.g. `ec2`. */
        service?: string[];
        /** @description Resource types as in an ARN, e.g. `volume`. */
        resourceType?: string[];
        /** @description Owners; an empty one stands for those without. */
        owner?: string[];
        /** @description Owner tags as `key=value`, or `key` for any value. */
        tag?: string[];
        /** @description What is proposed. */
        action?: (
          | 'stop'
          | 'delete'
          | 'rightsize'
          | 'upgrade'
          | 'scale-in'
          | 'migrate-architecture'
          | 'change-storage'
          | 'purchase-savings-plan'
          | 'purchase-reservation'
          | 'schedule'
          | 'review'
        )[];
        /** @description The part of the resource. */
        facet?: ('compute' | 'storage' | 'schedule' | 'licence' | 'network' | 'commitment')[];
        /** @description Where the decision stands now. */
        status?: ('open' | 'approved' | 'rejected' | 'dismissed' | 'snoozed' | 'done')[];
        /** @description Effort. */
        effort?: ('very-low' | 'low' | 'medium' | 'high' | 'very-high' | 'unknown')[];
        /** @description Risk. */
        risk?: ('very-low' | 'low' | 'medium' | 'high' | 'very-high' | 'unknown')[];
        /** @description Grade of evidence. */
        grade?: ('A' | 'B' | 'C')[];
        /** @description The currency of what counts. */
        currency?: string;
        /** @description At least this counts a month. What has no amount does not pass. */
        minimumAmount?: string;
        /** @description At most this counts a month. What has no amount does not pass. */
        maximumAmount?: string;
        /** @description First seen at least so many days ago. */
        minimumAgeDays?: number;
        /** @description First seen at most so many days ago. */
        maximumAgeDays?: number;
        /** @description Words, each somewhere in id, name, account, service, action, current, target, owner or tags. */
        text?: string;
        /** @description `-` in front turns the order round. */
        sort?:
          | 'order'
          | '-order'
          | 'amount'
          | '-amount'
          | 'age'
          | '-age'
          | 'account'
          | '-account'
          | 'region'
          | '-region'
          | 'service'
          | '-service'
          | 'owner'
          | '-owner'
          | 'action'
          | '-action'
          | 'status'
          | '-status'
          | 'effort'
          | '-effort'
          | 'risk'
          | '-risk'
          | 'grade'
          | '-grade'
          | 'name'
          | '-name';
        /** @description Sums by a column, beside the page. */
        groupBy?:
          | 'account'
          | 'region'
          | 'service'
          | 'owner'
          | 'action'
          | 'effort'
          | 'risk'
          | 'grade'
          | 'facet'
          | 'status'
          | 'team';
        /** @description Items of a page. */
        limit?: number;
        /** @description `next` of the page before. */
        cursor?: string;
        /** @description Items before the page. Where there is a `cursor`, that says where the page begins. */
        skip?: number;
      };
      header?: {
        /** @description An ETag of this address: 304 where it still holds. */
        'If-None-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page, and what the whole list comes to. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OpportunityPage'];
        };
      };
      /** @description What the caller has still holds. */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The request does not fit; `detail` names what. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not for this role. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too much at once: come again after `retryAfter` seconds. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It failed inside. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part of the mesh is not there: come again later. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getOpportunity: {
    parameters: {
      query?: {
        /** @description An analysis. Default: the newest comprehensive one. */
        analysis?: string;
      };
      header?: {
        /** @description An ETag of this address: 304 where it still holds. */
        'If-None-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The opportunity. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OpportunityDetail'];
        };
      };
      /** @description What the caller has still holds. */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The request does not fit; `detail` names what. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not for this role. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too much at once: come again after `retryAfter` seconds. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It failed inside. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part of the mesh is not there: come again later. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getOpportunityReceipt: {
    parameters: {
      query?: {
        /** @description An analysis. Default: the newest comprehensive one. */
        analysis?: string;
      };
      header?: {
        /** @description An ETag of this address: 304 where it still holds. */
        'If-None-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The lines, and what stands beside them. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OpportunityReceipt'];
        };
      };
      /** @description What the caller has still holds. */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The request does not fit; `detail` names what. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not for this role. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too much at once: come again after `retryAfter` seconds. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It failed inside. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part of the mesh is not there: come again later. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listDecisions: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The history. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DecisionHistory'];
        };
      };
      /** @description The request does not fit; `detail` names what. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not for this role. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too much at once: come again after `retryAfter` seconds. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It failed inside. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part of the mesh is not there: come again later. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  decideOpportunity: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same request with the same key is done once, for a day. */
        'Idempotency-Key'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @enum {string} */
          action: 'approve' | 'reject' | 'dismiss' | 'snooze' | 'done' | 'reopen';
          reason?: string;
          /** Format: date-time */
          until?: string;
          contentHash: string;
          decisionVersion: number;
        };
      };
    };
    responses: {
      /** @description The decision as it was appended. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Decided'];
        };
      };
      /** @description The request does not fit; `detail` names what. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not for this role. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Somebody was first, or it is not so any more: look again. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The idempotency key came with another request. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too much at once: come again after `retryAfter` seconds. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It failed inside. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part of the mesh is not there: come again later. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  decideMany: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same request with the same key is done once, for a day. */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          decisions: {
            /** @enum {string} */
            action: 'approve' | 'reject' | 'dismiss' | 'snooze' | 'done' | 'reopen';
            reason?: string;
            /** Format: date-time */
            until?: string;
            contentHash: string;
            decisionVersion: number;
            opportunityId: string;
          }[];
        };
      };
    };
    responses: {
      /** @description A result for each, in the order of the request. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BulkReply'];
        };
      };
      /** @description The request does not fit; `detail` names what. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not for this role. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Somebody was first, or it is not so any more: look again. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The idempotency key came with another request. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too much at once: come again after `retryAfter` seconds. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It failed inside. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part of the mesh is not there: come again later. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  flipOpportunity: {
    parameters: {
      query?: {
        /** @description An analysis. Default: the newest comprehensive one. */
        analysis?: string;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          findingId: string;
        };
      };
    };
    responses: {
      /** @description The totals before and after. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FlipReply'];
        };
      };
      /** @description The request does not fit; `detail` names what. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not for this role. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too much at once: come again after `retryAfter` seconds. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It failed inside. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part of the mesh is not there: come again later. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getReceipt: {
    parameters: {
      query?: {
        /** @description An analysis. Default: the newest comprehensive one. */
        analysis?: string;
        /** @description Lines that count, that were struck for a reason, or that stand beside for one. */
        kind?:
          | 'counted'
          | 'excluded'
          | 'stale'
          | 'duplicate'
          | 'alternative'
          | 'scope'
          | 'exclusive-action'
          | 'group'
          | 'shadowed'
          | 'reduced'
          | 'resized'
          | 'other-basis'
          | 'range'
          | 'temporary'
          | 'costs-more'
          | 'small'
          | 'unknown'
          | 'unread-relation'
          | 'member';
        /** @description Words, each somewhere in what the opportunity is called or in why the line does not count. */
        text?: string;
        /** @description By place in the receipt, or by what is stated or counts; `-` in front turns it round. */
        sort?: 'place' | 'stated' | '-stated' | 'counted' | '-counted';
        /** @description Items of a page. */
        limit?: number;
        /** @description `next` of the page before. */
        cursor?: string;
        /** @description Items before the page. Where there is a `cursor`, that says where the page begins. */
        skip?: number;
      };
      header?: {
        /** @description An ETag of this address: 304 where it still holds. */
        'If-None-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Totals, and a page of lines. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptReply'];
        };
      };
      /** @description What the caller has still holds. */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The request does not fit; `detail` names what. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not for this role. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too much at once: come again after `retryAfter` seconds. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It failed inside. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part of the mesh is not there: come again later. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getSpend: {
    parameters: {
      query?: {
        /** @description An analysis. Default: the newest comprehensive one. */
        analysis?: string;
        /** @description One dimension, or two different ones in the order of the keys. */
        by?: ('service' | 'account' | 'region' | 'charge-category' | 'usage-type' | 'owner')[];
        /** @description By day (billed and effective cost of the last 92 days, `earlier` before them) or by month. */
        grain?: 'day' | 'month';
        /** @description Which cost: headlines are billed, trends effective. */
        costKind?: 'billed' | 'effective' | 'contracted' | 'list';
        /** @description Only the ledger of this currency. Default: all, each for itself. */
        currency?: string;
      };
      header?: {
        /** @description An ETag of this address: 304 where it still holds. */
        'If-None-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The spend, a ledger a currency. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SpendReply'];
        };
      };
      /** @description What the caller has still holds. */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The request does not fit; `detail` names what. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not for this role. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too much at once: come again after `retryAfter` seconds. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It failed inside. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part of the mesh is not there: come again later. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getSpendOverview: {
    parameters: {
      query?: {
        /** @description An analysis. Default: the newest comprehensive one. */
        analysis?: string;
        /** @description Only the ledger of this currency. Default: all, each for itself. */
        currency?: string;
      };
      header?: {
        /** @description An ETag of this address: 304 where it still holds. */
        'If-None-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The bill, a ledger a currency. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SpendOverviewReply'];
        };
      };
      /** @description What the caller has still holds. */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The request does not fit; `detail` names what. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not for this role. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too much at once: come again after `retryAfter` seconds. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It failed inside. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part of the mesh is not there: come again later. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listAnomalies: {
    parameters: {
      query?: {
        /** @description An analysis. Default: the newest comprehensive one. */
        analysis?: string;
        /** @description Only of these accounts. */
        account?: string[];
        /** @description Only of these services, as the bill names them. */
        service?: string[];
        /** @description Only the ledger of this currency. Default: all, each for itself. */
        currency?: string;
      };
      header?: {
        /** @description An ETag of this address: 304 where it still holds. */
        'If-None-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The unusual days, a ledger a currency. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AnomalyReply'];
        };
      };
      /** @description What the caller has still holds. */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The request does not fit; `detail` names what. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not for this role. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too much at once: come again after `retryAfter` seconds. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It failed inside. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part of the mesh is not there: come again later. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  exportOpportunities: {
    parameters: {
      query?: {
        /** @description An analysis. Default: the newest comprehensive one. */
        analysis?: string;
        /** @description Account ids. */
        account?: string[];
        /** @description Regions, or `global`. */
        region?: string[];
        /** @description Services as in an ARN, e.g. `ec2`. */
        service?: string[];
        /** @description Resource types as in an ARN, e.g. `volume`. */
        resourceType?: string[];
        /** @description Owners; an empty one stands for those without. */
        owner?: string[];
        /** @description Owner tags as `key=value`, or `key` for any value. */
        tag?: string[];
        /** @description What is proposed. */
        action?: (
          | 'stop'
          | 'delete'
          | 'rightsize'
          | 'upgrade'
          | 'scale-in'
          | 'migrate-architecture'
          | 'change-storage'
          | 'purchase-savings-plan'
          | 'purchase-reservation'
          | 'schedule'
          | 'review'
        )[];
        /** @description The part of the resource. */
        facet?: ('compute' | 'storage' | 'schedule' | 'licence' | 'network' | 'commitment')[];
        /** @description Where the decision stands now. */
        status?: ('open' | 'approved' | 'rejected' | 'dismissed' | 'snoozed' | 'done')[];
        /** @description Effort. */
        effort?: ('very-low' | 'low' | 'medium' | 'high' | 'very-high' | 'unknown')[];
        /** @description Risk. */
        risk?: ('very-low' | 'low' | 'medium' | 'high' | 'very-high' | 'unknown')[];
        /** @description Grade of evidence. */
        grade?: ('A' | 'B' | 'C')[];
        /** @description The currency of what counts. */
        currency?: string;
        /** @description At least this counts a month. What has no amount does not pass. */
        minimumAmount?: string;
        /** @description At most this counts a month. What has no amount does not pass. */
        maximumAmount?: string;
        /** @description First seen at least so many days ago. */
        minimumAgeDays?: number;
        /** @description First seen at most so many days ago. */
        maximumAgeDays?: number;
        /** @description Words, each somewhere in id, name, account, service, action, current, target, owner or tags. */
        text?: string;
        /** @description The shape of the file. */
        format?: 'csv' | 'focus';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Where the file is, and until when. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ExportReply'];
        };
      };
      /** @description The request does not fit; `detail` names what. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not for this role. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too much at once: come again after `retryAfter` seconds. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It failed inside. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part of the mesh is not there: come again later. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getHealth: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It does. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @constant */
            status: 'ok';
            version: string;
          };
        };
      };
      /** @description The request does not fit; `detail` names what. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It failed inside. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listAgents: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The agents by name. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AgentList'];
        };
      };
      /** @description The request does not fit; `detail` names what. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not for this role. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too much at once: come again after `retryAfter` seconds. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It failed inside. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part of the mesh is not there: come again later. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getMesh: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The mesh. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MeshReply'];
        };
      };
      /** @description The request does not fit; `detail` names what. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No token, or none that holds. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not for this role. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too much at once: come again after `retryAfter` seconds. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It failed inside. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A part of the mesh is not there: come again later. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getDocument: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The document. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @constant */
            openapi: '3.1.0';
          } & {
            [key: string]: unknown;
          };
        };
      };
      /** @description The request does not fit; `detail` names what. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description It failed inside. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
}
