import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { QueryNode } from '../../../src/core/corpus/query/model';
import { parseQuery } from '../../../src/core/corpus/query/parse';
import { conditionOf, unitOf } from '../../../src/core/corpus/query/sql';
import { inEnglish } from '../../../src/core/text';

/** A query as one line, so that a table can hold it. */
function show(node: QueryNode | null): string {
  if (!node) return '';
  switch (node.type) {
    case 'and':
    case 'or':
      return `(${node.nodes.map(show).join(node.type === 'and' ? ' & ' : ' | ')})`;
    case 'not':
      return `!${show(node.node)}`;
    case 'words':
    case 'name':
      return `${node.field ?? ''}[${node.value.words.join(' ')}${node.value.isPrefix ? '*' : ''}]`;
    case 'date':
      return `${node.field}[${node.from}..${node.to}]`;
    case 'choice':
      return `${node.field}=${node.value}`;
    case 'confidence':
      return `confidence${node.comparison}${node.value}`;
  }
}

const READ: readonly (readonly [line: string, query: string])[] = [
  ['', ''],
  ['bridge', '[bridge]'],
  ['bridge bolts', '([bridge] & [bolts])'],
  ['"bridge bolts"', '[bridge bolts]'],
  ['“bridge bolts”', '[bridge bolts]'],
  ['negotiat*', '[negotiat*]'],
  ['speaker:"Yuri Ushakov" said:negotiat*', '(speaker[yuri ushakov] & said[negotiat*])'],
  ['Speaker:Pelé', 'speaker[pele*]'],
  ['speaker:solb*', 'speaker[solb*]'],
  ['mentions:Orr', 'mentions[orr*]'],
  ['mentions:"Orr" speaker:"Solb*"', '(mentions[orr] & speaker[solb*])'],
  ['-speaker:jean-p', '!speaker[jean p*]'],
  ['source:reut', 'source[reut]'],
  ['a OR b c', '([a] | ([b] & [c]))'],
  ['(a OR b) c', '(([a] | [b]) & [c])'],
  ['-tag:checked', '!tag[checked]'],
  ['-(a b)', '!([a] & [b])'],
  ['well-known', '[well known]'],
  ['after:2025-01', 'after[2025-01-01..2025-01-31]'],
  ['date:2025', 'date[2025-01-01..2025-12-31]'],
  ['confidence<0.7', 'confidence<0.7'],
  ['confidence>=70%', 'confidence>=0.7'],
  ['confidence<70', 'confidence<0.7'],
  ['status:Confirmed kind:direct', '(status=confirmed & kind=direct)'],
];

const FAULTY: readonly (readonly [line: string, message: RegExp, from: number, to: number, rest: string])[] = [
  ['spekaer:Putin bridge', /no field “spekaer”/, 0, 8, '[bridge]'],
  ['speaker: Putin', /needs a value/, 0, 8, '[putin]'],
  ['(a b', /not closed/, 0, 1, '([a] & [b])'],
  ['a) b', /no opening bracket/, 1, 2, '([a] & [b])'],
  ['"a b', /mark is not closed/, 0, 4, '[a b]'],
  ['speaker:"Ilse Bra', /mark is not closed/, 8, 17, 'speaker[ilse bra*]'],
  ['OR a', /OR between two/, 0, 2, '[a]'],
  ['date:yesterday', /a year, a month or a day/, 5, 14, ''],
  ['date:2025-13', /a year, a month or a day/, 5, 12, ''],
  ['status:good', /one of derived/, 7, 11, ''],
  ['confidence<much', /number from 0 to 1/, 11, 15, ''],
  ['said:"…"', /no word/, 5, 8, ''],
  ['speaker<Putin', /takes “:”/, 0, 8, ''],
];

describe('a query', () => {
  for (const [line, query] of READ)
    it(`is read: ${line}`, () =>
      assert.deepEqual([show(parseQuery(line).root), parseQuery(line).problems], [query, []]));

  for (const [line, message, start, end, rest] of FAULTY)
    it(`says what is wrong, and where: ${line}`, () => {
      const { root, problems } = parseQuery(line);
      assert.equal(problems.length, 1);
      assert.match(inEnglish(problems[0].message), message);
      assert.deepEqual([problems[0].span.start, problems[0].span.end], [start, end]);
      assert.equal(show(root), rest);
    });

  it('of any text is read without an error, with problems inside it', () => {
    const piece = fc.constantFrom('(', ')', '-', '"', ' OR ', 'speaker:', 'confidence<', 'a', ' ', '*', '%', "'", 'é');
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map(all => all.join('')),
        ),
        line => {
          const { root, problems } = parseQuery(line);
          for (const { span } of problems)
            assert.ok(0 <= span.start && span.start <= span.end && span.end <= line.length);
          if (root) {
            const { sql, values } = conditionOf(root, unitOf(root));
            assert.equal(sql.split('?').length - 1, values.length);
          }
        },
      ),
    );
  });

  it('puts no text of a person into the statement', () => {
    const hostile = `speaker:"x' OR 1=1 --" about:"%_\\" said:"a"" file:'; tag:'`;
    const { root } = parseQuery(hostile);
    assert.ok(root);
    assert.doesNotMatch(conditionOf(root, unitOf(root)).sql, /1=1|--|x'/);
  });

  it('nested too deeply is refused, and the rest counts', () => {
    const { root, problems } = parseQuery(`${'('.repeat(100_000)}a`);
    assert.ok(problems.length > 0);
    assert.ok(root === null || root.type === 'words');
  });
});
