import { Frame } from './frame.tsx';

export function NoConfig() {
  return (
    <Frame title="The mesh does not answer">
      The configuration of this page could not be read. Is the mesh running? <code>npm start</code> runs it; then load
      this page again.
    </Frame>
  );
}
