import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  CodeList,
  codeOfDay,
  codeOfMentions,
  codeOfRef,
  MENTION_KIND_CODES,
  QUOTE_KIND_CODES,
  wordOfDay,
  wordOfRef,
  wordsOfMention,
} from '../../../src/core/corpus/codes';
import type { Database, SqlValue } from '../../../src/core/corpus/database';
import { openSqlite } from '../../../src/platform/node/sqlite';

describe('packed values of the corpus index', () => {
  let db: Database;
  before(() => {
    db = openSqlite(':memory:', { readOnly: true });
  });
  after(() => db.close());

  const shown = (expression: (column: string) => string, value: SqlValue): unknown =>
    db.all(`SELECT ${expression('x')} AS y FROM (SELECT ? AS x)`, [value])[0]?.y;

  it('shows words of a list and others as they were', () => {
    const list = new CodeList(['direct', 'indirect']);
    for (const word of ['direct', 'indirect', 'other', '1', '', null])
      assert.equal(
        shown(column => list.wordOf(column), list.codeOf(word)),
        word,
      );
    assert.equal(QUOTE_KIND_CODES.codeOf('direct'), 0);
  });

  it('shows references as they were', () => {
    for (const ref of ['q1', 'q123456789', 'q1234567890', 'q01', 'q0', 'e7', 'q', '', '7', 'q1x'])
      assert.equal(
        shown(column => wordOfRef('q', column), codeOfRef('q', ref)),
        ref,
      );
    assert.equal(codeOfRef('q', 'q12'), 12);
  });

  it('shows days as they were', () => {
    const days = ['2025-04-26', '1969-12-31', '1920-02-29', '0001-01-01', '9999-12-31', '2025-02-30', '2025', ''];
    for (const day of days) assert.equal(shown(wordOfDay, codeOfDay(day)), day);
    assert.equal(codeOfDay('1970-01-02'), 1);
  });

  it('shows mentions as they were', () => {
    const words = wordsOfMention('mention.type', 'mention.value');
    const mention = fc.record({
      start: fc.nat(10_000_000),
      length: fc.oneof(fc.nat(30), fc.nat(2_000)),
      kind: fc.constantFrom('name', 'pronoun', 'nominal', 'other'),
    });
    fc.assert(
      fc.property(fc.array(mention), mentions => {
        const spans = mentions.map(({ start, length, kind }) => ({ span: { start, end: start + length }, kind }));
        const rows = db.all(
          `SELECT ${words.start} AS start, ${words.end} AS end, ${words.kind} AS kind FROM json_each(?) AS mention`,
          [codeOfMentions(spans)],
        );
        assert.deepEqual(
          rows.map(({ start, end, kind }) => [start, end, kind]),
          mentions.map(({ start, length, kind }) => [start, start + length, kind]),
        );
      }),
    );
    assert.equal(MENTION_KIND_CODES.codeOf('name'), 0);
  });
});
