import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { Manifest } from '../../lib/core/manifest.ts';
import type { DeployableRoom } from '../bundles.ts';
import { meshApp } from '../mesh-app.ts';
import type { Template } from '../price/template-facts.ts';
import type { Stage } from '../stage.ts';

/** A finding of cdk-nag that is meant to be so. */
export interface Acknowledgement {
  readonly rule: string;
  readonly construct: string;
  readonly reason: string;
}

/** What the generated pages are made of. */
export interface PageSource {
  readonly stage: Stage;
  readonly rooms: readonly DeployableRoom[];
  readonly manifests: readonly Manifest[];
  readonly templates: readonly Template[];
  readonly acknowledgements: readonly Acknowledgement[];
}

/** Synthesises a stage and gathers what the pages tell of it. */
export function readPageSource(stage: Stage, rooms: readonly DeployableRoom[]): PageSource {
  const outdir = mkdtempSync(join(tmpdir(), 'finops-mesh-pages-'));
  try {
    const app = meshApp({ stage, rooms, outdir });
    const acknowledgements = acknowledgementsOf(app);
    const templates = app.synth().stacks.map(({ template }) => template as Template);
    return { stage, rooms, manifests: rooms.map(({ manifest }) => manifest), templates, acknowledgements };
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

function acknowledgementsOf(app: App): Acknowledgement[] {
  return app.node.findAll().flatMap((construct) => metadataOf(construct));
}

function metadataOf(construct: IConstruct): Acknowledgement[] {
  return construct.node.metadata
    .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
    .flatMap(({ data }) => Object.entries(data as Readonly<Record<string, string>>))
    .map(([rule, reason]) => ({
      rule: rule.replace(/^.*::(?=AwsSolutions-)/i, ''),
      construct: construct.node.path,
      reason,
    }));
}
