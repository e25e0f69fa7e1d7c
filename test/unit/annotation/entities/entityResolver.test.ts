import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CorpusEntity } from '../../../../src/core/annotation/corpusFile/corpusEntities';
import { CorpusEntityIndex } from '../../../../src/core/annotation/entities/corpusEntityIndex';
import type { AnchoredAnnotation, EntityDecision } from '../../../../src/core/annotation/model/annotation';
import { overlay } from '../../../../src/core/annotation/overlay/overlay';
import type { Span } from '../../../../src/core/text/span';
import { analysisOf, at, placed, quoteOf } from '../storyteller';

const TEXT = [
  'Ada Bell spoke to Kelm Press on Monday. “It will last,” Bell said. Later Bell left.',
  'From Kelm came Zelensk. “I doubt it,” Zelenska said, and she went. Kelm Press wrote of Kelm\nPress.',
].join('\n');

/** The analysis misses Kelm Press, and takes two people, Zelensk and Zelenska, for one. */
const ANALYSIS = analysisOf(
  TEXT,
  [
    { mentions: [['Ada Bell'], ['Bell', 1], ['Bell', 2]], role: 'mayor' },
    { mentions: [['Kelm', 1]], type: 'place' },
    { mentions: [['Zelensk'], ['Zelenska']], pronouns: [['she']] },
  ],
  [
    quoteOf(TEXT, 'q1', '“It will last,”', 'e1', at(TEXT, 'Bell', 1)),
    quoteOf(TEXT, 'q2', '“I doubt it,”', 'e3', at(TEXT, 'Zelenska')),
  ],
);

const about = (words: string | Span, fields: Partial<EntityDecision>): AnchoredAnnotation =>
  placed(TEXT, typeof words === 'string' ? at(TEXT, words) : words, { kind: 'entity', status: 'corrected', ...fields });

function shown(anchored: readonly AnchoredAnnotation[], entities: readonly CorpusEntity[] = []): string[] {
  return overlay(ANALYSIS, anchored, { text: TEXT, corpus: new CorpusEntityIndex(entities) }).entities.map(
    ({ name, type, mentions, quotes, hidden }) =>
      `${hidden ? 'not ' : ''}${name}, ${type}: ${mentions.map(({ text }) => text).join(', ')}${quotes.length ? ` (${quotes})` : ''}`,
  );
}

const [ADA, KELM, ZELENSK] = [
  'Ada Bell, person: Ada Bell, Bell, Bell (q1)',
  'Kelm, place: Kelm',
  'Zelensk, person: Zelensk, Zelenska, she (q2)',
];
const press = (...mentions: string[]) => `Kelm Press, organization: ${mentions.join(', ')}`;

type Case = [name: string, decided: AnchoredAnnotation[], entities: string[], corpus?: CorpusEntity[]];

function check(cases: readonly Case[]): void {
  for (const [name, decided, expected, corpus] of cases)
    it(name, () => assert.deepEqual(shown(decided, corpus), expected));
}

describe('adding an entity', () => {
  const added = { name: 'Kelm Press', type: 'organization' } as const;
  check([
    ['here only', [about('Kelm Press', { ...added, mentions: 'one' })], [ADA, press('Kelm Press'), KELM, ZELENSK]],
    [
      'wherever the words stand, over the end of a line too',
      [about('Kelm Press', { ...added, mentions: 'alike' })],
      [ADA, press('Kelm Press', 'Kelm Press', 'Kelm Press'), KELM, ZELENSK],
    ],
    [
      'under another name than the words',
      [about('Kelm Press', { ...added, name: 'Kelm Publishers', mentions: 'one' })],
      [ADA, 'Kelm Publishers, organization: Kelm Press', KELM, ZELENSK],
    ],
    [
      'without a name: by its words',
      [about('Kelm Press', { type: 'organization', mentions: 'one' })],
      [ADA, press('Kelm Press'), KELM, ZELENSK],
    ],
    [
      'as another mention of one that is known',
      [about('Monday', { name: 'Ada Bell', mentions: 'one' })],
      ['Ada Bell, person: Ada Bell, Monday, Bell, Bell (q1)', KELM, ZELENSK],
    ],
    [
      'and retyping it by a decision on the whole of it',
      [about('Kelm Press', { ...added, mentions: 'one' }), about('Kelm Press', { type: 'other' })],
      [ADA, 'Kelm Press, other: Kelm Press', KELM, ZELENSK],
    ],
    [
      'that is rejected later',
      [about('Kelm Press', { ...added, mentions: 'one' }), about('Kelm Press', { status: 'rejected' })],
      [ADA, `not ${press('Kelm Press')}`, KELM, ZELENSK],
    ],
    [
      'not inside of what is a mention already',
      [about('Bell', { name: 'Bells', type: 'other', mentions: 'alike' })],
      ['Ada Bell, person: Ada Bell', 'Bells, other: Bell, Bell, Bell (q1)', KELM, ZELENSK],
    ],
  ]);

  it('does not match part of a word', () => {
    const text = 'Kel met Kelm and Kelms. Kelm’s Kelm-Press: Kelm.';
    const decided = placed(text, at(text, 'Kelm'), {
      kind: 'entity',
      status: 'corrected',
      name: 'Kelm',
      mentions: 'alike',
    });
    const { entities } = overlay(analysisOf(text, []), [decided], { text, corpus: new CorpusEntityIndex([]) });
    assert.deepEqual(
      entities.map(({ mentions }) => mentions.map(({ span }) => span.start)),
      [[8, 24, 31, 43]],
    );
  });
});

describe('splitting an entity', () => {
  const zelenska = { name: 'Zelenska', mentions: 'one' } as const;
  check([
    [
      'by one mention: the quote goes by the words that name its speaker',
      [about('Zelenska', zelenska)],
      [ADA, KELM, 'Zelensk, person: Zelensk, she', 'Zelenska, person: Zelenska (q2)'],
    ],
    [
      'by several mentions',
      [about('Zelenska', zelenska), about('she', zelenska)],
      [ADA, KELM, 'Zelensk, person: Zelensk', 'Zelenska, person: Zelenska, she (q2)'],
    ],
    [
      'by all of them: then it is another one',
      [about('Zelensk', zelenska), about('Zelenska', zelenska), about('she', zelenska)],
      [ADA, KELM, 'Zelenska, person: Zelensk, Zelenska, she (q2)'],
    ],
    [
      'to one that is known',
      [about('Zelenska', { name: 'Ada Bell', mentions: 'one' })],
      ['Ada Bell, person: Ada Bell, Bell, Bell, Zelenska (q1,q2)', KELM, 'Zelensk, person: Zelensk, she'],
    ],
    [
      'by words: all that are alike',
      [about(at(TEXT, 'Bell', 1), { name: 'Cy Bell', mentions: 'alike' })],
      ['Ada Bell, person: Ada Bell', 'Cy Bell, person: Bell, Bell (q1)', KELM, ZELENSK],
    ],
    [
      'one mention differently from all that are alike, whichever was said first',
      [
        about(at(TEXT, 'Bell', 2), { name: 'Di Bell', mentions: 'one' }),
        about(at(TEXT, 'Bell', 1), { name: 'Cy Bell', mentions: 'alike' }),
      ],
      ['Ada Bell, person: Ada Bell', 'Cy Bell, person: Bell (q1)', 'Di Bell, person: Bell', KELM, ZELENSK],
    ],
    [
      'one that is renamed by the mention that was split off: the name stays with the rest',
      [about('Zelenska', { name: 'Olena Zelensk' }), about('Zelenska', zelenska)],
      [ADA, KELM, 'Olena Zelensk, person: Zelensk, she', 'Zelenska, person: Zelenska (q2)'],
    ],
    [
      'a mention that is none',
      [about('Zelenska', { status: 'rejected', mentions: 'one' })],
      [ADA, KELM, 'Zelensk, person: Zelensk, she', 'not Zelenska, person: Zelenska'],
    ],
  ]);
});

describe('decisions for all articles', () => {
  check([
    [
      'a name, by an alias',
      [],
      [ADA, KELM, 'Zelenskiy, person: Zelensk, Zelenska, she (q2)'],
      [{ name: 'Zelenskiy', aliases: ['zelensk'] }],
    ],
    [
      'a type, and more mentions',
      [],
      [ADA, 'Kelm, organization: Kelm, Kelm, Kelm, Kelm', ZELENSK],
      [{ name: 'Kelm', type: 'organization' }],
    ],
    [
      'that it is none',
      [],
      ['not Ada Bell, person: Ada Bell, Bell, Bell', KELM, ZELENSK],
      [{ name: 'Ada Bell', status: 'rejected' }],
    ],
    [
      'that two are one',
      [],
      ['Ada Bell, person: Ada Bell, Bell, Bell, Zelensk, Zelenska, she (q1,q2)', KELM],
      [{ name: 'Ada Bell', aliases: ['Zelensk'] }],
    ],
    [
      'one that no analysis knows, by any of its names',
      [],
      [ADA, 'Kelm Press, organization: Kelm Press, left, Kelm Press, Kelm Press', KELM, ZELENSK],
      [{ name: 'Kelm Press', aliases: ['left'], type: 'organization' }],
    ],
    [
      'nothing by a short form: that of another may read the same',
      [],
      [ADA, KELM, ZELENSK],
      [{ name: 'Cy Bell', aliases: ['Bell'] }],
    ],
    [
      'less than a name given in the article',
      [about('Zelensk', { name: 'Zed' })],
      [ADA, KELM, 'Zed, person: Zelensk, Zelenska, she (q2)'],
      [{ name: 'Zelenskiy', aliases: ['Zelensk'], type: 'group' }],
    ],
    [
      'its type, where the article gives but the name',
      [about('Zelensk', { name: 'zelenskiy' })],
      [ADA, KELM, 'zelenskiy, group: Zelensk, Zelenska, she (q2)'],
      [{ name: 'Zelenskiy', type: 'group' }],
    ],
    [
      'its name, where the article gives but the type',
      [about('Zelensk', { type: 'place' })],
      [ADA, KELM, 'Zelenskiy, place: Zelensk, Zelenska, she (q2)'],
      [{ name: 'Zelenskiy', aliases: ['Zelensk'], type: 'group' }],
    ],
    [
      'not that it is none, where the article says that it is one',
      [about('Ada Bell', { status: 'confirmed' })],
      [ADA, KELM, ZELENSK],
      [{ name: 'Ada Bell', status: 'rejected' }],
    ],
  ]);

  it('shows which decision counts, its own or the article’s', () => {
    const entities: CorpusEntity[] = [{ name: 'Zelenskiy', aliases: ['Zelensk'] }];
    const decided = about('Zelensk', { type: 'place' });
    const [, , member] = overlay(ANALYSIS, [decided], { text: TEXT, corpus: new CorpusEntityIndex(entities) }).entities;
    assert.deepEqual([member.corpus, member.decision], [entities[0], decided.annotation]);
    assert.deepEqual(
      member.parts.map(({ entity, fromDecision: made, decisions }) => [entity.id, made, decisions.length]),
      [['e3', false, 1]],
    );
  });

  it('apply only to the entity of their type if a person and a place have one name', () => {
    const text = 'Washington went to Washington.';
    const analysis = analysisOf(text, [
      { mentions: [['Washington']] },
      { mentions: [['Washington', 1]], type: 'place' },
    ]);
    const entities: CorpusEntity[] = [{ name: 'Washington, D.C.', aliases: ['Washington'], type: 'place' }];
    assert.deepEqual(
      overlay(analysis, [], { text, corpus: new CorpusEntityIndex(entities) }).entities.map(
        ({ name, type }) => `${name} ${type}`,
      ),
      ['Washington person', 'Washington, D.C. place'],
    );
  });

  it('resolve speakers that a decision names by an alias, in the article or not', () => {
    const entities: CorpusEntity[] = [
      { name: 'Zelenskiy', aliases: ['Zelensk', 'The President'] },
      { name: 'Emil Farr', aliases: ['Farr', 'E. Farr'] },
    ];
    const said = (speaker: string) => {
      const decided = placed(TEXT, at(TEXT, '“It will last,”'), { kind: 'speaker', status: 'corrected', speaker });
      return overlay(ANALYSIS, [decided], { text: TEXT, corpus: new CorpusEntityIndex(entities) }).quotes.map(
        quote => quote.speaker,
      );
    };
    for (const name of ['Zelensk', 'the president', 'Zelenska']) {
      const [first, second] = said(name);
      assert.deepEqual([first?.name, first?.entity], ['Zelenskiy', second?.entity], name);
    }
    assert.equal(said('e. farr')[0]?.name, 'Emil Farr');
  });
});

describe('a merge by name', () => {
  it('gives the quotes of both to one speaker', () => {
    const { quotes } = overlay(ANALYSIS, [about('Zelensk', { name: 'Ada Bell' })], {
      text: TEXT,
      corpus: new CorpusEntityIndex([]),
    });
    assert.deepEqual(
      quotes.map(({ speaker }) => speaker?.entity),
      ['e1', 'e1'],
    );
  });

  it('has the role of the entity with its name', () => {
    const text = 'Cy, clerk, met Di, dean.';
    const analysis = analysisOf(text, [
      { mentions: [['Cy']], role: 'clerk' },
      { mentions: [['Di']], role: 'dean' },
    ]);
    const decided = placed(text, at(text, 'Cy'), { kind: 'entity', status: 'corrected', name: 'Di' });
    assert.equal(overlay(analysis, [decided]).entities[0].role, 'dean');
  });
});

describe('a quote that was missed', () => {
  const said = (words: string, fields: object) => placed(TEXT, at(TEXT, words), { kind: 'speaker', ...fields });
  const quotesOf = (decided: readonly AnchoredAnnotation[]) =>
    overlay(ANALYSIS, decided, { text: TEXT, corpus: new CorpusEntityIndex([]) }).quotes.map(
      ({ quote, speaker, status, added }) =>
        `${TEXT.slice(quote.span.start, quote.span.end)} ${speaker?.name ?? '–'} ${status}${added ? ' added' : ''}`,
    );
  const [FIRST, SECOND] = ['“It will last,” Ada Bell derived', '“I doubt it,” Zelensk derived'];
  const later = 'Later Bell left.';
  const table: [name: string, decided: AnchoredAnnotation[], quotes: string[]][] = [
    [
      'stands where it was added',
      [said(later, { status: 'corrected', speaker: 'Bell' })],
      [FIRST, `${later} Ada Bell corrected added`, SECOND],
    ],
    ['that was rejected alone is none', [said(later, { status: 'rejected' })], [FIRST, SECOND]],
    [
      'by two people, who differ: the last one counts',
      [
        said(later, { status: 'corrected', speaker: 'Bell', created: '2026-01-02T00:00:00Z' }),
        said('Later Bell', { status: 'corrected', speaker: 'Cy', created: '2026-01-03T00:00:00Z' }),
      ],
      [FIRST, `${later} Cy corrected added`, SECOND],
    ],
    [
      'and rejected by another is shown as that',
      [
        said(later, { status: 'corrected', speaker: 'Bell', created: '2026-01-02T00:00:00Z' }),
        said(later, { status: 'rejected', created: '2026-01-03T00:00:00Z' }),
      ],
      [FIRST, `${later} – rejected added`, SECOND],
    ],
    [
      'is the analysis’s quote where that is found',
      [said('“It will last', { status: 'corrected', speaker: 'Cy' })],
      ['“It will last,” Cy corrected', SECOND],
    ],
  ];
  for (const [name, decided, expected] of table) it(name, () => assert.deepEqual(quotesOf(decided), expected));

  it('has the annotation’s id, is listed with its speaker, and has a part for each paragraph', () => {
    const over = { start: at(TEXT, 'Later').start, end: at(TEXT, 'From Kelm').end };
    const decided = placed(TEXT, over, { kind: 'speaker', status: 'corrected', speaker: 'Ada Bell' });
    const view = overlay(ANALYSIS, [decided], { text: TEXT, corpus: new CorpusEntityIndex([]) });
    const { quote } = view.quotes[1];
    assert.equal(quote.id, `+${decided.annotation.id}`);
    assert.deepEqual(view.entities[0].quotes, ['q1', quote.id]);
    assert.deepEqual(
      quote.parts.map(({ start, end }) => TEXT.slice(start, end)),
      ['Later Bell left.', 'From Kelm'],
    );
    assert.equal(quote.kind, 'indirect');
  });
});

describe('a speaker that is rejected by name', () => {
  const rejected = (speaker: string) =>
    placed(TEXT, at(TEXT, '“It will last,”'), { kind: 'speaker', status: 'rejected', speaker });
  const first = (decided: readonly AnchoredAnnotation[]) => {
    const [{ speaker, status, confidence }] = overlay(ANALYSIS, decided, {
      text: TEXT,
      corpus: new CorpusEntityIndex([]),
    }).quotes;
    return [speaker?.name, status, confidence];
  };
  const table: [name: string, decided: AnchoredAnnotation[], quote: unknown[]][] = [
    ['leaves the quote unattributed', [rejected('Ada Bell')], [undefined, 'unattributed', null]],
    ['by any of the names', [rejected('bell')], [undefined, 'unattributed', null]],
    ['does not touch another speaker', [rejected('Zelensk')], ['Ada Bell', 'derived', 0.8]],
    [
      'reaches those merged with that one',
      [rejected('Zelensk'), about('Zelensk', { name: 'Ada Bell' })],
      [undefined, 'unattributed', null],
    ],
  ];
  for (const [name, decided, expected] of table) it(name, () => assert.deepEqual(first(decided), expected));
});

describe('any decisions', () => {
  it('keep every mention, give every speaker an entity, and have the same result in any order', () => {
    const place = fc.tuple(fc.nat(TEXT.length - 2), fc.integer({ min: 1, max: 12 }));
    const name = fc.constantFrom('Ada Bell', 'Bell', 'Kelm', 'Zelensk', 'Zed', 'Zelenska');
    const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
    const decision = fc.record({
      kind: fc.constant('entity'),
      status: fc.constantFrom('confirmed', 'corrected', 'rejected'),
      name: optional(name),
      mentions: optional(fc.constantFrom('one', 'alike')),
    });
    const corpus = fc.record({
      name,
      aliases: fc.array(name, { maxLength: 2 }),
      type: optional(fc.constantFrom('person' as const, 'place' as const)),
      status: optional(fc.constant('rejected' as const)),
    });
    const derived = ANALYSIS.entities.flatMap(({ mentions }) => mentions);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(decision, place), { maxLength: 6 }),
        fc.array(corpus, { maxLength: 3 }),
        (all, entities) => {
          const decided = all.map(([fields, [start, length]]) =>
            placed(TEXT, { start, end: Math.min(start + length, TEXT.length) }, fields),
          );
          const view = overlay(ANALYSIS, decided, { text: TEXT, corpus: new CorpusEntityIndex(entities) });
          const mentions = view.entities.flatMap(entity => entity.mentions);
          assert.ok(mentions.length >= derived.length);
          assert.equal(new Set(view.entities.map(({ entity }) => entity.id)).size, view.entities.length);
          for (const { speaker } of view.quotes) {
            const member = speaker && view.entities.find(({ entity }) => entity.id === speaker.entity);
            if (speaker) assert.ok(member && !member.hidden && member.name === speaker.name);
          }
          const again = overlay(ANALYSIS, [...decided].reverse(), {
            text: TEXT,
            corpus: new CorpusEntityIndex(entities),
          });
          assert.deepEqual([again.entities, again.quotes], [view.entities, view.quotes]);
        },
      ),
      { numRuns: 300 },
    );
  });
});
