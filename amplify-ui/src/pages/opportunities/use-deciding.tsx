import { type ReactNode, useState } from 'react';
import type { BulkReply, DecisionAction } from '../../api/types.ts';
import { useDecide } from '../../api/use-decisions.ts';
import { useNotices } from '../../shell/notices.tsx';
import { type Decidable, DecideDialog } from './decide-dialog.tsx';
import { decisionWords } from './decision-words.ts';

interface Asked {
  readonly action: DecisionAction;
  readonly items: readonly Decidable[];
}

/** Deciding: the dialog where one is open, and how to open it. What was decided can be undone from its message. */
export function useDeciding(onDecided: () => void): { ask(asked: Asked): void; readonly dialog: ReactNode } {
  const [asked, setAsked] = useState<Asked>();
  const notices = useNotices();
  const { mutateAsync } = useDecide();

  const undo = async (reply: BulkReply) => {
    const items = reply.results.flatMap((each) =>
      each.result === 'decided'
        ? [{ id: each.opportunityId, contentHash: each.decision.contentHash, decisionVersion: each.decisionVersion }]
        : [],
    );
    try {
      tellReply(await mutateAsync({ items, action: 'reopen', reason: 'Undone.' }), 'reopen', false);
    } catch (error) {
      notices.fail('It could not be undone', error);
    }
  };

  const tellReply = (reply: BulkReply, action: DecisionAction, mayUndo: boolean) => {
    const refused = reply.results.flatMap((each) => (each.result === 'refused' ? [each.problem.detail] : []));
    if (refused.length > 0) {
      notices.tell({ kind: 'error', text: `${refused.length} refused: ${[...new Set(refused)].join(' ')}` });
    }
    if (reply.decided === 0) return;
    notices.tell({
      kind: 'success',
      text: `${reply.decided} ${decisionWords[action].done}.`,
      ...(mayUndo && { action: { text: 'Undo', onClick: () => void undo(reply) } }),
    });
  };

  const dialog =
    asked === undefined ? null : (
      <DecideDialog
        {...asked}
        onClose={() => setAsked(undefined)}
        onDecided={(reply) => {
          setAsked(undefined);
          tellReply(reply, asked.action, asked.action !== 'reopen');
          onDecided();
        }}
      />
    );
  return { ask: setAsked, dialog };
}
