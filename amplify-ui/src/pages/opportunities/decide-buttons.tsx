import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { DecisionAction, OpportunityDetail } from '../../api/types.ts';
import { useMay } from '../../api/use-mesh.ts';
import { decisionActions, decisionWords } from './decision-words.ts';
import { useDeciding } from './use-deciding.tsx';

/** Approve stands first; the rest is one step away. */
export function DecideButtons({ detail, name }: { readonly detail: OpportunityDetail; readonly name: string }) {
  const mayDecide = useMay('approver');
  const deciding = useDeciding(() => undefined);
  const { decisionVersion, counted, opportunity } = detail;
  const ask = (action: DecisionAction) => {
    const { id, contentHash } = opportunity;
    deciding.ask({ action, items: [{ id, contentHash, decisionVersion, name, counted }] });
  };
  const disabled = mayDecide !== true;
  const disabledReason = mayDecide === false ? 'Deciding takes the role approver.' : undefined;
  const isOpen = opportunity.status === 'open';
  const first: DecisionAction = isOpen ? 'approve' : 'reopen';
  const others = decisionActions.filter((action) => action !== first && (isOpen ? action !== 'reopen' : true));
  return (
    <>
      {deciding.dialog}
      <SpaceBetween direction="horizontal" size="xs">
        <Button variant="primary" disabled={disabled} disabledReason={disabledReason} onClick={() => ask(first)}>
          {decisionWords[first].button}
        </Button>
        <ButtonDropdown
          items={others.map((id) => ({ id, text: decisionWords[id].button }))}
          disabled={disabled}
          disabledReason={disabledReason}
          expandToViewport
          onItemClick={({ detail: { id } }) => ask(id as DecisionAction)}
        >
          Decide otherwise
        </ButtonDropdown>
      </SpaceBetween>
    </>
  );
}
