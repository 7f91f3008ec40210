import FormField from '@cloudscape-design/components/form-field';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import type { BulkReply, DecisionAction, Money } from '../../api/types.ts';
import { type Seen, useDecide } from '../../api/use-decisions.ts';
import { Dialog } from '../../components/dialog.tsx';
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

export interface DecideDialogProps {
  readonly action: DecisionAction;
  readonly items: readonly Decidable[];
  readonly onClose: () => void;
  readonly onDecided: (reply: BulkReply) => void;
}

/** Asks for the reason of a decision, and takes it. */
export function DecideDialog({ action, items, onClose, onDecided }: DecideDialogProps) {
  const [reason, setReason] = useState('');
  const [days, setDays] = useState<string>(snoozeDays[1]);
  const decide = useDecide();
  const { button, asks } = decisionWords[action];
  const until = new Date(Date.now() + Number(days) * millisecondsPerDay).toISOString();
  const isTooLong = reason.length > mostReason;
  const submit = () => {
    const request = { items, action, ...(reason !== '' && { reason }), ...(asks === 'reason-and-end' && { until }) };
    decide.mutate(request, { onSuccess: onDecided });
  };
  return (
    <Dialog
      title={`${button}: ${whatOf(items)}`}
      confirm={button}
      isBusy={decide.isPending}
      isDisabled={isTooLong}
      error={decide.error}
      onConfirm={submit}
      onClose={onClose}
    >
      <span>
        Together they count <strong className="figure">{sumOf(items)}</strong> a month.
      </span>
      {asks === 'reason-and-end' ? <SnoozeFor days={days} until={until} onChange={setDays} /> : null}
      <FormField
        label="Reason"
        description="Everyone sees it beside the decision."
        errorText={isTooLong ? `At most ${mostReason} characters.` : undefined}
      >
        <Textarea value={reason} onChange={({ detail }) => setReason(detail.value)} rows={3} />
      </FormField>
    </Dialog>
  );
}

interface SnoozeForProps {
  readonly days: string;
  readonly until: string;
  readonly onChange: (days: string) => void;
}

function SnoozeFor({ days, until, onChange }: SnoozeForProps) {
  return (
    <FormField
      label="For how long"
      description={`Until ${formatDay(until)} it counts for nothing; then it is open again.`}
    >
      <SegmentedControl
        label="For how long"
        selectedId={days}
        onChange={({ detail }) => onChange(detail.selectedId)}
        options={snoozeDays.map((id) => ({ id, text: `${id} days` }))}
      />
    </FormField>
  );
}

function whatOf(items: readonly Decidable[]): string {
  const [only] = items;
  return items.length === 1 && only ? only.name : counted(items.length, 'opportunity', 'opportunities');
}

function sumOf(items: readonly Decidable[]): string {
  const amounts = items.flatMap(({ counted: amount }) => (amount ? [amount] : []));
  const byCurrency = Map.groupBy(amounts, ({ currency }) => currency);
  return formatSums([...byCurrency].map(([currency, each]) => addMoney(each, currency)));
}
