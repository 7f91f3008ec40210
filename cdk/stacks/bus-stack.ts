import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Manifest } from '../../lib/core/manifest.ts';
import { LiveAgent } from '../agent/live-agent.ts';
import { liveVersion } from '../agent/live-version.ts';
import { ForwardEvents, forwardedSources } from '../bus/forward.ts';
import { MeshBus } from '../bus/mesh-bus.ts';
import { Notices, publishesDigest } from '../bus/notices.ts';
import { aliasOutput, rolePath } from '../naming.ts';
import type { Stage } from '../stage.ts';

export interface BusStackProps extends StackProps {
  readonly stage: Stage;
  readonly manifests: readonly Manifest[];
  /** The queue of what was given up. */
  readonly deadLettersArn: string;
}

/** The bus, and what listens on it: a room's alias with its rules and schedules, forwarded events, notices. */
export class BusStack extends Stack {
  private readonly aliasArns = new Map<string, string>();

  constructor(scope: Construct, id: string, props: BusStackProps) {
    super(scope, id, props);
    const { stage, manifests, deadLettersArn } = props;
    const bus = new MeshBus(this, 'Mesh', {
      name: stage.eventBus,
      rolePath: rolePath(stage),
      archiveDays: stage.archiveDays,
    });
    const listening = { eventBusName: bus.busName, deadLettersArn };
    new ForwardEvents(this, 'Forward', { sources: forwardedSources(manifests), busArn: bus.busArn });
    for (const manifest of manifests) {
      const agent = new LiveAgent(this, { manifest, version: liveVersion(this, manifest.name), ...listening });
      this.aliasArns.set(manifest.name, agent.aliasArn);
      new CfnOutput(this, aliasOutput(manifest.name), { value: agent.aliasArn });
    }
    const supervisor = manifests.find(publishesDigest);
    if (supervisor !== undefined) {
      new Notices(this, 'Notices', { digest: stage.digest, supervisor, ...listening });
    }
  }

  /** The alias of a room, for a stack that leads requests to it. */
  aliasOf(room: string): string {
    return this.exportValue(this.aliasArns.get(room) ?? '', { name: `${this.stackName}-${aliasOutput(room)}` });
  }
}
