import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useMay } from '../../api/use-mesh.ts';
import { Page } from '../../shell/page.tsx';
import { Difference } from './difference.tsx';
import { History } from './history.tsx';
import { Progress } from './progress.tsx';
import { StartDialog } from './start-dialog.tsx';

/** All analyses: what they came to, what one is doing now, and what changed between two. */
export default function Analyses() {
  const [params, setParams] = useSearchParams();
  const [isStarting, setStarting] = useState(false);
  const mayStart = useMay('analyst');
  const open = params.get('open') ?? undefined;
  const before = params.get('before') ?? undefined;
  const after = params.get('after') ?? undefined;
  return (
    <Page
      title="Analyses"
      description="Each asks the agents anew, adjudicates what they say, and says what is missing."
      actions={
        <Button
          variant="primary"
          disabled={mayStart !== true}
          disabledReason={mayStart === false ? 'Starting an analysis takes the role analyst.' : undefined}
          onClick={() => setStarting(true)}
        >
          Start an analysis
        </Button>
      }
    >
      {isStarting ? (
        <StartDialog
          onClose={() => setStarting(false)}
          onStarted={(id) => {
            setStarting(false);
            setParams({ open: id });
          }}
        />
      ) : null}
      <SpaceBetween size="l">
        {open === undefined ? null : <Progress key={open} id={open} onClose={() => setParams({})} />}
        {before === undefined || after === undefined ? null : (
          <Difference key={`${before} ${after}`} before={before} after={after} />
        )}
        <History onOpen={(id) => setParams({ open: id })} onCompare={(ids) => setParams(ids)} />
      </SpaceBetween>
    </Page>
  );
}
