import { MeshError } from '../../../lib/core/errors.ts';

/** Requests are flat; nothing legitimate is nested deeper. */
const deepest = 16;

/**
 * A request body as JSON. Depth is counted before it is parsed, so that nothing deep is ever built.
 *
 * @throws MeshError `bad-input`
 */
export function readJsonBody(text: string): unknown {
  if (text.trim() === '') return undefined;
  assertShallow(text);
  try {
    return JSON.parse(text);
  } catch {
    throw new MeshError('bad-input', 'The body is not JSON.');
  }
}

function assertShallow(text: string): void {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (inString) {
      if (character === '\\') index += 1;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '[' || character === '{') depth += 1;
    else if (character === ']' || character === '}') depth -= 1;
    if (depth > deepest) throw new MeshError('bad-input', `The body is nested more than ${deepest} deep.`);
  }
}
