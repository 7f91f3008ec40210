import { operation } from './operation.ts';

const getDocument = operation({
  id: 'getDocument',
  method: 'get',
  path: '/openapi.json',
  summary: 'This interface as an OpenAPI 3.1 document',
  role: 'public',
  success: { status: 200, description: 'The document.', reply: 'InterfaceDocument' },
  problems: [],
  handle: async (_, { describe }) => ({ status: 200, body: await describe() }),
});

export const documentOperations = [getDocument];
