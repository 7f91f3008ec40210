import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as support from '@aws-sdk/client-support';
import * as trustedAdvisor from '@aws-sdk/client-trustedadvisor';
import { describe, expect, it } from 'vitest';
import { serve, temporaryFolder } from './answers.fixtures.ts';
import { costApis } from './cost-apis.ts';
import { costServices } from './cost-services.ts';
import { recordedAccount } from './recorded-account.ts';
import { operationKey, readRecording } from './recording.ts';
import { shareRecording } from './share-recording.ts';

const recorded = '../shared/data/recordings/trusted-advisor';

/** The columns named "Estimated Monthly Savings" of every flagged resource, as an SDK client reads them. */
async function readSavings(folder: string) {
  const account = recordedAccount(await readRecording(folder));
  const client = new trustedAdvisor.TrustedAdvisorClient(await serve(costServices(account)));
  const { checkSummaries = [] } = await client.send(
    new trustedAdvisor.ListChecksCommand({ pillar: 'cost_optimizing' }),
  );
  const savings: (string | undefined)[] = [];
  for await (const page of trustedAdvisor.paginateListRecommendations({ client }, { pillar: 'cost_optimizing' })) {
    for (const { arn, checkArn } of page.recommendationSummaries ?? []) {
      const headings = checkSummaries.find((check) => check.arn === checkArn)?.metadata ?? {};
      const [column = ''] =
        Object.entries(headings).find(([, heading]) => heading === 'Estimated Monthly Savings') ?? [];
      for await (const resources of trustedAdvisor.paginateListRecommendationResources(
        { client },
        { recommendationIdentifier: arn },
      )) {
        savings.push(...(resources.recommendationResourceSummaries ?? []).map(({ metadata }) => metadata?.[column]));
      }
    }
  }
  return savings;
}

describe.skipIf(!existsSync(recorded))(`the shared recording (skipped without ${recorded})`, () => {
  it('answers an SDK client page by page', async () => {
    expect(await readSavings(recorded)).toEqual(['$70.08', '$14.60', '$70.08', '17.20', undefined]);
  });

  it('keeps its amounts and findings when it is pseudonymised, and nothing of its owner', async () => {
    const shared = join(await temporaryFolder(), 'shared');

    await shareRecording(recorded, shared);

    expect(await readSavings(shared)).toEqual(await readSavings(recorded));
    const files = (await readdir(shared, { recursive: true })).filter((name) => name.endsWith('.json'));
    const texts = await Promise.all(files.map((name) => readFile(join(shared, name), 'utf8')));
    for (const secret of [
      '444455556666',
      'recorded-example',
      'i-0c1d2e3f',
      'vol-0aa1',
      '203.0.113.25',
      'batch-1',
      'kept on purpose',
      '11111111-aaaa',
    ]) {
      expect(texts.filter((text) => text.includes(secret))).toEqual([]);
    }
  });
});

const documented = '../shared/data/aws-responses';
const clients = { trustedadvisor: trustedAdvisor.TrustedAdvisorClient, support: support.SupportClient };
const commands: Readonly<Record<string, unknown>> = { ...trustedAdvisor, ...support };
const identifiers = {
  recommendationIdentifier: 'r',
  organizationRecommendationIdentifier: 'r',
  checkId: 'c',
  checkIds: [],
};

type AnyClient = { send(command: unknown): Promise<object> };
type AnyCommand = new (input: object) => object;

function documentedFiles() {
  if (!existsSync(documented)) return [];
  return costApis.flatMap((api) =>
    readdirSync(join(documented, api.service)).map((file) => {
      const key = operationKey(file.replace(/-\d+\.json$/, ''));
      const operation = [...api.operations.keys()].find((name) => operationKey(name) === key) ?? file;
      return { service: api.service as keyof typeof clients, file, operation };
    }),
  );
}

describe.skipIf(!existsSync(documented))(`answers that AWS documents (skipped without ${documented})`, () => {
  it.each(documentedFiles())('$service/$file reaches an SDK client whole', async ({ service, file, operation }) => {
    const response = JSON.parse(readFileSync(join(documented, service, file), 'utf8'));
    const config = await serve(costServices({ answer: async () => response }));
    const client = new clients[service](config) as unknown as AnyClient;
    const Command = commands[`${operation}Command`] as AnyCommand;

    const { $metadata, ...output } = (await client.send(new Command(identifiers))) as { $metadata: object };

    expect($metadata).toMatchObject({ httpStatusCode: 200 });
    expect(JSON.parse(JSON.stringify(output))).toEqual(response);
  });
});
