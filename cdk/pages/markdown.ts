/** A Markdown table; cells may hold what they like but a pipe. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

export function code(text: string): string {
  return `\`${text}\``;
}

/** Paragraphs, tables and headings with an empty line between them. */
export function page(...blocks: readonly (string | readonly string[])[]): string {
  return `${blocks.flat().join('\n\n')}\n`;
}

/** Says on each generated page whose work it is. */
export const generatedNote =
  '*Generated from the manifests and the synthesised stacks by `npm run pages`; a test keeps it current.*';
