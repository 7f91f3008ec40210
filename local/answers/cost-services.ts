import type { AwsService } from '../aws/service.ts';
import type { Account } from './account.ts';
import { costApis } from './cost-apis.ts';
import type { CostApi } from './protocol.ts';

export interface CostServiceOptions {
  /** Default: every cost API that the mesh asks. */
  readonly apis?: readonly CostApi[];
  /** The account whose credentials have that access key id, where the endpoint knows it. */
  readonly accountOf?: (accessKeyId: string) => string | undefined;
}

/** The cost APIs as services of the embedded endpoint, answered by an account in AWS's own wire formats. */
export function costServices(account: Account, options: CostServiceOptions = {}): AwsService[] {
  const { apis = costApis, accountOf } = options;
  return apis.map((api) => costService(api, account, accountOf));
}

function costService(api: CostApi, account: Account, accountOf: CostServiceOptions['accountOf']): AwsService {
  const { service, protocol } = api;
  return {
    name: service,
    async handle(request) {
      const { operation, input } = protocol.readRequest(request, api);
      const accountId = accountOf?.(request.accessKeyId);
      const call = { service, operation: operation.name, region: request.region, input, request };
      const response = await account.answer(accountId === undefined ? call : { ...call, accountId });
      return protocol.writeResponse(operation, response);
    },
    renderError: (error) => protocol.writeError(error),
  };
}
