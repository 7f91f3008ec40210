import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import SplitPanel from '@cloudscape-design/components/split-panel';
import type { ReactNode } from 'react';
import type { OpportunityDetail } from '../../api/types.ts';
import { useOpportunity } from '../../api/use-opportunities.ts';
import { Empty, StateOf } from '../../components/state-of.tsx';
import { useNarrow } from '../../shell/use-narrow.ts';
import { Command } from './command.tsx';
import { DecideButtons } from './decide-buttons.tsx';
import { Evidence } from './evidence.tsx';
import { History } from './history.tsx';
import { Opinions } from './opinions.tsx';
import { Summary } from './summary.tsx';
import { Why } from './why.tsx';

export interface DetailProps {
  readonly id: string;
  readonly analysis: string | undefined;
  readonly onClose: () => void;
}

/** All that is known of one opportunity, from what counts down to the field that it came from. */
export function Detail({ id, analysis, onClose }: DetailProps) {
  const asked = useOpportunity(id, analysis);
  const title = asked.data === undefined ? 'Opportunity' : nameOf(asked.data);
  return (
    <Frame title={title} onClose={onClose}>
      <StateOf of={asked} what="the opportunity" empty={<Absent onClose={onClose} />}>
        {(detail) => (
          <SpaceBetween size="l">
            <DecideButtons detail={detail} name={nameOf(detail)} />
            <Summary detail={detail} />
            <Opinions detail={detail} analysis={analysis} />
            <Why detail={detail} analysis={analysis} />
            <Evidence detail={detail} />
            <Command resource={detail.opportunity.unit.resource} />
            <History id={id} />
          </SpaceBetween>
        )}
      </StateOf>
    </Frame>
  );
}

/** Beside the list where there is room for both, else in its place. */
function Frame({
  title,
  onClose,
  children,
}: {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const isNarrow = useNarrow();
  if (!isNarrow) {
    return (
      <SplitPanel header={title} hidePreferencesButton closeBehavior="hide">
        {children}
      </SplitPanel>
    );
  }
  return (
    <SpaceBetween size="m">
      <Button iconName="arrow-left" onClick={onClose}>
        Back to the list
      </Button>
      <h2 className="free-text narrow-title">{title}</h2>
      {children}
    </SpaceBetween>
  );
}

function Absent({ onClose }: { readonly onClose: () => void }) {
  return (
    <Empty title="This analysis has no such opportunity" action={<Button onClick={onClose}>Close</Button>}>
      It may be gone since the link was made: the difference of two analyses tells.
    </Empty>
  );
}

function nameOf({ opportunity }: OpportunityDetail): string {
  const { resource } = opportunity.unit;
  if (resource.kind === 'resource') return resource.name ?? resource.id;
  const what = resource.instrument === 'savings-plan' ? 'Savings Plan' : 'reservation';
  return [resource.product, resource.family, what].filter((part) => part !== undefined).join(' ');
}
