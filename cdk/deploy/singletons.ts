import { CreateRegistryCommand, type SchemasClient } from '@aws-sdk/client-schemas';
import { awsNameOf, fromAwsError } from '../../lib/core/aws-errors.ts';
import { testEventRegistry } from '../agent/test-events.ts';

/**
 * Makes what an account and region has once and shares among everyone, where it is not there yet: the registry of test
 * events. It is in no stack, so that removing the mesh leaves other people's test events alone.
 */
export async function ensureSingletons(schemas: SchemasClient): Promise<void> {
  try {
    const Description = 'Shareable test events of the Lambda console';
    await schemas.send(new CreateRegistryCommand({ RegistryName: testEventRegistry, Description }));
  } catch (error) {
    if (awsNameOf(error) !== 'ConflictException') throw fromAwsError(error, 'schemas:CreateRegistry');
  }
}
