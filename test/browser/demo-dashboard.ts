import { buildPage } from '../../local/cli/build-page.ts';
import { demoAccount } from '../../local/cli/demo-account.ts';
import { startFront } from '../../local/front/front.ts';
import { makeHome, startTestMesh, type TestMesh } from '../mesh/mesh-fixture.ts';

export interface DemoDashboard {
  readonly mesh: TestMesh;
  readonly url: string;
  /** The folder of the mesh's state: sign-in links are made in it. */
  readonly home: string;
  close(): Promise<void>;
}

const functions = 'functions';

/** The demo organisation with its bill, its past and its dashboard, as `npm start` runs it, in a folder of its own. */
export async function openDemoDashboard(): Promise<DemoDashboard> {
  const [page, { home, mesh, sources }] = await Promise.all([buildPage(), prepareDemo()]);
  if (page.kind === 'failed') {
    await mesh.remove();
    throw new Error(`the dashboard could not be built: ${page.why}`);
  }
  const front = await startFront({ home, lambda: mesh.clients.lambda, awsUrl: mesh.url, page: page.folder, sources });
  const close = async () => {
    await front.close();
    await mesh.remove();
  };
  return { mesh, url: front.url, home, close };
}

async function prepareDemo() {
  const home = await makeHome();
  const demo = demoAccount(home, functions);
  const mesh = await startTestMesh({ ...demo.mesh, functions });
  const sources = await demo.prepare(mesh.clients);
  await demo.storePast(mesh.clients, sources);
  return { home, mesh, sources };
}
