import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Analysis, Entity, Quote } from '../../../../src/core/analysis/model';
import type {
  AnchoredAnnotation,
  Annotation,
  EntityDecision,
  SpeakerDecision,
} from '../../../../src/core/annotation/model/annotation';
import { overlay } from '../../../../src/core/annotation/overlay/overlay';
import type { Span } from '../../../../src/core/text/span';

const spanned = (start: number, end: number): Span => ({ start, end });

const entity = (id: string, name: string, at: readonly number[], more: Partial<Entity> = {}): Entity => ({
  id,
  type: 'person',
  name,
  role: null,
  aliases: [],
  gender: 'unknown',
  mentions: at.map(start => ({ span: spanned(start, start + name.length), text: name, kind: 'name' as const })),
  ...more,
});

const quote = (id: string, start: number, end: number, speaker: string | null): Quote => ({
  id,
  span: spanned(start, end),
  kind: 'direct',
  parts: [spanned(start, end)],
  within: null,
  attribution: speaker
    ? { entity: speaker, mention: null, rule: 'cue-adjacent', evidence: [], confidence: 0.8, cue: null, runnersUp: [] }
    : null,
  reporting: null,
});

/** Ada Bell speaks q1, Bo Carr q2, nobody q3. “Zelensk” and “Zelensk Senior” are derived as two entities. */
const ANALYSIS: Analysis = {
  article: { index: 0, span: spanned(0, 1000), header: null, body: spanned(0, 1000), paragraphs: [] },
  quotes: [quote('q1', 100, 200, 'e1'), quote('q2', 300, 400, 'e2'), quote('q3', 500, 600, null)],
  entities: [
    entity('e1', 'Ada Bell', [10, 210], { aliases: ['Bell'], role: 'mayor' }),
    entity('e2', 'Bo Carr', [30, 410], { aliases: ['Carr'] }),
    entity('e3', 'Zelensk', [50, 620], { aliases: ['Zel'] }),
    entity('e4', 'Zelensk Senior', [700], { role: 'poet', type: 'other' }),
  ],
  dates: [],
  problems: [],
};

let made = 0;
type Loose = { [K in keyof SpeakerDecision]?: SpeakerDecision[K] };
function placed(fields: object, start: number, end: number): AnchoredAnnotation {
  const target = { exact: '', prefix: '', suffix: '', start, end };
  const annotation = { id: `01${String(made++).padStart(6, '0')}`, target, ...fields } as Annotation;
  return { annotation, anchor: { status: 'exact', span: spanned(start, end), score: 1 } };
}
const speaker = (fields: Loose, start: number, end: number) => placed({ kind: 'speaker', ...fields }, start, end);
const about = (fields: Partial<EntityDecision>, start: number, end: number) =>
  placed({ kind: 'entity', status: 'corrected', ...fields }, start, end);
const orphan = ({ annotation }: AnchoredAnnotation): AnchoredAnnotation => ({
  annotation,
  anchor: { status: 'orphaned', span: null, score: 0 },
});

const speakers = (anchored: readonly AnchoredAnnotation[]) =>
  overlay(ANALYSIS, anchored).quotes.map(
    ({ speaker, status }) => `${speaker?.name ?? '–'} ${speaker?.entity ?? '–'} ${status}`,
  );

describe('overlay: speakers', () => {
  const table: [name: string, anchored: AnchoredAnnotation[], quotes: string[]][] = [
    ['nothing decided', [], ['Ada Bell e1 derived', 'Bo Carr e2 derived', '– – derived']],
    ['confirmed', [speaker({ status: 'confirmed', speaker: 'Ada Bell' }, 100, 200)], ['Ada Bell e1 confirmed']],
    ['confirmed without a name', [speaker({ status: 'confirmed' }, 100, 200)], ['Ada Bell e1 confirmed']],
    [
      'confirmed as another than now derived',
      [speaker({ status: 'confirmed', speaker: 'Bo Carr' }, 100, 200)],
      ['Bo Carr e2 confirmed'],
    ],
    [
      'corrected by full name',
      [speaker({ status: 'corrected', speaker: 'Bo Carr' }, 100, 200)],
      ['Bo Carr e2 corrected'],
    ],
    [
      'corrected by alias, other case',
      [speaker({ status: 'corrected', speaker: ' carr ' }, 100, 200)],
      ['Bo Carr e2 corrected'],
    ],
    [
      'corrected to a stranger',
      [speaker({ status: 'corrected', speaker: 'Cy Dent' }, 100, 200)],
      ['Cy Dent d1 corrected'],
    ],
    [
      'two strangers, one twice',
      [
        speaker({ status: 'corrected', speaker: 'Cy Dent' }, 100, 200),
        speaker({ status: 'corrected', speaker: 'Di Eng' }, 300, 400),
        speaker({ status: 'corrected', speaker: 'cy dent' }, 500, 600),
      ],
      ['Cy Dent d1 corrected', 'Di Eng d2 corrected', 'Cy Dent d1 corrected'],
    ],
    ['rejected', [speaker({ status: 'rejected' }, 100, 200)], ['– – rejected']],
    [
      'a quote without a speaker given one',
      [speaker({ status: 'corrected', speaker: 'Bell' }, 500, 600)],
      ['Ada Bell e1 derived', 'Bo Carr e2 derived', 'Ada Bell e1 corrected'],
    ],
    ['half the quote', [speaker({ status: 'rejected' }, 100, 150)], ['– – rejected']],
    ['less than half the quote', [speaker({ status: 'rejected' }, 100, 149)], ['Ada Bell e1 derived']],
    ['twice the quote', [speaker({ status: 'rejected' }, 100, 301)], ['Ada Bell e1 derived']],
    ['an orphan', [orphan(speaker({ status: 'rejected' }, 100, 200))], ['Ada Bell e1 derived']],
    [
      'two decisions: the later one, wherever it stands',
      [
        speaker({ status: 'corrected', speaker: 'Carr', created: '2026-01-02T00:00:00Z' }, 100, 200),
        speaker({ status: 'rejected', created: '2026-01-01T00:00:00Z' }, 101, 200),
      ],
      ['Bo Carr e2 corrected'],
    ],
    [
      'two decisions: the later one, where it stands behind the other',
      [
        speaker({ status: 'rejected', created: '2026-01-01T00:00:00Z' }, 100, 200),
        speaker({ status: 'corrected', speaker: 'Carr', created: '2026-01-02T00:00:00Z' }, 101, 200),
      ],
      ['Bo Carr e2 corrected'],
    ],
    [
      'two decisions: the one changed later',
      [
        speaker(
          { status: 'corrected', speaker: 'Carr', created: '2026-01-01T00:00:00Z', modified: '2026-01-03T00:00:00Z' },
          100,
          200,
        ),
        speaker({ status: 'rejected', created: '2026-01-02T00:00:00Z' }, 101, 200),
      ],
      ['Bo Carr e2 corrected'],
    ],
    [
      'two decisions of one time: the one that stands later',
      [speaker({ status: 'rejected' }, 100, 200), speaker({ status: 'corrected', speaker: 'Carr' }, 101, 200)],
      ['Bo Carr e2 corrected'],
    ],
    [
      'the speaker rejected as an entity',
      [about({ status: 'rejected' }, 10, 18)],
      ['– – derived', 'Bo Carr e2 derived'],
    ],
    ['the speaker renamed', [about({ name: 'Ada B. Bell' }, 10, 18)], ['Ada B. Bell e1 derived']],
    [
      'corrected to a name that was renamed',
      [about({ name: 'Zelenskiy' }, 50, 57), speaker({ status: 'corrected', speaker: 'Zelensk' }, 100, 200)],
      ['Zelenskiy e3 corrected'],
    ],
    [
      'corrected to one of two merged',
      [about({ name: 'Zelensk' }, 700, 714), speaker({ status: 'corrected', speaker: 'Zelensk Senior' }, 100, 200)],
      ['Zelensk e3 corrected'],
    ],
  ];
  for (const [name, anchored, expected] of table)
    it(name, () => assert.deepEqual(speakers(anchored).slice(0, expected.length), expected));

  it('keeps mention and confidence only of derived speakers', () => {
    const mention = { span: spanned(210, 218), text: 'Ada Bell', kind: 'name' as const };
    const quotes = [{ ...ANALYSIS.quotes[0], attribution: { ...ANALYSIS.quotes[0].attribution!, mention } }];
    const view = (anchored: AnchoredAnnotation[]) => overlay({ ...ANALYSIS, quotes }, anchored).quotes[0];
    assert.deepEqual([view([]).speaker?.mention, view([]).confidence], [mention, 0.8]);
    const confirmed = view([speaker({ status: 'confirmed', speaker: 'Bell' }, 100, 200)]);
    assert.deepEqual([confirmed.speaker?.mention, confirmed.confidence], [mention, null]);
    const corrected = view([speaker({ status: 'corrected', speaker: 'Carr' }, 100, 200)]);
    assert.deepEqual([corrected.speaker?.mention, corrected.confidence], [null, null]);
  });
});

describe('overlay: “I” in a quote', () => {
  const self = (start: number) => ({ span: spanned(start, start + 1), text: 'I', kind: 'pronoun' as const });
  const [bell, ...others] = ANALYSIS.entities;
  const analysis: Analysis = {
    ...ANALYSIS,
    entities: [{ ...bell!, mentions: [bell!.mentions[0]!, self(110), bell!.mentions[1]!, self(310)] }, ...others],
  };
  const starts = (decision: AnchoredAnnotation[]) =>
    overlay(analysis, decision).entities.map(({ name, mentions }) => `${name} ${mentions.map(m => m.span.start)}`);
  const table: [name: string, anchored: AnchoredAnnotation[], entities: string[]][] = [
    ['means the derived speaker', [], ['Ada Bell 10,110,210,310', 'Bo Carr 30,410']],
    [
      'means the corrected speaker, but not in another quote',
      [speaker({ status: 'corrected', speaker: 'Bo Carr' }, 100, 200)],
      ['Ada Bell 10,210,310', 'Bo Carr 30,110,410'],
    ],
    ['means nobody if it is not speech', [speaker({ status: 'rejected' }, 100, 200)], ['Ada Bell 10,210,310']],
    [
      'means a speaker whom the article never names',
      [speaker({ status: 'corrected', speaker: 'Cy Dent' }, 100, 200)],
      ['Ada Bell 10,210,310', 'Bo Carr 30,410', 'Zelensk 50,620', 'Zelensk Senior 700', 'Cy Dent 110'],
    ],
  ];
  for (const [name, anchored, expected] of table)
    it(name, () => assert.deepEqual(starts(anchored).slice(0, expected.length), expected));
});

describe('overlay: entities', () => {
  const shown = (anchored: readonly AnchoredAnnotation[]) =>
    overlay(ANALYSIS, anchored).entities.map(
      ({ entity, name, type, mentions, quotes, hidden }) =>
        `${entity.id} ${name} ${type} ${mentions.map(({ span }) => span.start).join(',')} ${quotes.join(',')}${hidden ? ' hidden' : ''}`,
    );
  const [ADA, BO, ZEL, SENIOR] = [
    'e1 Ada Bell person 10,210 q1',
    'e2 Bo Carr person 30,410 q2',
    'e3 Zelensk person 50,620 ',
    'e4 Zelensk Senior other 700 ',
  ];
  const table: [name: string, anchored: AnchoredAnnotation[], entities: string[]][] = [
    ['nothing decided', [], [ADA, BO, ZEL, SENIOR]],
    ['renamed', [about({ name: 'Zelenskiy' }, 620, 627)], [ADA, BO, 'e3 Zelenskiy person 50,620 ', SENIOR]],
    ['retyped', [about({ type: 'place' }, 50, 57)], [ADA, BO, 'e3 Zelensk place 50,620 ', SENIOR]],
    ['rejected', [about({ status: 'rejected' }, 50, 57)], [ADA, BO, `${ZEL} hidden`, SENIOR]],
    [
      'given the name of one before',
      [about({ name: 'Zelensk' }, 700, 714)],
      [ADA, BO, 'e3 Zelensk person 50,620,700 '],
    ],
    [
      'given the name of one behind',
      [about({ name: 'zelensk senior' }, 50, 57)],
      [ADA, BO, 'e3 zelensk senior person 50,620,700 '],
    ],
    [
      'two given one new name',
      [about({ name: 'Zed' }, 50, 57), about({ name: 'Zed' }, 700, 714)],
      [ADA, BO, 'e3 Zed person 50,620,700 '],
    ],
    [
      'speakers merged',
      [about({ name: 'Ada Bell' }, 410, 417)],
      ['e1 Ada Bell person 10,30,210,410 q1,q2', ZEL, SENIOR],
    ],
    [
      'merged, then retyped',
      [about({ name: 'Zed', type: 'group' }, 50, 57), about({ name: 'Zed' }, 700, 714)],
      [ADA, BO, 'e3 Zed group 50,620,700 '],
    ],
    [
      'renamed, then retyped elsewhere',
      [about({ name: 'Zed' }, 620, 627), about({ type: 'place' }, 50, 57)],
      [ADA, BO, 'e3 Zed place 50,620 ', SENIOR],
    ],
    [
      'given the name of one that is rejected',
      [about({ status: 'rejected' }, 50, 57), about({ name: 'Zelensk' }, 700, 714)],
      [ADA, BO, `${ZEL} hidden`, 'e4 Zelensk other 700 '],
    ],
    ['decided on part of a mention', [about({ name: 'Zed' }, 51, 53)], [ADA, BO, 'e3 Zed person 50,620 ', SENIOR]],
    ['decided on no mention', [about({ name: 'Zed' }, 800, 803)], [ADA, BO, ZEL, SENIOR]],
    ['an orphan', [orphan(about({ name: 'Zed' }, 50, 57))], [ADA, BO, ZEL, SENIOR]],
  ];
  for (const [name, anchored, expected] of table) it(name, () => assert.deepEqual(shown(anchored), expected));

  it('of nested mentions the decision is on the one that fits best', () => {
    const nested: Analysis = {
      ...ANALYSIS,
      quotes: [],
      entities: [entity('e1', 'University of Kelm', [10]), entity('e2', 'Kelm', [24])],
    };
    const names = (start: number, end: number) =>
      overlay(nested, [about({ name: 'X' }, start, end)]).entities.map(({ name }) => name);
    assert.deepEqual(names(24, 28), ['University of Kelm', 'X']);
    assert.deepEqual(names(10, 28), ['X', 'Kelm']);
  });

  it('a merged or renamed entity keeps its other names, and the role of any of its parts', () => {
    const [, , merged] = overlay(ANALYSIS, [about({ name: 'Zed' }, 50, 57), about({ name: 'Zed' }, 700, 714)]).entities;
    assert.deepEqual(merged.entity.aliases, ['Zelensk', 'Zel', 'Zelensk Senior']);
    assert.equal(merged.role, 'poet');
  });
});

describe('overlay: annotations', () => {
  it('are in text order, longer ones first, orphans last', () => {
    const [late, long, short, lost, lostBefore] = [
      [9, 12],
      [3, 9],
      [3, 5],
      [2, 4],
      [0, 1],
    ].map(([start, end]) => placed({ kind: 'tag', tag: 't' }, start, end));
    const { annotations } = overlay(ANALYSIS, [orphan(lost), late, short, long, orphan(lostBefore)]);
    assert.deepEqual(
      annotations.map(({ annotation }) => annotation.id),
      [long, short, late, lostBefore, lost].map(({ annotation }) => annotation.id),
    );
  });

  it('notes and tags that overlap a quote are listed with it', () => {
    const anchored = [
      placed({ kind: 'note', body: 'b' }, 90, 101),
      placed({ kind: 'tag', tag: 't' }, 200, 210),
      speaker({ status: 'rejected' }, 100, 200),
    ];
    const [first] = overlay(ANALYSIS, anchored).quotes;
    assert.deepEqual(first.annotations, [anchored[0]]);
  });

  it('for any decisions no quote, mention or annotation is lost, every speaker is an entity, and order does not matter', () => {
    const at = fc.tuple(fc.nat(700), fc.integer({ min: 1, max: 250 }));
    const name = fc.constantFrom('Ada Bell', 'Bell', 'Zelensk', 'Zelensk Senior', 'Zed', 'Carr', 'New One');
    const status = fc.constantFrom('confirmed', 'corrected', 'rejected');
    const decision = fc.oneof(
      fc.record({ kind: fc.constant('speaker'), status, speaker: name }),
      fc.record({ kind: fc.constant('entity'), status, name: fc.option(name, { nil: undefined }) }),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(decision, at), { maxLength: 8 }), made => {
        const anchored = made.map(([fields, [start, length]]) => placed(fields, start, start + length));
        const view = overlay(ANALYSIS, anchored);
        const starts = view.entities.flatMap(({ mentions }) => mentions.map(({ span }) => span.start));
        assert.deepEqual(
          starts.sort((a, b) => a - b),
          [10, 30, 50, 210, 410, 620, 700],
        );
        assert.equal(view.annotations.length, anchored.length);
        const ids = view.entities.map(({ entity }) => entity.id);
        assert.equal(new Set(ids).size, ids.length);
        for (const { speaker, quote } of view.quotes) {
          if (!speaker) continue;
          const member = view.entities.find(({ entity }) => entity.id === speaker.entity);
          assert.ok(member?.quotes.includes(quote.id) && member.name === speaker.name && !member.hidden);
        }
        const shape = (of: typeof view) => [of.entities, of.quotes.map(({ speaker, status }) => [speaker, status])];
        assert.deepEqual(shape(overlay(ANALYSIS, [...anchored].reverse())), shape(view));
      }),
      { numRuns: 300 },
    );
  });
});

describe('overlay: dismissed annotations', () => {
  const dismissed = { adjudication: 'dismissed' } as const;

  it('have no effect, but stay listed', () => {
    const kept = speaker({ status: 'corrected', speaker: 'Bo Carr', created: '2025-01-01T00:00:00Z' }, 100, 200);
    const later = speaker({ ...dismissed, status: 'rejected', created: '2026-01-01T00:00:00Z' }, 100, 200);
    const view = overlay(ANALYSIS, [kept, later, about({ ...dismissed, status: 'rejected' }, 10, 18)]);
    assert.deepEqual([view.quotes[0].status, view.quotes[0].speaker?.name], ['corrected', 'Bo Carr']);
    assert.equal(view.entities[0].hidden, false);
    assert.equal(view.annotations.length, 3);
  });
});
