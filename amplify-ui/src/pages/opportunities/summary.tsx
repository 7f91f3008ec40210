import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import type { Finding, OpportunityDetail } from '../../api/types.ts';
import { EstimateText } from '../../components/estimate-text.tsx';
import { StatusWord } from '../../components/status-word.tsx';
import { daysBetween, formatDay } from '../../format/dates.ts';
import { formatMoney, timesFraction } from '../../format/money.ts';
import { actionWords, counted, levelWords, serviceName } from '../../format/words.ts';

/** Hours of a month, as every saving here is stated. */
const hoursPerMonth = 730;

/** What is proposed, what it brings, and what it takes. */
export function Summary({ detail }: { readonly detail: OpportunityDetail }) {
  const { opportunity } = detail;
  const winner = opportunity.opinions.find(({ id }) => id === opportunity.winner);
  const { effort, risk, billChange, owner, unit } = opportunity;
  return (
    <KeyValuePairs
      columns={3}
      items={[
        { label: 'Proposed', value: winner ? <ActionText action={winner.action} /> : 'Nothing' },
        {
          label: 'Counts a month',
          value: detail.counted ? <strong className="figure">{formatMoney(detail.counted)}</strong> : 'nothing known',
        },
        { label: 'Status', value: <StatusWord status={opportunity.status} /> },
        { label: 'Bill would fall by', value: <EstimateText of={billChange} /> },
        { label: 'Effort', value: levelWords[effort] },
        { label: 'Risk', value: levelWords[risk] },
        { label: 'Restart', value: restartWords(winner) },
        { label: 'Rollback', value: rollbackWords(winner) },
        { label: 'Open since', value: <Age detail={detail} /> },
        {
          label: 'Owner',
          value: (
            <span className="free-text">
              {owner.value ?? 'unknown'} ({howWords[owner.how]})
            </span>
          ),
        },
        { label: 'Where', value: <Place resource={unit.resource} /> },
        { label: 'Part of it', value: unit.facet },
      ]}
    />
  );
}

const howWords = { tag: 'by its tag', stack: 'by its stack', account: 'by its account', unknown: 'nobody is named' };

export function ActionText({ action: { kind, current, target } }: { readonly action: Finding['action'] }) {
  const change = [current, target].filter((part) => part !== undefined).join(' → ');
  return (
    <span className="free-text">
      {actionWords[kind]}
      {change === '' ? '' : ` ${change}`}
    </span>
  );
}

function Place({ resource }: { readonly resource: OpportunityDetail['opportunity']['unit']['resource'] }) {
  const what =
    resource.kind === 'resource'
      ? `${serviceName(resource.service)} ${resource.type} ${resource.id}`
      : resource.instrument;
  return (
    <span className="free-text">
      {what}, account {resource.accountId}, {resource.region ?? 'all regions'}
    </span>
  );
}

/** How long it has been known, and what waiting has cost since. */
function Age({ detail: { opportunity, counted: amount, asOf } }: { readonly detail: OpportunityDetail }) {
  const days = daysBetween(opportunity.firstSeen, asOf);
  if (days === 0) return <>{formatDay(opportunity.firstSeen)} (new)</>;
  const missed = amount && timesFraction(amount, days * 24, hoursPerMonth);
  return (
    <>
      {formatDay(opportunity.firstSeen)}, {counted(days, 'day')}
      {missed ? <span className="quiet second-line figure">{formatMoney(missed)} missed since</span> : null}
    </>
  );
}

function restartWords(winner: Finding | undefined): string {
  if (winner?.restartNeeded === undefined) return 'not stated';
  return winner.restartNeeded ? 'Needed' : 'Not needed';
}

function rollbackWords(winner: Finding | undefined): string {
  const { possible, steps } = winner?.rollback ?? {};
  if (possible === undefined) return steps ?? 'not stated';
  return possible ? (steps ?? 'Possible') : 'Not possible';
}
