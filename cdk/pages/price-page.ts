import Big from 'big.js';
import { formatMoney, sum } from '../../lib/core/money.ts';
import {
  alwaysFree,
  amplifyHosting,
  apiGateway,
  cloudWatchWatching,
  eventBridge,
  lambdaArm,
  secretsManager,
  xray,
} from '../../lib/prices/serverless.ts';
import {
  analysesAMonth,
  analysisPrice,
  assumptions,
  idlePrice,
  monthPrice,
  type PricePart,
  priceOf,
  requestsPrice,
} from '../price/price.ts';
import { code, generatedNote, page, table } from './markdown.ts';
import type { PageSource } from './source.ts';

/** About what a person asks for in a day, the page polling meanwhile. */
const requestsShown = 1_000;

/** `docs/price.md`: what the mesh costs, with every part and what was taken for granted. */
export function pricePage({ templates, manifests, stage }: PageSource): string {
  const idle = idlePrice(templates);
  const analysis = analysisPrice(templates, manifests);
  const month = monthPrice(templates, manifests);
  const runs = analysesAMonth(templates, manifests);
  return page(
    '# What the mesh costs',
    generatedNote,
    `US dollars at list price in us-east-1, without tax, for the stage ${code(stage.name)} in one account.`,
    table(
      ['', 'without allowances', 'with the always-free allowances'],
      [
        ['a month, idle', totalText(idle, false), totalText(idle, true)],
        ['one comprehensive analysis', totalText(analysis, false), ''],
        [
          `${requestsShown} requests of the interface`,
          totalText(requestsPrice(templates, manifests, requestsShown), false),
          '',
        ],
        [
          `a month with ${new Big(runs).round(1)} analyses, idle included`,
          totalText(month, false),
          totalText(month, true),
        ],
      ],
    ),
    'The allowances are an account’s, not the mesh’s: where other work uses them up, the column without them holds.',
    '## A month, idle',
    partsTable(idle),
    '## One comprehensive analysis',
    'Each agent runs once, and once more for each event of the mesh that wakes it.',
    analysisTable(analysis),
    `## ${requestsShown} requests of the interface`,
    'What the dashboard and programs ask; people are free up to 10,000 a month.',
    analysisTable(requestsPrice(templates, manifests, requestsShown)),
    '## What is taken for granted',
    assumptionsTable(),
    '## What is not in it',
    [
      '- Further pages: every page of a Cost Explorer answer is a request. `costCap` in `finops.json` ends an analysis before it spends more; 1 USD unless you say otherwise.',
      '- A language model: without one, everything but prose works.',
      '- Data that you keep longer or have more of than assumed, and reading logs or traces.',
      `- Hosting the dashboard, where the stage has Amplify do it: ${amplifyHosting.usd['GB served']} USD a GB served, of a page of some megabytes that browsers keep.`,
      '- Trying new versions: `npm run deploy` invokes each changed function once.',
    ].join('\n'),
    '## Sources',
    sourceList(),
  );
}

function partsTable(parts: readonly PricePart[]): string {
  const rows = parts.map((part) => [
    part.what,
    quantityText(part),
    `${part.usdEach} per ${part.unit}`,
    new Big(priceOf(part, false).amount).toFixed(4),
    new Big(priceOf(part, true).amount).toFixed(4),
  ]);
  return table(['part', 'quantity', 'USD each', 'without allowances', 'with'], rows);
}

function analysisTable(parts: readonly PricePart[]): string {
  const rows = parts.map((part) => [
    part.what,
    quantityText(part),
    `${part.usdEach} per ${part.unit}`,
    new Big(priceOf(part, false).amount).toFixed(6),
  ]);
  return table(['part', 'quantity', 'USD each', 'USD'], rows);
}

function quantityText({ quantity, unit }: PricePart): string {
  return `${quantity.round(6).toFixed()} ${unit}`;
}

function totalText(parts: readonly PricePart[], allowances: boolean): string {
  return formatMoney(
    sum(
      parts.map((part) => priceOf(part, allowances)),
      'USD',
    ),
  );
}

function assumptionsTable(): string {
  return table(
    ['assumed', 'value'],
    [
      ['in the context bucket', `${assumptions.storedGb} GB`],
      ['in the state table', `${assumptions.tableGb} GB`],
      ['logs kept', `${assumptions.keptLogGb} GB`],
      ['an agent works', `${assumptions.agentSeconds} s, or its whole timeout where that is shorter`],
      [
        'the supervisor works and waits',
        `${assumptions.supervisorSeconds} s, or its whole timeout where that is shorter`,
      ],
      ['requests of each action of a priced API, a run', `${assumptions.requestsAnAction}`],
      [
        'a task writes and reads in the table',
        `${assumptions.tableWritesATask} and ${assumptions.tableReadsATask} items`,
      ],
      ['a task writes and reads objects', `${assumptions.objectWritesATask} and ${assumptions.objectReadsATask}`],
      [
        'a request of the interface',
        `${assumptions.requestSeconds} s, ${assumptions.tableReadsARequest} items and ${assumptions.objectReadsARequest} object read, ${assumptions.logKbARequest} KB of log`,
      ],
      ['a task publishes', `${assumptions.eventsATask} event`],
      ['a task logs', `${assumptions.logKbATask} kB`],
      ['own metrics a room sends', `${assumptions.metricsARoom}, charged for the hour of the run`],
    ],
  );
}

function sourceList(): string {
  const lists = [
    lambdaArm,
    apiGateway,
    amplifyHosting,
    cloudWatchWatching,
    eventBridge,
    xray,
    secretsManager,
    alwaysFree,
  ];
  const lines = lists.map(({ source, asOf }) => `- ${source}, ${asOf}`);
  return [...lines, '- `lib/prices`: requests, storage, logs and metrics, each with its own source'].join('\n');
}
