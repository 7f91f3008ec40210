import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import { useState } from 'react';
import type { AnalysisType } from '../../api/types.ts';
import { useStartAnalysis } from '../../api/use-analyses.ts';
import { Dialog } from '../../components/dialog.tsx';

const types: readonly { readonly value: AnalysisType; readonly label: string; readonly description: string }[] = [
  {
    value: 'comprehensive',
    label: 'Comprehensive',
    description: 'Everything that the agents can see. It becomes what the other pages show.',
  },
  { value: 'targeted', label: 'Targeted', description: 'Some services or accounts alone.' },
  { value: 'emergency', label: 'Emergency', description: 'Spend is jumping now.' },
];

export interface StartDialogProps {
  readonly onClose: () => void;
  readonly onStarted: (id: string) => void;
}

/** Asks what to look at, and starts. */
export function StartDialog({ onClose, onStarted }: StartDialogProps) {
  const [type, setType] = useState<AnalysisType>('comprehensive');
  const [services, setServices] = useState('');
  const [accounts, setAccounts] = useState('');
  const start = useStartAnalysis();
  const submit = () => {
    const scope = type === 'targeted' ? { ...listOf('services', services), ...listOf('accountIds', accounts) } : {};
    start.mutate({ type, ...scope }, { onSuccess: ({ id }) => onStarted(id) });
  };
  return (
    <Dialog
      title="Start an analysis"
      confirm="Start"
      isBusy={start.isPending}
      error={start.error}
      onConfirm={submit}
      onClose={onClose}
    >
      <FormField label="How much is asked">
        <RadioGroup
          value={type}
          items={[...types]}
          ariaLabel="How much is asked"
          onChange={({ detail }) =>
            setType(types.find(({ value }) => value === detail.value)?.value ?? 'comprehensive')
          }
        />
      </FormField>
      {type === 'targeted' ? (
        <>
          <FormField label="Services" description="As in an ARN, with commas between, such as ec2, rds. Empty: all.">
            <Input value={services} onChange={({ detail }) => setServices(detail.value)} />
          </FormField>
          <FormField label="Account ids" description="With commas between. Empty: all.">
            <Input value={accounts} onChange={({ detail }) => setAccounts(detail.value)} />
          </FormField>
        </>
      ) : null}
    </Dialog>
  );
}

function listOf(name: 'services' | 'accountIds', text: string): Record<string, string[]> {
  const values = text.split(/[\s,]+/).filter(Boolean);
  return values.length === 0 ? {} : { [name]: values };
}
