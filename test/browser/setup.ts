import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { demoWorld } from '../../local/cli/demo.ts';
import { browserOptions } from './browser.ts';
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
    /** Where the browser listens that all files share. */
    browser: string;
  }
}

/** The demo organisation with its dashboard, and a browser: once for all files of this project. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { url, home, mesh, close } = await openDemoDashboard();
  const [browser, hostileAnalysis] = await Promise.all([
    browserOptions().then((options) => chromium.launchServer({ ...options, host: '127.0.0.1' })),
    storeHostileAnalysis(mesh.clients, demoWorld()),
  ]);
  project.provide('url', url);
  project.provide('home', home);
  project.provide('hostileAnalysis', hostileAnalysis);
  project.provide('browser', browser.wsEndpoint());
  return async () => {
    await browser.close();
    await close();
  };
}
