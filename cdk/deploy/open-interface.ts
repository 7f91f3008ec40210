import type { StackPart } from '../naming.ts';
import type { Stage } from '../stage.ts';
import type { DeploymentClients } from './aws.ts';
import { releaseDashboard } from './dashboard.ts';
import { outputsOf } from './stacks.ts';

interface Opening {
  readonly stage: Stage;
  readonly templates: ReadonlyMap<StackPart, unknown>;
  readonly clients: Pick<DeploymentClients, 'cloudFormation' | 'amplify'>;
  readonly tell: (line: string) => void;
}

/** Says where the interface is, and puts the dashboard in front of it where it is hosted. */
export async function openInterface({ stage, templates, clients, tell }: Opening, folder: string): Promise<void> {
  const { cloudFormation, amplify } = clients;
  const { Url = '' } = await outputsOf(cloudFormation, stage, 'Api');
  const { UserPoolId: userPoolId = '', ClientId: clientId = '' } = await outputsOf(cloudFormation, stage, 'People');
  tell(`Interface: ${Url} (user pool ${userPoolId}, client ${clientId})`);
  if (!templates.has('Hosting')) return;
  const { AppId: appId = '', Origin } = await outputsOf(cloudFormation, stage, 'Hosting');
  const config = { api: Url.replace(/\/$/, ''), cognito: { region: stage.region, userPoolId, clientId } };
  await releaseDashboard({ amplify, appId, folder, config });
  tell(`Dashboard: ${Origin}`);
}
