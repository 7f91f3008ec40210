import type { Manifest } from '../core/manifest.ts';
import { type Channels, openChannels } from './channels.ts';
import { type MeshEnvironment, readEnvironment } from './environment.ts';
import { type Observability, observe } from './observe.ts';
import { createTracing, type Tracing } from './tracing.ts';

/** What the harness makes once a sandbox, for a room to compose itself from. */
export interface Sandbox extends Observability, Channels {
  readonly manifest: Manifest;
  readonly environment: MeshEnvironment;
  /** A room hands in the SDK clients that it makes itself. */
  readonly tracing: Tracing;
  now(): Date;
}

/** @throws MeshError `bad-configuration` where the environment is not complete */
export function openSandbox(manifest: Manifest): Sandbox {
  const environment = readEnvironment(process.env, manifest.environment);
  const { logger, metrics } = observe(manifest.name);
  const now = () => (environment.asOf === undefined ? new Date() : new Date(environment.asOf));
  const tracing = createTracing(manifest.name);
  return { manifest, environment, tracing, logger, metrics, now, ...openChannels(manifest, environment, tracing) };
}
