/**
 * Keeps what was made for the last few keys; two that ask at once share the making. What is undefined or failed is not
 * kept: it may be there later.
 */
export function remember<Value, Input = undefined>(
  most: number,
  make: (key: string, input: Input) => Promise<Value>,
): (key: string, ...input: Input extends undefined ? [] : [Input]) => Promise<Value> {
  const kept = new Map<string, Promise<Value>>();
  return async (key, ...[input]) => {
    const value = kept.get(key) ?? make(key, input as Input);
    kept.delete(key);
    kept.set(key, value);
    const [oldest] = kept.keys();
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    try {
      const made = await value;
      if (made === undefined) kept.delete(key);
      return made;
    } catch (error) {
      kept.delete(key);
      throw error;
    }
  };
}
