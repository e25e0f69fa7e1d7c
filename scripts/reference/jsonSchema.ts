/** A JSON schema as Markdown: one table of fields for each object. Knows the keywords that the project's schemas use. */
import { code, table } from './tables';

export interface Schema {
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly $ref?: string;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly { readonly if: Schema; readonly then: Schema }[];
  readonly definitions?: Readonly<Record<string, Schema>>;
  readonly $defs?: Readonly<Record<string, Schema>>;
}

const nameOf = (reference: string): string => reference.slice(reference.lastIndexOf('/') + 1);

/** The type of a value in words. Objects have rows of their own. */
function typeOf(schema: Schema): string {
  const { $ref, type, items } = schema;
  if ($ref !== undefined) return nameOf($ref);
  if (schema.const !== undefined) return code(String(schema.const));
  if (schema.enum) return schema.enum.map(value => code(String(value))).join(', ');
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices && type === undefined) return choices.map(typeOf).join(' or ');
  const one = [type ?? 'object'].flat().join(' or ');
  if (items) return `list of ${typeOf(items)}`;
  return `${one}${limitsOf(schema)}`;
}

function limitsOf({ minimum, maximum, pattern, format }: Schema): string {
  const limits = [
    ...(minimum !== undefined ? [`from ${minimum}`] : []),
    ...(maximum !== undefined ? [`to ${maximum}`] : []),
    ...(pattern !== undefined ? [code(pattern)] : []),
    ...(format !== undefined ? [format] : []),
  ];
  return limits.length ? ` (${limits.join(' ')})` : '';
}

/** The objects in a field: itself, in a list, or one of several choices. */
function objectsIn(schema: Schema): readonly Schema[] {
  if (schema.properties) return [schema];
  return [schema.items, ...(schema.oneOf ?? []), ...(schema.anyOf ?? [])].flatMap(one => (one ? objectsIn(one) : []));
}

type Row = readonly [field: string, needed: string, type: string, meaning: string];

function rowsOf(schema: Schema, path: string, condition = ''): Row[] {
  const { properties = {}, required = [], allOf = [] } = schema;
  const own = Object.entries(properties).flatMap(([name, field]): Row[] => {
    const at = `${path}${name}`;
    const inner = objectsIn(field).flatMap(one => rowsOf(one, `${at}${field.type === 'array' ? '[].' : '.'}`));
    const needed = `${required.includes(name) ? 'yes' : ''}${condition}`;
    return [[code(at), needed, typeOf(field), field.description ?? field.items?.description ?? ''], ...inner];
  });
  return [...own, ...allOf.flatMap(one => rowsOf(one.then, path, conditionOf(one.if)))];
}

const conditionOf = ({ properties = {} }: Schema): string =>
  Object.entries(properties)
    .map(([name, { const: value }]) => `, with ${code(`${name}: ${value}`)}`)
    .join('');

const fieldTable = (schema: Schema): string =>
  table(
    ['field', 'needed', 'value', 'meaning'],
    rowsOf(schema, '').map(([field, needed, ...rest]) => [field, needed.replace(/^, /, 'only '), ...rest]),
  );

/** The fields of a schema and of the objects that it names, each with a heading of the given level. */
export function schemaTables(schema: Schema, level: number): string {
  const definitions = Object.entries(schema.definitions ?? schema.$defs ?? {});
  return [
    ...(schema.description ? [schema.description] : []),
    fieldTable(schema),
    ...definitions.flatMap(([name, one]) => [
      `${'#'.repeat(level)} ${name}`,
      ...(one.description ? [one.description] : []),
      one.properties ? fieldTable(one) : `${typeOf(one)}.`,
    ]),
  ].join('\n\n');
}
