import { join } from 'node:path';
import { buildPage } from '../../local/cli/build-page.ts';
import { demoAsOf, demoWorld, storeDemoReports } from '../../local/cli/demo.ts';
import { storeDemoBill } from '../../local/cli/demo-bill.ts';
import { storeDemoHistory } from '../../local/cli/demo-history.ts';
import { startFront } from '../../local/front/front.ts';
import { makeHome, startTestMesh, type TestMesh } from '../mesh/mesh-fixture.ts';

export interface DemoDashboard {
  readonly mesh: TestMesh;
  readonly url: string;
  /** The folder of the mesh's state: sign-in links are made in it. */
  readonly home: string;
  close(): Promise<void>;
}

/** The demo organisation with its bill, its past and its dashboard, as `npm start` runs it, in a folder of its own. */
export async function openDemoDashboard(): Promise<DemoDashboard> {
  const page = await buildPage();
  if (page.kind === 'failed') throw new Error(`the dashboard could not be built: ${page.why}`);
  const organisation = demoWorld();
  const home = await makeHome();
  const bill = join(home, 'billing-export', 'bill.csv.gz');
  const mesh = await startTestMesh({
    home,
    functions: 'functions',
    asOf: demoAsOf,
    accountId: organisation.organisation.payerId,
    variables: { BILLING_EXPORT_URI: bill },
  });
  const inputs = [
    ...(await storeDemoReports(mesh.clients, organisation)),
    ...(await storeDemoBill(mesh.clients, organisation, bill)),
  ];
  await storeDemoHistory(mesh.clients, inputs);
  const front = await startFront({ home, lambda: mesh.clients.lambda, awsUrl: mesh.url, page: page.folder, inputs });
  const close = async () => {
    await front.close();
    await mesh.remove();
  };
  return { mesh, url: front.url, home, close };
}
