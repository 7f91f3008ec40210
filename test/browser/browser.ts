import { existsSync } from 'node:fs';
import chromiumBinary from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

/** A browser that is installed, where the one from npm does not run (it is for Linux). */
const installed = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Starts a browser without a window. Its sandbox needs rights that containers have not. */
export async function openBrowser(): Promise<Browser> {
  const executablePath =
    process.platform === 'linux' ? await chromiumBinary.executablePath() : installed.find((path) => existsSync(path));
  return chromium.launch({ ...(executablePath && { executablePath }), args: ['--no-sandbox'] });
}
