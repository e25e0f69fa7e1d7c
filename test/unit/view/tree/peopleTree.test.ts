import assert from 'node:assert/strict';
import type { Person } from '../../../../src/core/corpus/queries/people';
import { ENGLISH } from '../../../../src/core/text';
import {
  coQuotedRow,
  moreRow,
  type PeopleRow,
  peopleSummary,
  personArticleRow,
  personQuoteRow,
  personRoleRow,
  personRow,
  personSections,
  spellingRow,
} from '../../../../src/core/view/tree/peopleTree';

const BRANDT: Person = {
  id: 7,
  key: 'person:ilse brandt',
  type: 'person',
  name: 'Ilse Brandt',
  sharesName: false,
  role: 'mayor of Orrin',
  quotes: 3,
  articles: 5,
  mentions: 12,
  firstDate: '2024-05-01',
  lastDate: '2025-06-01',
};
const PLACE = { file: 'a/b.txt', article: 1, date: '2025-06-01', source: 'Valley Courier' };
const shown = ({ label, description }: PeopleRow): string => `${label} | ${description}`;

describe('rows of people', () => {
  const rows: readonly (readonly [row: PeopleRow, expected: string])[] = [
    [personRow(BRANDT, 'quotes', ENGLISH), 'Ilse Brandt | 3 quotes in 5 articles · mayor of Orrin'],
    [personRow(BRANDT, 'name', ENGLISH), 'Ilse Brandt | 3 quotes in 5 articles · mayor of Orrin'],
    [personRow(BRANDT, 'mentions', ENGLISH), 'Ilse Brandt | 12 mentions in 5 articles · mayor of Orrin'],
    [personRow(BRANDT, 'lastSeen', ENGLISH), 'Ilse Brandt | 2025-06-01 · 3 quotes in 5 articles · mayor of Orrin'],
    [
      personRow({ ...BRANDT, quotes: 0, role: null, mentions: 1, articles: 1, lastDate: null }, 'lastSeen', ENGLISH),
      'Ilse Brandt | no date · 1 mention in 1 article',
    ],
    [
      personQuoteRow(
        {
          ...PLACE,
          headline: 'Bridge closed',
          ref: 'q1',
          kind: 'direct',
          text: '“The bolts were old,”',
          span: { start: 3, end: 24 },
          status: 'derived',
          confidence: 0.72,
        },
        ENGLISH,
      ),
      '2025-06-01 “The bolts were old,” | Valley Courier · 72 %',
    ],
    [
      personQuoteRow(
        {
          ...PLACE,
          date: null,
          source: null,
          headline: 'Bridge closed',
          ref: 'q1',
          kind: 'direct',
          text: '“Yes”',
          span: { start: 3, end: 8 },
          status: 'confirmed',
          confidence: 1,
        },
        ENGLISH,
      ),
      '“Yes” | confirmed',
    ],
    [
      personArticleRow(
        { ...PLACE, headline: 'Bridge closes', ref: 'e1', mention: null, mentions: 2, quotes: 0 },
        ENGLISH,
      ),
      'Bridge closes | 2025-06-01 · Valley Courier · 2 mentions',
    ],
    [
      personRoleRow({ role: 'engineer', articles: 2, firstDate: '2024-05-01', lastDate: '2024-06-01' }, ENGLISH),
      'engineer | 2024-05-01 – 2024-06-01 · 2 articles',
    ],
    [
      personRoleRow({ role: 'mayor', articles: 1, firstDate: '2025-06-01', lastDate: '2025-06-01' }, ENGLISH),
      'mayor | 2025-06-01 · 1 article',
    ],
    [coQuotedRow({ person: BRANDT, shared: 1 }, ENGLISH), 'Ilse Brandt | 1 article · mayor of Orrin'],
    [spellingRow({ name: 'I. Brandt', articles: 4 }, ENGLISH), 'I. Brandt | 4 articles'],
    [moreRow(100, 1234, ENGLISH), 'Show More | 100 of 1234 shown'],
    [moreRow(100, null, ENGLISH), 'Show More | 100 shown'],
  ];
  for (const [row, expected] of rows) it(expected, () => assert.equal(shown(row), expected));

  it('lead to the quote, and to the first mention in an article', () => {
    const mention = { start: 40, end: 51 };
    const row = personArticleRow({ ...PLACE, headline: 'Bridge', ref: 'e1', mention, mentions: 1, quotes: 0 }, ENGLISH);
    assert.deepEqual(row.place, { file: 'a/b.txt', span: mention });
  });

  it('have sections for what there is', () => {
    const sections = (person: Person, indirect = false) =>
      personSections(person, { indirect, language: ENGLISH }).map(({ list }) => list);
    assert.deepEqual(sections(BRANDT), ['quotes', 'articles', 'roles', 'quotedWith', 'spellings']);
    assert.deepEqual(sections({ ...BRANDT, quotes: 0, role: null }), ['articles', 'spellings']);
    assert.deepEqual(sections(BRANDT, true).slice(0, 3), ['quotes', 'reported', 'articles']);
  });

  it('keep their ids while counts and roles change', () => {
    const later = { ...BRANDT, quotes: 9, role: null, lastDate: '2026-01-01' };
    assert.equal(personRow(BRANDT, 'quotes', ENGLISH).id, personRow(later, 'mentions', ENGLISH).id);
  });
});

describe('the text beside the title of the view of people', () => {
  const cases: readonly (readonly [Parameters<typeof peopleSummary>[0], number, string])[] = [
    [{ type: 'all', sort: 'quotes', filter: '' }, 12, '12'],
    [{ type: 'all', sort: 'quotes', filter: '' }, 0, ''],
    [{ type: 'place', sort: 'name', filter: ' ' }, 3, 'Places · By Name · 3'],
    [{ type: 'all', sort: 'quotes', filter: 'bru' }, 0, '“bru”: 0'],
  ];
  for (const [question, total, expected] of cases)
    it(expected || 'is empty while there is nobody', () =>
      assert.equal(peopleSummary(question, total, ENGLISH), expected),
    );
});
