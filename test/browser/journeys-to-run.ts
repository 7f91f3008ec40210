import { readdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import type { Journey, Walk } from './walk.ts';

export const agentKilled: Journey = {
  name: 'an agent is killed meanwhile; the page tells what is missing, and that the sum is of what answered',
  start: '/analyses',
  async go(walk) {
    const { page, hand, halfway } = walk;
    const steps = await startAnalysis(walk);
    await steps.getByText('Billing export: works on it').waitFor();
    const failed = steps.getByText('Billing export: did not answer');
    // A process that is killed before its task has come is started anew, and killed again.
    const kill = () => {
      killSandboxes('billing');
      return failed.isVisible();
    };
    await expect.poll(kill, { interval: 100, timeout: 20_000 }).toBe(true);
    await halfway();
    await steps.getByText(/Adjudicated into \d+ decisions/).waitFor();
    await failed.waitFor();
    await page.getByText('What is missing (1)').waitFor();
    await page.getByText(/Nothing that billing knows is in this analysis: .+ run the analysis again\./).waitFor();
    await page.getByRole('heading', { name: 'Partial' }).waitFor();
    await hand.press(page.getByRole('link', { name: 'Overview', exact: true }));
    await page.getByRole('link', { name: /^Can be saved, of what answered/ }).waitFor();
    await page
      .getByText(/Nothing that billing knows/)
      .first()
      .waitFor();
  },
};

export const wholeAnalysis: Journey = {
  name: 'an analysis is started and watched until it has ended',
  start: '/analyses',
  async go(walk) {
    const { page, hand, halfway } = walk;
    const steps = await startAnalysis(walk);
    await steps.getByText('Billing export: works on it').waitFor();
    await halfway();
    await steps.getByText('Billing export: answered').waitFor();
    await steps.getByText(/Adjudicated into \d+ decisions/).waitFor();
    await page.getByRole('heading', { name: 'Completed' }).waitFor();
    await hand.press(page.getByRole('link', { name: 'Line by line' }));
    await page.getByRole('table', { name: 'Lines of the receipt' }).waitFor();
  },
};

export const targetedAnalysis: Journey = {
  name: 'an analysis of one service is started, and tells of that service alone',
  start: '/analyses',
  async go({ page, hand, halfway }) {
    const begin = async () => {
      await hand.press(page.getByRole('button', { name: 'Start an analysis' }));
      await hand.tick(dialogOf(page).getByRole('radio', { name: 'Targeted' }));
      await hand.write(dialogOf(page).getByRole('textbox', { name: 'Services' }), 'rds');
    };
    await begin();
    await halfway(async () => {
      expect(await page.getByRole('dialog').count()).toBe(0);
      await begin();
    });
    await hand.press(dialogOf(page).getByRole('button', { name: 'Start', exact: true }));
    await page.getByText(/^targeted, asked for by maria/).waitFor();
    await page.getByText(/Adjudicated into \d+ decisions/).waitFor();
    await page.goto(`/opportunities?analysis=${new URL(page.url()).searchParams.get('open')}&groupBy=service`);
    const groups = page.getByRole('table', { name: 'Sums by service' }).getByRole('button');
    await groups.first().waitFor();
    expect(await groups.allTextContents()).toEqual(['RDS']);
  },
};

async function startAnalysis({ page, hand }: Walk): Promise<Locator> {
  await hand.press(page.getByRole('button', { name: 'Start an analysis' }));
  await hand.press(dialogOf(page).getByRole('button', { name: 'Start', exact: true }));
  return page.getByRole('list', { name: 'Steps of the analysis' });
}

function dialogOf(page: Page): Locator {
  return page.getByRole('dialog', { name: 'Start an analysis' });
}

/** Ends an agent's processes as the kernel does where memory runs out. Which they are Linux tells by their folder. */
function killSandboxes(agent: string): void {
  const code = join(inject('home'), 'build', agent);
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      if (readlinkSync(`/proc/${pid}/cwd`) === code) process.kill(Number(pid), 'SIGKILL');
    } catch {
      // Another person's process, or one that has ended meanwhile.
    }
  }
}
