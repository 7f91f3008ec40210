import { AwsError } from '../aws-error.ts';
import type { JsonScalar } from './event-fields.ts';
import { isJsonObject, type Json, type JsonObject } from './json.ts';

/** What a pattern asks of one field: any of `accepts`, or that the field is not there. */
export interface FieldTest {
  readonly accepts: readonly ValueTest[];
  readonly acceptsAbsence: boolean;
}

type ValueTest = (value: JsonScalar) => boolean;

/** EventBridge compares numbers between these, both inclusive (user guide: Comparison operators, numeric matching). */
const LARGEST_NUMBER = 5e9;

const OPERATORS = ['prefix', 'suffix', 'equals-ignore-case', 'anything-but', 'exists', 'numeric'];
const NOT_EMBEDDED = ['wildcard', 'cidr'];

/** Names that event-ruler keeps for itself inside `$or` (event-ruler: Constants.java). */
export const RESERVED_IN_OR: ReadonlySet<string> = new Set([
  ...OPERATORS,
  ...NOT_EMBEDDED,
  ...['exactly', '=', '<', '<=', '>', '>=', 'regex', 'not-wildcard', 'not-equals-ignore-case'],
  ...['date-after', 'date-on-or-after', 'date-before', 'date-on-or-before', 'in-date-range'],
  ...['ip-address-in-range', 'ip-address-not-in-range'],
]);

/** The refusal of a pattern: it names where in the pattern, and what is wrong there. */
export function refusePattern(path: string, reason: string): AwsError {
  const place = path === '' ? '' : `${path}: `;
  return new AwsError('InvalidEventPatternException', 400, `Event pattern is not valid. Reason: ${place}${reason}`);
}

/**
 * Compiles the list of values that a pattern gives for one field: exact values and match expressions.
 *
 * @throws AwsError InvalidEventPatternException, naming the path, for what EventBridge refuses and for the operators
 *   that are not embedded.
 */
export function compileFieldTest(path: string, values: readonly Json[]): FieldTest {
  if (values.length === 0) throw refusePattern(path, 'Empty arrays are not allowed.');
  const accepts: ValueTest[] = [];
  let acceptsAbsence = false;
  values.forEach((value, index) => {
    const place = `${path}[${index}]`;
    if (isJsonObject(value)) {
      const [operator, operand] = onlyMember(place, value);
      if (operator === 'exists' && operand === false) acceptsAbsence = true;
      else accepts.push(compileOperator(place, operator, operand));
      return;
    }
    if (Array.isArray(value)) throw refusePattern(place, 'Match value must be String, number, true, false, or null.');
    accepts.push((found) => found === value);
  });
  return { accepts, acceptsAbsence };
}

function onlyMember(place: string, expression: JsonObject): [string, Json] {
  const [first, ...others] = Object.entries(expression);
  if (!first) throw refusePattern(place, `Match expression name not found; it is one of ${OPERATORS.join(', ')}.`);
  if (others.length > 0) throw refusePattern(place, 'Only one key allowed in match expression.');
  return first;
}

function compileOperator(place: string, operator: string, operand: Json): ValueTest {
  switch (operator) {
    case 'prefix':
      return compileAffix(place, operator, operand, startsWith);
    case 'suffix':
      return compileAffix(place, operator, operand, endsWith);
    case 'equals-ignore-case':
      return equalsIgnoringCase(expectString(place, operator, operand));
    case 'exists':
      if (operand !== true) throw refusePattern(place, 'exists match pattern must be either true or false.');
      return () => true;
    case 'numeric':
      return compileNumeric(place, operand);
    case 'anything-but':
      return compileAnythingBut(place, operand);
    default:
      throw refuseOperator(place, operator);
  }
}

function refuseOperator(place: string, operator: string): AwsError {
  const known = `It has: ${OPERATORS.join(', ')}.`;
  if (!NOT_EMBEDDED.includes(operator)) {
    return refusePattern(place, `Unrecognized match type ${operator}. ${known}`);
  }
  return refusePattern(place, `The embedded EventBridge has no match type ${operator}. ${known}`);
}

function compileAffix(place: string, operator: string, operand: Json, test: typeof startsWith): ValueTest {
  if (!isJsonObject(operand)) return test(expectString(place, operator, operand));
  const [name, value] = onlyMember(place, operand);
  if (name !== 'equals-ignore-case') throw refusePattern(place, `Unsupported ${operator} pattern: ${name}.`);
  const lower = test(expectString(place, name, value).toLowerCase());
  return (found) => typeof found === 'string' && lower(found.toLowerCase());
}

function startsWith(prefix: string): ValueTest {
  return (found) => typeof found === 'string' && found.startsWith(prefix);
}

function endsWith(suffix: string): ValueTest {
  return (found) => typeof found === 'string' && found.endsWith(suffix);
}

function equalsIgnoringCase(text: string): ValueTest {
  const lower = text.toLowerCase();
  return (found) => typeof found === 'string' && found.toLowerCase() === lower;
}

function compileNumeric(place: string, operand: Json): ValueTest {
  if (!Array.isArray(operand)) throw refusePattern(place, 'Value of numeric must be an array.');
  const [operator, limit, upperOperator, upperLimit, ...rest] = operand as readonly Json[];
  const first = compileComparison(place, operator, limit);
  if (operand.length <= 2) return first;

  if (operator !== '>' && operator !== '>=') throw refusePattern(place, 'Too many elements in numeric expression.');
  if (upperOperator !== '<' && upperOperator !== '<=') {
    throw refusePattern(place, `Bad numeric range operator: ${JSON.stringify(upperOperator)}; it is < or <=.`);
  }
  const second = compileComparison(place, upperOperator, upperLimit);
  if (rest.length > 0) throw refusePattern(place, 'Too many terms in numeric range expression.');
  if ((limit as number) >= (upperLimit as number)) {
    throw refusePattern(place, `Bottom must be less than top, but ${limit} is not less than ${upperLimit}.`);
  }
  return (found) => first(found) && second(found);
}

const COMPARISONS: Readonly<Record<string, (found: number, limit: number) => boolean>> = {
  '=': (found, limit) => found === limit,
  '<': (found, limit) => found < limit,
  '<=': (found, limit) => found <= limit,
  '>': (found, limit) => found > limit,
  '>=': (found, limit) => found >= limit,
};

function compileComparison(place: string, operator: Json | undefined, limit: Json | undefined): ValueTest {
  const compare = typeof operator === 'string' ? COMPARISONS[operator] : undefined;
  if (!compare) {
    const known = Object.keys(COMPARISONS).join(' ');
    throw refusePattern(
      place,
      `Unrecognized numeric range operator: ${JSON.stringify(operator)}; it is one of ${known}.`,
    );
  }
  if (typeof limit !== 'number') throw refusePattern(place, `Value of ${operator} must be numeric.`);
  expectComparable(place, limit);
  return (found) => typeof found === 'number' && Math.abs(found) <= LARGEST_NUMBER && compare(found, limit);
}

function compileAnythingBut(place: string, operand: Json): ValueTest {
  if (isJsonObject(operand)) return compileAnythingButOperator(place, operand);
  const values = Array.isArray(operand) ? (operand as readonly Json[]) : [operand];
  const kinds = new Set(values.map((value) => typeof value));
  const kind = [...kinds][0];
  if (kinds.size !== 1 || (kind !== 'string' && kind !== 'number')) {
    throw refusePattern(
      place,
      'Value of anything-but must be a string, a number, or a list of only strings or only numbers.',
    );
  }
  for (const value of values) if (typeof value === 'number') expectComparable(place, value);
  const refused = new Set<Json>(values);
  return (found) => !refused.has(found);
}

function compileAnythingButOperator(place: string, expression: JsonObject): ValueTest {
  const [operator, operand] = onlyMember(place, expression);
  const tests = { prefix: startsWith, suffix: endsWith, 'equals-ignore-case': equalsIgnoringCase };
  if (operator !== 'prefix' && operator !== 'suffix' && operator !== 'equals-ignore-case') {
    if (NOT_EMBEDDED.includes(operator)) throw refuseOperator(place, operator);
    throw refusePattern(place, `Unsupported anything-but pattern: ${operator}.`);
  }
  const texts = (Array.isArray(operand) ? operand : [operand]) as readonly Json[];
  if (texts.length === 0) throw refusePattern(place, `Value of anything-but ${operator} must not be an empty list.`);
  const refused = texts.map((text) => {
    const value = expectString(place, operator, text);
    if (value === '' && operator !== 'equals-ignore-case')
      throw refusePattern(place, 'Null prefix/suffix not allowed.');
    return tests[operator](value);
  });
  return (found) => !refused.some((test) => test(found));
}

function expectString(place: string, operator: string, operand: Json): string {
  if (typeof operand === 'string') return operand;
  throw refusePattern(place, `${operator} match pattern must be a string, but is ${JSON.stringify(operand)}.`);
}

function expectComparable(place: string, value: number): void {
  if (Math.abs(value) <= LARGEST_NUMBER) return;
  throw refusePattern(place, `Value must be between -5.0E9 and 5.0E9, inclusive, but is ${value}.`);
}
