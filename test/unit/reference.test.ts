/** The reference in docs/ follows the code, and what is written by hand around it stays. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { schemaTables } from '../../scripts/reference/jsonSchema';
import { referencePages } from '../../scripts/reference/pages';
import { withParts } from '../../scripts/reference/parts';
import { table, writtenKey } from '../../scripts/reference/tables';
import { COMMANDS, commandId } from '../../src/extension/contributions/commands';

const ROOT = path.resolve(__dirname, '..', '..');

const BASKET = `{
  "description": "A basket.",
  "required": ["fruit"],
  "properties": {
    "fruit": {
      "type": "array",
      "items": {
        "type": "object",
        "required": ["kind"],
        "properties": { "kind": { "enum": ["apple", "pear"] }, "weight": { "type": "number", "minimum": 0 } },
        "allOf": [{
          "if": { "properties": { "kind": { "const": "pear" } } },
          "then": { "properties": { "ripe": { "type": "boolean" } } }
        }]
      }
    },
    "from": { "$ref": "#/$defs/place", "description": "Where it grew." }
  },
  "$defs": { "place": { "type": "string", "pattern": "^[A-Z]" } }
}`;

describe('the reference', () => {
  it('is as the code makes it', () => {
    for (const [page, content] of referencePages())
      assert.equal(readFileSync(path.join(ROOT, page), 'utf8'), content, `${page}: run \`npm run contributes\``);
  });

  it('has every command', () => {
    const page = readFileSync(path.join(ROOT, 'docs/reference.md'), 'utf8');
    const missing = (Object.keys(COMMANDS) as (keyof typeof COMMANDS)[]).filter(
      name => !page.includes(`| \`${commandId(name)}\` |`),
    );
    assert.deepEqual(missing, []);
  });

  it('replaces only what is between the marks', () => {
    const page = 'By hand.\n\n<!-- begin keys -->\nold\n<!-- end keys -->\n\nAlso by hand.\n';
    assert.equal(
      withParts(page, { keys: () => '| a $& b |' }),
      'By hand.\n\n<!-- begin keys -->\n\n| a $& b |\n\n<!-- end keys -->\n\nAlso by hand.\n',
    );
    assert.throws(() => withParts(page, {}), /nothing makes the part keys/);
    assert.throws(() => withParts(page, { keys: () => '', tables: () => '' }), /no place for tables/);
  });

  it('keeps a cell in its row', () => {
    assert.equal(
      table(
        ['a', 'b'],
        [
          ['x | y', 'one\n  two'],
          ['', ''],
        ],
      ),
      '| a | b |\n|---|---|\n| x \\| y | one two |\n| | |',
    );
    assert.equal(writtenKey('ctrl+k ctrl+shift+z'), 'Ctrl+K Ctrl+Shift+Z');
  });

  it('lists the fields of a schema, of the objects in it, and when they apply', () => {
    const made = schemaTables(JSON.parse(BASKET), 3);
    assert.deepEqual(made.split('\n').slice(4), [
      '| `fruit` | yes | list of object | |',
      '| `fruit[].kind` | yes | `apple`, `pear` | |',
      '| `fruit[].weight` | | number (from 0) | |',
      '| `fruit[].ripe` | only with `kind: pear` | boolean | |',
      '| `from` | | place | Where it grew. |',
      '',
      '### place',
      '',
      'string (`^[A-Z]`).',
    ]);
  });
});
