import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMesh } from '../../api/use-mesh.ts';
import { StateOf } from '../../components/state-of.tsx';
import { Page } from '../../shell/page.tsx';
import { Agents } from './agents.tsx';
import { Channels } from './channels.tsx';
import { Picture } from './picture.tsx';

/** How the mesh itself is: who answers, what each did last, and whether anything is stuck between them. */
export default function Mesh() {
  const asked = useMesh();
  return (
    <Page title="Mesh" description="The agents and the four channels between them, looked at every five seconds.">
      <StateOf of={asked} what="the mesh">
        {(mesh) => (
          <SpaceBetween size="l">
            <Channels mesh={mesh} />
            <Picture agents={mesh.agents} />
            <Agents agents={mesh.agents} />
          </SpaceBetween>
        )}
      </StateOf>
    </Page>
  );
}
