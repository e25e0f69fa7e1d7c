import assert from 'node:assert/strict';
import type { AnchoredAnnotation, Annotation } from '../../../../src/core/annotation/model/annotation';
import { describeSpan as describeTarget } from '../../../../src/core/annotation/model/selector';
import { agreementOf } from '../../../../src/core/interchange/agreement/agreement';
import { Coincidences } from '../../../../src/core/interchange/agreement/krippendorffAlpha';

/** Rows are observers, columns units, `.` is missing. */
function alphaOf(...rows: readonly string[]): number | null {
  const coincidences = new Coincidences();
  [...rows[0]].forEach((_, i) => {
    coincidences.add(rows.map(row => row[i]).filter(value => value !== '.'));
  });
  return coincidences.alpha();
}

const near = (value: number | null, expected: number): void =>
  assert.ok(value !== null && Math.abs(value - expected) < 0.0006, `${value}, not ${expected}`);

describe('Krippendorff’s alpha', () => {
  // The examples of “Computing Krippendorff's Alpha-Reliability” (2011).
  it('A: two observers, two values', () => near(alphaOf('0100000010', '1110010000'), 0.095));
  it('B: two observers, more values', () => near(alphaOf('aabbdcccedda', 'babbbccceddd'), 0.692));
  it('C: four observers, values missing', () =>
    near(alphaOf('123321412...', '1233224125.3', '.3332342251.', '1233244125 1.'.replace(' ', '')), 0.743));
  it('is 1 where all agree, and null where nothing varies', () => {
    assert.equal(alphaOf('0101', '0101'), 1);
    assert.equal(alphaOf('0000', '0000'), null);
    assert.equal(alphaOf('0101', '....'), null);
  });
  it('is below 0 where people disagree more than chance', () => assert.ok(alphaOf('01', '10')! < 0));
});

const TEXT = 'One two three four five six seven eight nine ten.';
let next = 0;
function by(author: string, words: string, fields: object): AnchoredAnnotation {
  const start = TEXT.indexOf(words);
  const span = { start, end: start + words.length };
  const annotation = { id: `a${next++}`, author, target: describeTarget(TEXT, span), ...fields } as Annotation;
  return { annotation, anchor: { status: 'exact', span, score: 1 } };
}
const tag = (name: string) => ({ kind: 'tag', tag: name });
const speaker = (name: string, status = 'corrected') => ({ kind: 'speaker', status, speaker: name });
const compare = (...annotations: AnchoredAnnotation[]) => agreementOf([{ name: 'a.txt', text: TEXT, annotations }]);

describe('agreement', () => {
  it('of a tag goes word by word', () => {
    // Ten words; anna tags 2–3, ben 3–4: in/in once, in/out twice, out/out seven times. o = 4, totals 4 in and 16 out.
    const { agreements } = compare(by('anna', 'two three', tag('x')), by('ben', 'three four', tag('x')));
    assert.equal(agreements.length, 1);
    near(agreements[0].alpha, 1 - (19 * 4) / (4 * 16 * 2));
    assert.equal(agreements[0].f1, 0);
  });

  it('tells nobody’s speech from a speaker that was rejected, and one mention from all', () => {
    const { disagreements } = compare(
      by('anna', 'two three', { kind: 'speaker', status: 'rejected' }),
      by('ben', 'two three', speaker('Bo', 'rejected')),
      by('anna', 'five', { kind: 'entity', status: 'corrected', name: 'Five' }),
      by('ben', 'five', { kind: 'entity', status: 'corrected', name: 'Five', mentions: 'one' }),
    );
    assert.deepEqual(
      disagreements.map(({ says }) => says.map(({ what }) => what)),
      [
        ['not speech', 'not Bo'],
        ['Five', 'one: Five'],
      ],
    );
  });

  it('of relations goes by pairs of passages', () => {
    const rel = (author: string, from: string, to: string, relation: string): AnchoredAnnotation => {
      const other = by(author, to, tag('x'));
      const fields = { kind: 'relation', relation, to: other.annotation.target };
      return { ...by(author, from, fields), to: other.anchor };
    };
    // Three pairs: the same type, another type, and one that ben does not relate.
    const { agreements, disagreements } = compare(
      rel('anna', 'two', 'four', 'supports'),
      rel('ben', 'two', 'four', 'supports'),
      rel('anna', 'three', 'five', 'supports'),
      rel('ben', 'three', 'five', 'contradicts'),
      rel('anna', 'six', 'seven', 'supports'),
    );
    assert.deepEqual([agreements[0].category, agreements[0].spans], ['relation', 5]);
    assert.equal(agreements[0].f1, 2 / 5);
    assert.deepEqual(
      disagreements.map(({ says }) => says.map(({ author, what }) => `${author}: ${what}`)),
      [
        ['anna: supports “five”', 'ben: contradicts “five”'],
        ['anna: supports “seven”', 'ben: null'],
      ],
    );
    const lost = {
      ...rel('ben', 'two', 'nine', 'supports'),
      to: { status: 'orphaned', span: null, score: 0 } as const,
    };
    assert.deepEqual(compare(rel('anna', 'two', 'nine', 'supports'), lost).agreements, []);
  });

  it('counts spans that are the same', () => {
    const { agreements, disagreements } = compare(
      by('anna', 'two', tag('x')),
      by('anna', 'four', tag('x')),
      by('ben', 'two', tag('x')),
    );
    assert.equal(agreements[0].f1, 2 / 3);
    assert.deepEqual(
      disagreements.map(({ span, says }) => [
        TEXT.slice(span.start, span.end),
        says.map(({ author, what }) => [author, what]),
      ]),
      [
        [
          'four',
          [
            ['anna', 'x'],
            ['ben', null],
          ],
        ],
      ],
    );
  });

  it('of speakers: to confirm and to correct to the same is the same; silence says nothing', () => {
    const { agreements, disagreements } = compare(
      by('anna', 'two', speaker('Ana', 'confirmed')),
      by('ben', 'two', speaker('Ana')),
      by('anna', 'four', speaker('Ana')),
      by('ben', 'four', speaker('Cem')),
      by('anna', 'nine', speaker('Ana')),
    );
    // One of the two places that both decided on; what anna alone said of “nine” is not held against ben.
    assert.equal(agreements[0].f1, 1 / 2);
    // Two places with two values each: n = 4, Ana 3, Cem 1, one unlike pair both ways.
    near(agreements[0].alpha, 1 - (3 * 2) / (3 * 1 * 2));
    assert.equal(disagreements.length, 1);
  });

  it('takes two authors', () => {
    assert.deepEqual(compare(by('anna', 'two', tag('x'))), { agreements: [], disagreements: [] });
  });
});
