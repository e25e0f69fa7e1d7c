/** Asks which columns of a table, or keys of JSON, hold the parts of an article. */

import type * as vscode from 'vscode';
import type { Converter } from '../../../converter';
import { type ColumnChoice, type Columns, FIELDS, type Field } from '../../../core/conversion';
import { plainText, say } from '../../shell/language';
import { pickOne } from '../../shell/picks';
import type { Source } from './sources';

/** Key in the workspace's memory: columns by the names of all columns. */
const MEMORY = 'articleImport.columns';
/** Number of tables whose columns are remembered. */
const MAX_REMEMBERED = 20;

const LABELS: Readonly<Record<Field, string>> = {
  title: say`Title`,
  date: say`Date`,
  source: say`Source`,
  text: say`Text`,
};

const mayHaveColumns = ({ path }: Source): boolean => /\.(?:csv|tsv|tab|json|jsonl|ndjson)$/i.test(path);

/**
 * Asks once for all tables of the sources with the same columns as the first one.
 * @returns no columns if there is no table; undefined if the person cancelled
 */
export async function chooseColumns(
  sources: readonly Source[],
  converter: Converter,
  memory: vscode.Memento,
): Promise<Columns | undefined> {
  for (const source of sources.filter(mayHaveColumns)) {
    const choice = await source
      .read()
      .then(bytes => converter.columns({ path: source.path, bytes }))
      // It is told when the file is converted.
      .catch(() => null);
    if (choice?.names.length) return chooseAmong(choice, source, memory);
  }
  return {};
}

type Remembered = Readonly<Record<string, Columns>>;

async function chooseAmong(
  { names, guessed }: ColumnChoice,
  source: Source,
  memory: vscode.Memento,
): Promise<Columns | undefined> {
  const key = names.join('\u0000').slice(0, 2000);
  const remembered = memory.get<Remembered>(MEMORY, {});
  let columns: Columns = remembered[key] ?? guessed;
  for (;;) {
    const step = await pickStep(columns, source);
    if (step === undefined) return undefined;
    if (step === 'continue') break;
    const column = await pickColumn(step, names, columns);
    if (column !== undefined) columns = { ...columns, [step]: column ?? undefined };
  }
  const chosen = Object.fromEntries(Object.entries(columns).filter(([, column]) => column !== undefined));
  const others = Object.entries(remembered).filter(([one]) => one !== key);
  await memory.update(MEMORY, Object.fromEntries([...others, [key, chosen]].slice(-MAX_REMEMBERED)));
  return chosen;
}

function pickStep(columns: Columns, source: Source): Promise<Field | 'continue' | undefined> {
  const rows = FIELDS.map(field => ({
    label: LABELS[field],
    description: columns[field] ?? (field === 'text' ? say`not chosen: without it nothing can be read` : say`none`),
    value: field,
  }));
  const next = { icon: 'done', label: say`Continue`, value: 'continue' } as const;
  return pickOne<Field | 'continue'>(columns.text === undefined ? [...rows].reverse() : [next, ...rows], {
    title: plainText`Columns of ${source.name}`,
    placeholder: plainText`Choose a part of the article to change its column`,
  });
}

/** @returns null for no column; undefined if the person went back */
function pickColumn(field: Field, names: readonly string[], columns: Columns): Promise<string | null | undefined> {
  const rows = names.map(name => ({
    label: name,
    ...(name === columns[field] ? { description: say`chosen` } : {}),
    value: name,
  }));
  return pickOne<string | null>(field === 'text' ? rows : [{ label: say`None`, value: null }, ...rows], {
    title: plainText`Column of the ${LABELS[field]}`,
    placeholder: plainText`Choose a column`,
  });
}
