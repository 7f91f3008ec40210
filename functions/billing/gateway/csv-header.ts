/**
 * The fields of the first record of a CSV text; `undefined` where it does not end within the text.
 *
 * @param ended whether the text is all of the file, so that the record may end without a line break
 */
export function readHeader(text: string, delimiter: string, ended: boolean): string[] | undefined {
  const fields: string[] = [];
  let field = '';
  let quoted = false;
  for (let index = text.charCodeAt(0) === 0xfeff ? 1 : 0; index < text.length; index += 1) {
    const character = text[index] ?? '';
    if (quoted) {
      if (character !== '"') field += character;
      else if (text[index + 1] === '"') {
        field += '"';
        index += 1;
      } else quoted = false;
    } else if (character === '"' && field === '') quoted = true;
    else if (character === delimiter) {
      fields.push(field);
      field = '';
    } else if (character === '\n' || character === '\r') return [...fields, field];
    else field += character;
  }
  return ended && !quoted && (field !== '' || fields.length > 0) ? [...fields, field] : undefined;
}
