/**
 * What of an answer is AWS's own word and may be shared: names of members whose texts are states, kinds and places. A
 * text under any other name is taken for private.
 */
export const publicMembers: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  [
    'trustedadvisor',
    new Set([
      'awsService',
      'awsServices',
      'checkArn',
      'checkIdentifier',
      'exclusionStatus',
      'language',
      'lifecycleStage',
      'pillar',
      'pillars',
      'regionCode',
      'source',
      'status',
      'statusReason',
      'type',
      'updateReasonCode',
    ]),
  ],
  ['support', new Set(['category', 'checkId', 'checkIds', 'language', 'region', 'status'])],
]);

/** Headings of Trusted Advisor's columns that hold the account's own words. They decide over the next list. */
const privateHeading =
  /\b(names?|ids?|identifiers?|address(es)?|arns?|tags?|buckets?|clusters?|endpoints?|hosts?|urls?|e-?mails?|owners?|accounts?)\b/i;

/** Headings whose texts are AWS's: states, kinds, places and explanations. */
const publicHeading =
  /region|zone|status|type|savings|cost|currency|reason|multi-az|term|platform|engine|edition|version|recommended action|resource summary|time ?stamp|updated/i;

/** A day or a moment. */
const time = /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[-+]\d\d:?\d\d)?)?$/;

/** Texts that name nothing: amounts, shares, sizes, dates, places and instance types. */
const harmless = [
  time,
  /^[-–]?$/,
  /^(yes|no|true|false|n\/a|none|null|ok|warning|error)$/i,
  /^[-+]?[$€£¥]?\s?\d[\d,]*(\.\d+)?(e[-+]?\d+)?\s?(%|[kmgt]?i?b(\/s)?|bytes|m?s|(second|minute|hour|day|month|year)s?|[A-Z]{3})?$/i,
  /^[a-z]{2}(-[a-z]+)+-\d[a-z]?$/,
  /^((db|cache|ml)\.)?[a-z][a-z0-9-]*\.(nano|micro|small|medium|large|\d*xlarge|metal(-\d+xl)?)$/,
];

/** Whether a text is a time, which names nothing whatever it stands under. */
export function isTime(text: string): boolean {
  return time.test(text);
}

/** Whether the text of one column of a flagged resource may be shared. An amount always may: it is what is shared for. */
export function isPublicColumn(heading: string, text: string): boolean {
  const isHarmless = harmless.some((pattern) => pattern.test(text));
  if (isHarmless && /savings|cost/i.test(heading)) return true;
  if (privateHeading.test(heading)) return false;
  return isHarmless || publicHeading.test(heading);
}
