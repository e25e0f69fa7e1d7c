/** The pages of the documentation with parts that follow from the code, between `<!-- begin NAME -->` and `<!-- end NAME -->`. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../package';
import { indexTable } from './indexTables';
import { schemaTables } from './jsonSchema';
import { withParts } from './parts';
import { commandTable, keyTable, settingTable } from './tables';

/** Level of the headings of a schema's objects. */
const LEVEL = 4;

const fieldsOf = (name: string): string =>
  schemaTables(JSON.parse(readFileSync(path.join(ROOT, 'schemas', `${name}.schema.json`), 'utf8')), LEVEL);

/** By page: what makes its parts. */
const PAGES: Readonly<Record<string, Readonly<Record<string, () => string>>>> = {
  'docs/settings.md': { settings: settingTable },
  'docs/reference.md': {
    commands: commandTable,
    keys: keyTable,
    sidecar: () => fieldsOf('sidecar'),
    corpus: () => fieldsOf('corpus'),
    extract: () => fieldsOf('extract'),
    index: indexTable,
  },
};

/** The pages as they should be, by path from the project's root. What is around the parts stays as it is. */
export function referencePages(): readonly (readonly [page: string, content: string])[] {
  return Object.entries(PAGES).map(([page, parts]) => [
    page,
    withParts(readFileSync(path.join(ROOT, page), 'utf8'), parts),
  ]);
}
