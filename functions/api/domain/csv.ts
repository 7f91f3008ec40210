/** Characters by which a spreadsheet takes a cell for a formula (OWASP, "CSV Injection"), at the beginning of a cell. */
const formulaStart = /^[\s\uFEFF]*[=+\-@]/;
/** A plain number is no formula, also where it is negative. */
const plainNumber = /^-?\d+(\.\d+)?$/;

/** One line of CSV (RFC 4180). No cell begins as a formula does: an apostrophe goes before it, as spreadsheets write text. */
export function csvLine(cells: readonly (string | undefined)[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

function cell(value = ''): string {
  const isFormula = formulaStart.test(value) && !plainNumber.test(value);
  const text = isFormula ? `'${value}` : value;
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}
