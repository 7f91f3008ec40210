import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Modal from '@cloudscape-design/components/modal';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import { problemOf } from '../../api/problem.ts';
import type { BulkReply, DecisionAction, Money } from '../../api/types.ts';
import { type Seen, useDecide } from '../../api/use-decisions.ts';
import { formatDay } from '../../format/dates.ts';
import { addMoney, formatSums } from '../../format/money.ts';
import { counted } from '../../format/words.ts';
import { decisionWords } from './decision-words.ts';

/** What is decided about: what was looked at, and what of it counts. */
export interface Decidable extends Seen {
  readonly name: string;
  readonly counted: Money | undefined;
}

const snoozeDays = ['7', '30', '90'] as const;
const millisecondsPerDay = 86_400_000;
const mostReason = 2_000;

/** Asks for the reason of a decision, and takes it. */
export function DecideDialog({
  action,
  items,
  onClose,
  onDecided,
}: {
  readonly action: DecisionAction;
  readonly items: readonly Decidable[];
  readonly onClose: () => void;
  readonly onDecided: (reply: BulkReply) => void;
}) {
  const [reason, setReason] = useState('');
  const [days, setDays] = useState<string>(snoozeDays[1]);
  const decide = useDecide();
  const { button, asks } = decisionWords[action];
  const until = new Date(Date.now() + Number(days) * millisecondsPerDay).toISOString();
  const submit = () => {
    const request = { items, action, ...(reason !== '' && { reason }), ...(asks === 'reason-and-end' && { until }) };
    decide.mutate(request, { onSuccess: onDecided });
  };
  const [only] = items;
  return (
    <Modal
      visible
      onDismiss={onClose}
      header={`${button}: ${items.length === 1 && only ? only.name : counted(items.length, 'opportunity', 'opportunities')}`}
      closeAriaLabel="Close"
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              Cancel
            </Button>
            <Button variant="primary" onClick={submit} loading={decide.isPending} disabled={reason.length > mostReason}>
              {button}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        {decide.error ? <Alert type="error">{problemOf(decide.error).message}</Alert> : null}
        <span>
          Together they count <strong className="figure">{sumOf(items)}</strong> a month.
        </span>
        {asks === 'reason-and-end' ? (
          <FormField
            label="For how long"
            description={`Until ${formatDay(until)} it counts for nothing; then it is open again.`}
          >
            <SegmentedControl
              label="For how long"
              selectedId={days}
              onChange={({ detail }) => setDays(detail.selectedId)}
              options={snoozeDays.map((id) => ({ id, text: `${id} days` }))}
            />
          </FormField>
        ) : null}
        <FormField
          label="Reason"
          description="Everyone sees it beside the decision."
          errorText={reason.length > mostReason ? `At most ${mostReason} characters.` : undefined}
        >
          <Textarea value={reason} onChange={({ detail }) => setReason(detail.value)} rows={3} />
        </FormField>
      </SpaceBetween>
    </Modal>
  );
}

function sumOf(items: readonly Decidable[]): string {
  const amounts = items.flatMap(({ counted: amount }) => (amount ? [amount] : []));
  const currencies = [...new Set(amounts.map(({ currency }) => currency))];
  return formatSums(
    currencies.map((currency) =>
      addMoney(
        amounts.filter((each) => each.currency === currency),
        currency,
      ),
    ),
  );
}
