/** What FOCUS's attributes of format and type ask of one cell that is there. */

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;
/** NumericFormat: no sign before a positive value, no separator of thousands, `mEn` for exponents. */
const numeric = /^-?\d+(\.\d+)?(E-?\d+)?$/;
const anyNumber = /^[+-]?\d+(\.\d+)?(?:E([+-]?\d+))?$/i;
/** Digits of the largest decimals that databases keep. */
const mostDigits = 38;
const word = '[A-Za-z][A-Za-z0-9]*(?:\\s[A-Z][A-Za-z]*)*';
/** UnitFormat: `Hours`, `GB-Months`, `GB/Hour`, `1000 Requests`, `Requests/3 Months`. */
const unit = new RegExp(`^(?:\\d+ )?${word}(?:-${word})?(?:/(?:\\d+ )?${word})?$`);
const nationalCurrencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

export const cellChecks: Readonly<Record<string, (cell: string) => boolean>> = {
  TypeString: (cell) => cell.isWellFormed(),
  TypeDecimal: isDecimal,
  CheckDecimalValue: isDecimal,
  TypeDateTime: (cell) => !Number.isNaN(Date.parse(cell)),
  // StringHandling: valid Unicode, and not only spaces.
  FormatString: (cell) => cell.trim() !== '' && !/[\p{Cc}\uFFFD]/u.test(cell),
  FormatNumeric: (cell) => numeric.test(cell),
  FormatDateTime: (cell) => instant.test(cell),
  FormatUnit: (cell) => unit.test(cell),
  FormatCurrency: (cell) => /^[A-Z]{3}$/.test(cell),
  CheckNationalCurrency: (cell) => nationalCurrencies.has(cell),
  FormatKeyValue: isKeyValue,
};

function isDecimal(cell: string): boolean {
  const match = anyNumber.exec(cell);
  return (
    match !== null && Math.abs(Number(match[2] ?? 0)) <= mostDigits && cell.replace(/\D/g, '').length <= mostDigits
  );
}

/** A JSON object whose values are numbers, texts, true, false or null; a key occurs once. */
function isKeyValue(cell: string): boolean {
  try {
    const value: unknown = JSON.parse(cell);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    const keys = [...cell.matchAll(/"((?:[^"\\]|\\.)*)"\s*:/g)].map(([, key]) => key);
    return (
      new Set(keys).size === keys.length &&
      Object.values(value).every((each) => typeof each !== 'object' || each === null)
    );
  } catch {
    return false;
  }
}
