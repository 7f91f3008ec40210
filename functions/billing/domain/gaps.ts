import type { ErrorCode } from '../../../lib/core/errors.ts';
import type { Gap } from '../../../lib/core/gap.ts';
import type { BillFacts, FileProblem } from './bill.ts';
import type { UnusableCost } from './usable-costs.ts';

/** What an export is called where a source is named. */
export const api = 'billing:export';

const problemGaps: Readonly<Record<FileProblem['kind'], { code: Gap['code']; remedy: string }>> = {
  missing: { code: 'no-data', remedy: 'Copy the missing file beside the others, or export the month again.' },
  surplus: { code: 'no-data', remedy: 'Remove it, or give it alone if it is an export of its own.' },
  'second-copy': {
    code: 'unusable-data',
    remedy: 'Keep one copy of each month, so that it is plain which one counts.',
  },
  outside: {
    code: 'access-denied',
    remedy: 'Copy the file into what is given: links that lead out of it are not followed.',
  },
  undecided: {
    code: 'unusable-data',
    remedy: 'Give one delivery of each month, or keep AWS’s manifests beside the files.',
  },
};

/** What was in the export and could not be used, or should have been and was not. */
export function gapsOf({ problems }: BillFacts, unusable: readonly UnusableCost[], since: string): Gap[] {
  const ofFiles = problems.map(({ kind, text }): Gap => {
    const { code, remedy } = problemGaps[kind];
    return { source: api, code, since, effect: sentence(text), remedy };
  });
  const ofCosts = unusable
    .filter(({ isWrong }) => isWrong)
    .map(({ provider, reason }): Gap => {
      const effect = `${provider === null ? '' : `Of ${provider}, `}${reason}. It is not used.`;
      const remedy = 'Headlines are billed cost. Export the data again, without a spreadsheet in between, to have it.';
      return { source: api, code: 'unusable-data', since, effect, remedy };
    });
  return [...ofFiles, ...ofCosts];
}

const refusals: Readonly<Partial<Record<ErrorCode, { code: Gap['code']; remedy: string }>>> = {
  'bad-input': {
    code: 'unusable-data',
    remedy:
      'Give a billing export whole, as AWS delivered it: FOCUS or CUR 2.0, made in AWS under Billing, Data Exports.',
  },
  'access-denied': {
    code: 'access-denied',
    remedy: 'Allow s3:ListBucket and s3:GetObject on the export’s bucket, and its key’s kms:Decrypt where it has one.',
  },
  'not-found': { code: 'no-data', remedy: 'Look at BILLING_EXPORT_URI: there is no such bucket or object.' },
  throttled: { code: 'throttled', remedy: 'Ask again some minutes later.' },
  timeout: { code: 'timeout', remedy: 'Give fewer months, or ask with a later deadline.' },
  'service-unavailable': { code: 'no-data', remedy: 'Ask again; if it stays so, look at BILLING_EXPORT_REGION.' },
};

/** Why there is no answer at all; `undefined` for what is a defect of ours and no gap. */
export function refusalGap(code: ErrorCode | undefined, message: string, since: string): Gap | undefined {
  const refusal = code && refusals[code];
  return refusal && { source: api, code: refusal.code, since, effect: sentence(message), remedy: refusal.remedy };
}

/** This mesh has no export. */
export function noExportGap(since: string): Gap {
  return {
    source: api,
    code: 'not-enabled',
    since,
    effect: 'No billing export is set up, so the bill was not looked at.',
    remedy:
      'Create a data export (FOCUS 1.2 or CUR 2.0, with resource ids, hourly) and set BILLING_EXPORT_URI to its bucket.',
  };
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
