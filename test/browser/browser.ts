import { existsSync } from 'node:fs';
import chromiumBinary from '@sparticuz/chromium';
import { type Browser, chromium, type LaunchOptions } from 'playwright-core';

/** A browser that is installed, where the one from npm does not run (it is for Linux). */
const installed = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Starts a browser without a window. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch(await browserOptions());
}

/** How playwright starts it. Its sandbox needs rights that containers have not. */
export async function browserOptions(): Promise<LaunchOptions> {
  const executablePath =
    process.platform === 'linux' ? await chromiumBinary.executablePath() : installed.find((path) => existsSync(path));
  return { ...(executablePath && { executablePath }), args: ['--no-sandbox'] };
}
