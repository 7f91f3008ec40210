import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { OpportunityDetail } from '../../api/types.ts';
import { useOpportunity } from '../../api/use-opportunities.ts';
import { Empty, StateOf } from '../../components/state-of.tsx';
import { nameOf } from '../../format/names.ts';
import { Panel } from '../../shell/panel.tsx';
import { Command } from './command.tsx';
import { DecideButtons } from './decide-buttons.tsx';
import { Evidence } from './evidence.tsx';
import { History } from './history.tsx';
import { OpinionAxis } from './opinion-axis.tsx';
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
  const title = asked.data === undefined ? 'Opportunity' : titleOf(asked.data);
  return (
    <Panel title={title} onClose={onClose}>
      <StateOf of={asked} what="the opportunity" empty={<Absent onClose={onClose} />}>
        {(detail) => (
          <SpaceBetween size="l">
            <DecideButtons detail={detail} name={titleOf(detail)} />
            <Summary detail={detail} />
            <OpinionAxis detail={detail} />
            <Opinions detail={detail} analysis={analysis} />
            <Why detail={detail} analysis={analysis} />
            <Evidence detail={detail} />
            <Command resource={detail.opportunity.unit.resource} />
            <History id={id} />
          </SpaceBetween>
        )}
      </StateOf>
    </Panel>
  );
}

function Absent({ onClose }: { readonly onClose: () => void }) {
  return (
    <Empty title="This analysis has no such opportunity" action={<Button onClick={onClose}>Close</Button>}>
      It may be gone since the link was made: the difference of two analyses tells.
    </Empty>
  );
}

function titleOf({ opportunity }: OpportunityDetail): string {
  const { resource } = opportunity.unit;
  if (resource.kind === 'resource') return resource.name ?? resource.id;
  const { instrument: resourceType, product: service, family } = resource;
  const bought = [service, family].filter((part) => part !== undefined).join(' ');
  return nameOf({ name: undefined, resource: bought, resourceType, service });
}
