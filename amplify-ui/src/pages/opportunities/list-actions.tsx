import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { DecisionAction } from '../../api/types.ts';
import { useMay } from '../../api/use-mesh.ts';
import { decisionActions, decisionWords } from './decision-words.ts';
import { type ExportFormat, useExport } from './use-export.ts';
import type { View } from './view.ts';

const groupings: Readonly<Record<string, string>> = {
  owner: 'Owner',
  team: 'Team',
  account: 'Account',
  service: 'Service',
  region: 'Region',
  action: 'Action',
  status: 'Status',
  effort: 'Effort',
  risk: 'Risk',
  grade: 'Evidence',
};
const ungrouped = { value: '', label: 'Not grouped' };

/** What can be done with the list and with what is selected in it. */
export function ListActions({
  view,
  selected,
  onChange,
  onDecide,
}: {
  readonly view: View;
  readonly selected: number;
  readonly onChange: (change: Partial<View>) => void;
  readonly onDecide: (action: DecisionAction) => void;
}) {
  const mayDecide = useMay('approver');
  const { save, isPending } = useExport(view);
  const options = [
    ungrouped,
    ...Object.entries(groupings).map(([value, label]) => ({ value, label: `By ${label.toLowerCase()}` })),
  ];
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Select
        selectedOption={options.find(({ value }) => value === view.groupBy) ?? ungrouped}
        options={options}
        ariaLabel="Group by"
        expandToViewport
        onChange={({ detail }) => onChange({ groupBy: detail.selectedOption.value || undefined, page: 1 })}
      />
      <ButtonDropdown
        items={[
          { id: 'csv', text: 'CSV for a spreadsheet' },
          { id: 'focus', text: 'FOCUS recommendations (CSV)' },
        ]}
        loading={isPending}
        expandToViewport
        onItemClick={({ detail }) => save(detail.id as ExportFormat)}
      >
        Export
      </ButtonDropdown>
      <ButtonDropdown
        variant="primary"
        expandToViewport
        disabled={selected === 0 || mayDecide === false}
        disabledReason={mayDecide === false ? 'Deciding takes the role approver.' : 'Select opportunities first.'}
        items={decisionActions.map((id) => ({ id, text: decisionWords[id].button }))}
        onItemClick={({ detail }) => onDecide(detail.id as DecisionAction)}
      >
        {selected === 0 ? 'Decide' : `Decide (${selected})`}
      </ButtonDropdown>
    </SpaceBetween>
  );
}
