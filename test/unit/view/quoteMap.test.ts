import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { MarkQuestion, Timeline } from '../../../src/core/corpus';
import { ENGLISH } from '../../../src/core/text';
import { markLabelOf, remarksOn, shareLabelOf } from '../../../src/core/view/quoteMap/labels';
import { type Picture, readMapMessage, readMapState } from '../../../src/core/view/quoteMap/messages';
import { questionOf } from '../../../src/core/view/quoteMap/question';
import { tableOf } from '../../../src/core/view/quoteMap/table';
import { layOutTimeline, MIN_RADIUS } from '../../../src/core/view/quoteMap/timelineLayout';

const person = (name: string) => ({ id: 1, key: `person:${name}`, name, role: null, quotes: 9 });
const people = { shown: [person('Ilse Brandt'), person('Yuri \u202eUshakov')], all: 5 };

const TIMELINE: Picture = {
  name: 'timeline',
  data: {
    people,
    sources: ['Reuters', null],
    time: { step: 'week', from: '2025-04-21', to: '2025-05-04' },
    marks: [
      { person: 0, source: 0, from: '2025-04-21', to: '2025-04-27', quotes: 12 },
      { person: 1, source: 1, from: '2025-04-21', to: '2025-04-27', quotes: 1 },
      { person: 1, source: null, from: '2025-04-28', to: '2025-05-04', quotes: 2 },
    ],
    undated: 1,
  },
};
const TOGETHER: Picture = {
  name: 'together',
  data: { people, articles: [3, 2], marks: [{ one: 0, other: 1, articles: 1 }] },
};
const SHARES: Picture = {
  name: 'shares',
  data: {
    people,
    sources: [{ name: 'Reuters', quotes: 40 }],
    allSources: 3,
    marks: [{ person: 0, source: 0, quotes: 5 }],
  },
};

describe('a mark of a quote map in words', () => {
  const cases: readonly (readonly [Picture, mark: number, string])[] = [
    [TIMELINE, 0, 'Ilse Brandt | week of 21 April 2025 · Reuters | 12 quotes'],
    [TIMELINE, 1, 'Yuri [U+202E]Ushakov | week of 21 April 2025 · no source | 1 quote'],
    [TIMELINE, 2, 'Yuri [U+202E]Ushakov | week of 28 April 2025 · other sources | 2 quotes'],
    [TOGETHER, 0, 'Ilse Brandt and Yuri [U+202E]Ushakov | quoted in the same articles | 1 article'],
    [SHARES, 0, 'Ilse Brandt | Reuters | 5 quotes, 13 % of its 40'],
  ];
  for (const [picture, mark, expected] of cases)
    it(expected, () => {
      const label = markLabelOf(picture, mark, ENGLISH);
      assert.equal(label && `${label.title} | ${label.detail} | ${label.amount}`, expected);
    });

  it('is null where there is no such mark', () => {
    for (const picture of [TIMELINE, TOGETHER, SHARES]) assert.equal(markLabelOf(picture, 3, ENGLISH), null);
  });

  const steps = [
    ['day', 'Monday, 21 April 2025'],
    ['month', 'April 2025'],
    ['quarter', 'second quarter of 2025'],
    ['year', '2025'],
    ['decade', '2025–2034'],
  ] as const;
  for (const [step, words] of steps)
    it(`tells the time by ${step}`, () => {
      const data: Timeline = { ...(TIMELINE.data as Timeline), time: { step, from: '2025-04-21', to: '2025-04-21' } };
      assert.equal(markLabelOf({ name: 'timeline', data }, 0, ENGLISH)?.detail, `${words} · Reuters`);
    });

  for (const [quotes, all, words] of [
    [1, 2, '50 %'],
    [1, 40, '2.5 %'],
    [1, 100_000, '< 0.1 %'],
    [0, 0, '0.0 %'],
    [7, 7, '100 %'],
  ] as const)
    it(`tells ${quotes} of ${all} as ${words}`, () => assert.equal(shareLabelOf(quotes, all, ENGLISH), words));
});

describe('what a quote map leaves out', () => {
  it('is told', () => {
    assert.deepEqual(remarksOn(TIMELINE, ENGLISH), [
      'The 2 people and organizations with the most quotes are shown, of 5.',
      'The 2 sources with the most quotes are told apart.',
      '1 quote without a date is not shown.',
    ]);
    assert.ok(remarksOn(SHARES, ENGLISH).includes('1 of 3 sources are shown.'));
  });
});

describe('a quote map as a table', () => {
  it('has a row for each mark, in their order', () => {
    assert.deepEqual(tableOf(TIMELINE, ENGLISH).rows[2], [
      'Yuri [U+202E]Ushakov',
      'week of 28 April 2025',
      '2025-04-28',
      '2025-05-04',
      'other sources',
      2,
    ]);
    assert.deepEqual(tableOf(TOGETHER, ENGLISH).rows, [['Ilse Brandt', 'Yuri [U+202E]Ushakov', 1]]);
    assert.deepEqual(tableOf(SHARES, ENGLISH).rows, [['Ilse Brandt', 'Reuters', 5, 40, 12.5]]);
    for (const picture of [TIMELINE, TOGETHER, SHARES]) {
      const { head, rows } = tableOf(picture, ENGLISH);
      assert.equal(rows.length, picture.data.marks.length);
      for (const row of rows) assert.equal(row.length, head.length);
    }
  });
});

describe('the question for a mark', () => {
  const key = 'person:Ilse Brandt';
  const other = 'person:Yuri \u202eUshakov';
  const days = { from: '2025-04-21', to: '2025-04-27' };
  const cases: readonly (readonly [Picture, mark: number, MarkQuestion | null])[] = [
    [TIMELINE, 0, { people: [key], sources: { among: ['Reuters'], isExcluded: false }, days }],
    [TIMELINE, 1, { people: [other], sources: { among: [null], isExcluded: false }, days }],
    [
      TIMELINE,
      2,
      {
        people: [other],
        sources: { among: ['Reuters', null], isExcluded: true },
        days: { from: '2025-04-28', to: '2025-05-04' },
      },
    ],
    [TOGETHER, 0, { people: [key, other], sources: null, days: null }],
    [SHARES, 0, { people: [key], sources: { among: ['Reuters'], isExcluded: false }, days: null }],
    [TIMELINE, 3, null],
    [TOGETHER, 1, null],
    [SHARES, 1, null],
  ];
  for (const [picture, mark, question] of cases)
    it(`${picture.name} ${mark}`, () => assert.deepEqual(questionOf(picture, mark), question));
});

describe('the marks of a timeline', () => {
  const marks = fc
    .uniqueArray(
      fc.record({
        person: fc.integer({ min: 0, max: 3 }),
        source: fc.constantFrom(0, 1, 2, 3, 4, 5, null),
        month: fc.integer({ min: 1, max: 3 }),
        quotes: fc.integer({ min: 1, max: 10_000 }),
      }),
      { selector: ({ person: who, source, month }) => `${who} ${source} ${month}`, minLength: 1 },
    )
    .map(all => all.map(({ month, ...mark }) => ({ ...mark, from: `2025-0${month}-01`, to: `2025-0${month}-28` })));

  it('lie in their rows, and none covers another', () => {
    fc.assert(
      fc.property(marks, fc.integer({ min: 5, max: 100 }), (all, width) => {
        const shown = ['A', 'B', 'C', 'D'].map(person);
        const data = { ...(TIMELINE.data as Timeline), people: { shown, all: 4 }, marks: all };
        const { rows, dots, height } = layOutTimeline(data, width);
        assert.equal(height, (rows.at(-1)?.top ?? 0) + (rows.at(-1)?.height ?? 0));
        for (const [i, { y, radius }] of dots.entries()) {
          const mark = all[i];
          const row = mark && rows[mark.person];
          if (!mark || !row) assert.fail();
          assert.ok(radius >= MIN_RADIUS && radius <= Math.max(MIN_RADIUS, width / 2));
          assert.ok(y - radius >= row.top && y + radius <= row.top + row.height + 1e-6);
          for (const [k, other] of dots.entries())
            if (k > i && all[k]?.person === mark.person && all[k]?.from === mark.from)
              assert.ok(Math.abs(y - other.y) >= radius + other.radius);
        }
      }),
    );
  });

  it('are larger for more quotes', () => {
    const { dots } = layOutTimeline(TIMELINE.data as Timeline, 60);
    assert.ok((dots[0]?.radius ?? 0) > (dots[1]?.radius ?? 0));
  });
});

describe('what the page of a quote map says', () => {
  const read = [
    { type: 'ready' },
    { type: 'saveCsv' },
    { type: 'widen' },
    { type: 'choose', picture: 'shares' },
    { type: 'search', line: 'source:reuters' },
    { type: 'open', version: 1, mark: 0 },
    { type: 'saveImage', format: 'svg', content: '<svg/>' },
    { type: 'failed', message: 'no' },
  ];
  for (const message of read)
    it(`is read: ${JSON.stringify(message)}`, () => {
      assert.deepEqual(readMapMessage(message), message);
      assert.deepEqual(readMapMessage({ ...message, command: 'workbench.action.quit' }), message);
    });

  const refused = [
    null,
    'ready',
    [],
    { type: 'run' },
    { type: 'choose', picture: 'constructor' },
    { type: 'search', line: 7 },
    { type: 'search', line: 'a'.repeat(10_001) },
    { type: 'open', version: 1, mark: -1 },
    { type: 'open', version: 1, mark: 1.5 },
    { type: 'open', mark: 1 },
    { type: 'saveImage', format: 'html', content: '' },
    { type: 'saveImage', format: 'png', content: {} },
  ];
  for (const message of refused)
    it(`is refused: ${JSON.stringify(message)?.slice(0, 60)}`, () => assert.equal(readMapMessage(message), null));

  const whole = { picture: 'timeline', scope: { query: '', people: null, files: null } };
  it('is kept over a reload', () => {
    const state = { picture: 'shares', scope: { query: 'said:a', people: ['person:a b'], files: ['a.txt'] } };
    assert.deepEqual(readMapState(JSON.parse(JSON.stringify(state))), state);
  });
  for (const kept of [
    undefined,
    null,
    'x',
    {},
    { picture: 'x', scope: 1 },
    { scope: { query: 1, people: [1], files: 'a' } },
  ])
    it(`is as new where nothing can be read: ${JSON.stringify(kept)}`, () =>
      assert.deepEqual(readMapState(kept), whole));
});
