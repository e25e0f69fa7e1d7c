/** The input of tools: declared once, as a JSON schema for agents and as types for the code. Input is untrusted. */

/** Thrown if a tool cannot do what it is asked. The message is for the agent: it says what is wrong and what to do. */
export class AgentError extends Error {}

interface TextField {
  readonly type: 'text';
  readonly isRequired: boolean;
  readonly description: string;
  /** In UTF-16 code units. */
  readonly maxLength: number;
}

interface NumberField {
  readonly type: 'number';
  readonly isRequired: boolean;
  readonly description: string;
  readonly least: number;
  readonly most: number;
}

interface ChoiceField {
  readonly type: 'choice';
  readonly isRequired: boolean;
  readonly description: string;
  readonly choices: readonly string[];
}

export type Field = TextField | NumberField | ChoiceField;
export type Fields = Readonly<Record<string, Field>>;

type ValueOf<F extends Field> = F extends { readonly choices: readonly (infer C)[] }
  ? C
  : F extends NumberField
    ? number
    : string;

/** The values of fields. Those that are not required may be null. */
export type InputOf<F extends Fields> = {
  readonly [Name in keyof F]: F[Name]['isRequired'] extends true ? ValueOf<F[Name]> : ValueOf<F[Name]> | null;
};

const MAX_TEXT = 2_000;

export const requiredText = (description: string, maxLength = MAX_TEXT) =>
  ({ type: 'text', isRequired: true, description, maxLength }) as const;
export const optionalText = (description: string, maxLength = MAX_TEXT) =>
  ({ type: 'text', isRequired: false, description, maxLength }) as const;
export const optionalNumber = (description: string, least: number, most: number) =>
  ({ type: 'number', isRequired: false, description, least, most }) as const;
export const optionalChoice = <const C extends readonly string[]>(description: string, choices: C) =>
  ({ type: 'choice', isRequired: false, description, choices }) as const;

/** A JSON schema of an object. */
export interface InputSchema {
  readonly type: 'object';
  readonly properties: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly required: readonly string[];
  readonly additionalProperties: false;
}

export function schemaOf(fields: Fields): InputSchema {
  const names = Object.keys(fields);
  return {
    type: 'object',
    properties: Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, propertyOf(field)])),
    required: names.filter(name => fields[name]?.isRequired),
    additionalProperties: false,
  };
}

function propertyOf(field: Field): Readonly<Record<string, unknown>> {
  const { description } = field;
  switch (field.type) {
    case 'text':
      return { type: 'string', description, maxLength: field.maxLength };
    case 'number':
      return { type: 'integer', description, minimum: field.least, maximum: field.most };
    case 'choice':
      return { type: 'string', description, enum: field.choices };
  }
}

/**
 * Reads the input of a tool.
 * @param given untrusted; null and empty texts count as missing
 * @throws AgentError that names the field
 */
export function readInput<F extends Fields>(fields: F, given: unknown): InputOf<F> {
  const object = asObject(given);
  const unknown = Object.keys(object).find(name => !Object.hasOwn(fields, name));
  if (unknown !== undefined)
    throw new AgentError(`There is no field “${unknown.slice(0, 60)}”. Fields are ${Object.keys(fields).join(', ')}.`);
  const values = Object.entries(fields).map(([name, field]) => {
    const value = Object.hasOwn(object, name) ? object[name] : undefined;
    return [name, readField(name, field, value)] as const;
  });
  return Object.fromEntries(values) as InputOf<F>;
}

function asObject(given: unknown): Readonly<Record<string, unknown>> {
  if (given === undefined || given === null) return {};
  if (typeof given !== 'object' || Array.isArray(given)) throw new AgentError('The input must be an object.');
  return given as Readonly<Record<string, unknown>>;
}

function readField(name: string, field: Field, value: unknown): string | number | null {
  if (value === undefined || value === null || (typeof value === 'string' && value.trim() === '')) {
    if (field.isRequired) throw new AgentError(`“${name}” is missing: ${field.description}`);
    return null;
  }
  switch (field.type) {
    case 'text':
      return readText(name, field, value);
    case 'number':
      return readNumber(name, field, value);
    case 'choice':
      if (field.choices.some(choice => choice === value)) return value as string;
      throw new AgentError(`“${name}” is one of ${field.choices.join(', ')}.`);
  }
}

function readText(name: string, { maxLength }: TextField, value: unknown): string {
  if (typeof value !== 'string') throw new AgentError(`“${name}” must be a text.`);
  if (value.length > maxLength) throw new AgentError(`“${name}” has at most ${maxLength} characters.`);
  return value;
}

/** Agents often write numbers as texts. */
function readNumber(name: string, { least, most }: NumberField, value: unknown): number {
  const number = typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isInteger(number) || number < least || number > most)
    throw new AgentError(`“${name}” is a whole number from ${least} to ${most}.`);
  return number;
}
