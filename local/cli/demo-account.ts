import { findRooms } from '../../bundle/rooms.ts';
import type { Finding } from '../../lib/core/finding.ts';
import { costServices } from '../answers/cost-services.ts';
import { worldAccount } from '../answers/world-account.ts';
import type { Sources } from '../front/default-sources.ts';
import type { MeshClients } from '../mesh/clients.ts';
import type { MeshOptions } from '../mesh/mesh.ts';
import { exportVariable } from '../mesh/variables.ts';
import { worldFindings } from '../world/findings.ts';
import type { World } from '../world/world.ts';
import { demoAsOf, demoWorld, storeDemoReports } from './demo.ts';
import { demoBillPath, readDemoBill, readerOfPastBill, writeDemoBill } from './demo-bill.ts';
import { demoWorldOfWeekBefore, storeDemoHistory } from './demo-history.ts';

/** The demo organisation as an account: a mesh's options, and what is stored in it before anyone asks. */
export interface DemoAccount {
  readonly mesh: Pick<MeshOptions, 'variables' | 'home' | 'accountId' | 'asOf' | 'answers' | 'extraFunctions'>;
  readonly title: string;
  /** Writes the bill and stores what no agent here can ask for; answers what an analysis takes. Done again it is quick. */
  prepare(clients: MeshClients): Promise<Sources>;
  /** Gives it a past; answers whether it was made now. */
  storePast(clients: MeshClients, sources: Sources): Promise<boolean>;
}

/** Agents that the demo organisation answers: one reads its bill, one the payer's Trusted Advisor. */
const answered = ['billing', 'trusted-advisor'];

/**
 * The demo organisation: its bill is a file that the billing agent reads, Trusted Advisor answers for the payer's own
 * resources over the wire, and what else the sources say is stored as reports.
 *
 * @param home the folder of its state
 * @param functions the folder of the rooms that its mesh runs
 */
export function demoAccount(home: string, functions: string): DemoAccount {
  const organisation = demoWorld();
  const before = demoWorldOfWeekBefore();
  const { name, payerId } = organisation.organisation;
  const bill = demoBillPath(home, organisation);
  return {
    mesh: {
      variables: { [exportVariable]: bill },
      home,
      accountId: payerId,
      asOf: demoAsOf,
      answers: costServices(worldAccount(organisation.account(0))),
      extraFunctions: [readerOfPastBill(home, before)],
    },
    title: `${name}, a demo organisation (${payerId}), as of ${demoAsOf.slice(0, 10)}`,
    async prepare(clients) {
      const rooms = new Set((await findRooms(functions)).map(({ manifest }) => manifest.name));
      const agents = answered.filter((agent) => rooms.has(agent));
      if (agents.includes('billing')) await writeDemoBill(organisation, bill);
      const findings = storedFindings(organisation, agents);
      const part = agents.includes('trusted-advisor') ? storedPart : {};
      return { inputs: await storeDemoReports(clients, organisation, findings, part), agents };
    },
    storePast: (clients, sources) =>
      storeDemoHistory(clients, sources, before, async (earlier, newest) => {
        if (!sources.agents.includes('billing')) return [];
        const readPast = async () => {
          await writeDemoBill(before, demoBillPath(home, before));
          return readDemoBill(clients, 'past', earlier);
        };
        // Both take seconds. What is said of the newest one is found by the analysis that asks for it.
        const [past] = await Promise.all([readPast(), readDemoBill(clients, 'newest', newest)]);
        return [past];
      }),
  };
}

/** What the stored report of an agent is that answers, too. */
const storedPart = { 'trusted-advisor': 'members-and-purchases' };

/** What the sources say that no agent can read which is asked: of Trusted Advisor, other accounts and purchases. */
function* storedFindings(organisation: World, agents: readonly string[]): Generator<Finding> {
  const isAsked = agents.includes('trusted-advisor');
  const { payerId } = organisation.organisation;
  for (const finding of worldFindings(organisation)) {
    const { source, resource } = finding;
    const isPayers = resource.kind === 'resource' && resource.accountId === payerId;
    if (!isAsked || !isPayers || source.agent !== 'trusted-advisor') yield finding;
  }
}
