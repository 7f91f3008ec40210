import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Popover from '@cloudscape-design/components/popover';
import type { SpendLedger } from '../../api/types.ts';
import { formatShare } from '../../format/dates.ts';
import { formatMoney } from '../../format/money.ts';
import { sentence } from '../../format/names.ts';

type Ratio = SpendLedger['utilisation'];
type Costs = SpendLedger['net'];

/** What was spent in all, and how well commitments and tags do; each with how it is computed. */
export function Ratios({ ledger }: { readonly ledger: SpendLedger }) {
  const { currency, net, gross, utilisation, coverage, effectiveSavingsRate, tags } = ledger;
  return (
    <Container header={<Header variant="h2">In all ({currency})</Header>}>
      <KeyValuePairs
        columns={4}
        items={[
          { label: 'Billed', value: <Amount of={net.billed} /> },
          { label: 'Billed, before credits, refunds and tax', value: <Amount of={gross.billed} /> },
          { label: 'Effective', value: <Amount of={net.effective} /> },
          { label: 'At list prices', value: <Amount of={net.list} /> },
          { label: 'Of commitments was used', value: <RatioText ratio={utilisation} /> },
          { label: 'Of usage is under commitments', value: <RatioText ratio={coverage} /> },
          { label: 'Effective savings rate', value: <RatioText ratio={effectiveSavingsRate} /> },
          ...tags.slice(0, 1).map(({ key, share }) => ({
            label: `Of charges carry the tag ${key}`,
            value: share.kind === 'known' ? formatShare(share.value) : 'unknown',
          })),
        ]}
      />
    </Container>
  );
}

function Amount({ of }: { readonly of: Costs[string] | undefined }) {
  return of === undefined ? <>unknown</> : <span className="figure">{formatMoney(of)}</span>;
}

function RatioText({ ratio: { share, part, whole, formula } }: { readonly ratio: Ratio }) {
  const amounts = part && whole ? ` ${formatMoney(part)} of ${formatMoney(whole)}.` : '';
  return (
    <Popover
      content={`${share.kind === 'known' ? '' : `${sentence(share.reason)} `}${sentence(formula)}${amounts}`}
      dismissAriaLabel="Close"
      size="medium"
    >
      {share.kind === 'known' ? formatShare(share.value) : 'unknown'}
    </Popover>
  );
}
