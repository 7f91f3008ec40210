import { CreateRegistryCommand, type SchemasClient } from '@aws-sdk/client-schemas';
import { awsNameOf, fromAwsError } from '../../lib/core/aws-errors.ts';
import { testEventRegistry } from '../agent/test-events.ts';
import type { DeploymentClients } from './aws.ts';
import { ensureGatewayLogging } from './gateway-logging.ts';

/**
 * Makes what an account and region has once and shares among everyone, where it is not there yet: the registry of test
 * events, and the role by which API Gateway writes logs. Neither is in a stack, so that removing the mesh leaves other
 * people's test events and logs alone.
 */
export async function ensureSingletons(clients: DeploymentClients, hasInterface: boolean): Promise<void> {
  await ensureTestEventRegistry(clients.schemas);
  if (hasInterface) await ensureGatewayLogging(clients);
}

async function ensureTestEventRegistry(schemas: SchemasClient): Promise<void> {
  try {
    const Description = 'Shareable test events of the Lambda console';
    await schemas.send(new CreateRegistryCommand({ RegistryName: testEventRegistry, Description }));
  } catch (error) {
    if (awsNameOf(error) !== 'ConflictException') throw fromAwsError(error, 'schemas:CreateRegistry');
  }
}
