import type { TestProject } from 'vitest/node';
import { demoWorld } from '../../local/cli/demo.ts';
import { openDemoDashboard } from './demo-dashboard.ts';
import { storeHostileAnalysis } from './hostile.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the dashboard is. */
    url: string;
    /** The folder of the mesh's state: links are made in it. */
    home: string;
    /** An analysis whose names and tags are hostile. */
    hostileAnalysis: string;
  }
}

/** The demo organisation with its dashboard, once for all files of this project. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { url, home, mesh, close } = await openDemoDashboard();
  project.provide('url', url);
  project.provide('home', home);
  project.provide('hostileAnalysis', await storeHostileAnalysis(mesh.clients, demoWorld()));
  return close;
}
