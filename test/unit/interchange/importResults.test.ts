import assert from 'node:assert/strict';
import { formatOf } from '../../../src/core/interchange/formats/allFormats';
import { planImport } from '../../../src/core/interchange/importPlan';
import { groupOutcomes, type ImportRemark } from '../../../src/core/interchange/importResults';
import { ENGLISH } from '../../../src/core/text';

const BODY = 'The crane fell at noon. “It swayed for an hour,” said Ines Roth. Roth left the quay at one.\n';
const ARTICLE = ` Crane falls date 2025-03-04 [Source: Quay News]\n\n${BODY}`;
const ports = { newId: counter(), author: null, now: '2025-03-05T10:00:00Z' };

function counter(): () => string {
  let n = 0;
  return () => `a${++n}`;
}

/** A line of brat: the label, where the words are told, and the words. */
const line = (id: number, label: string, start: number, words: string): string =>
  `T${id}\t${label} ${start} ${start + words.length}\t${words}`;

function planned(...lines: readonly string[]) {
  const [document] = formatOf('brat')!.read(`${lines.join('\n')}\n`, ARTICLE, () => ARTICLE);
  assert.ok(document);
  return planImport(document, ARTICLE, [], ports);
}

const outcomesOf = (...lines: readonly string[]): string[] =>
  planned(...lines).findings.map(({ annotation, found }) => `${annotation.target.exact}: ${found}`);

describe('the outcomes of an import', () => {
  it('tell what is where it was told', () =>
    assert.deepEqual(outcomesOf(line(1, 'Person', ARTICLE.indexOf('Ines Roth'), 'Ines Roth')), ['Ines Roth: placed']));

  it('tell of a shift of all, by each annotation', () =>
    assert.deepEqual(
      outcomesOf(
        line(1, 'Thing', BODY.indexOf('crane'), 'crane'),
        line(2, 'Person', BODY.indexOf('Ines Roth'), 'Ines Roth'),
        line(3, 'Time', BODY.indexOf('at one'), 'at one'),
      ),
      ['crane: shifted', 'Ines Roth: shifted', 'at one: shifted'],
    ));

  it('tell which place alone was moved', () =>
    assert.deepEqual(
      outcomesOf(
        line(1, 'Thing', ARTICLE.indexOf('crane'), 'crane'),
        line(2, 'Time', ARTICLE.indexOf('noon'), 'noon'),
        line(3, 'Place', ARTICLE.indexOf('quay') + 3, 'quay'),
      ),
      ['crane: placed', 'noon: placed', 'quay: moved'],
    ));

  it('tell what is lost', () =>
    assert.deepEqual(
      outcomesOf(
        line(1, 'Thing', ARTICLE.indexOf('crane'), 'crane'),
        line(2, 'Person', ARTICLE.indexOf('Ines'), 'the harbour master'),
      ),
      ['crane: placed', 'the harbour master: lost'],
    ));

  it('stand in groups, those first that need a decision', () => {
    const { findings } = planned(
      line(1, 'Thing', ARTICLE.indexOf('crane'), 'crane'),
      line(2, 'crew', ARTICLE.indexOf('Ines Roth'), 'Ines Roth'),
      line(3, 'Thing', ARTICLE.indexOf('quay') + 3, 'quay'),
      line(4, 'crew', ARTICLE.indexOf('Ines'), 'the harbour master'),
    );
    const annotations = findings.map(one => ({ ...one, article: 'crane.txt', line: 3 }));
    const remarks: ImportRemark<string>[] = [
      { file: 'crane.ann', line: null, text: 'One was left.', isFailure: false },
      { file: 'crane.ann', line: 7, text: 'No span.', isFailure: true },
    ];
    const groups = groupOutcomes({ annotations, remarks }, (_, tag) => tag === 'crew', ENGLISH);
    assert.deepEqual(
      groups.map(({ label, total, groups: below }) => [label, total, below.map(one => `${one.label}: ${one.total}`)]),
      [
        ['Not Imported', '1 item', []],
        ['Lost', '1 annotation', []],
        ['Moved', '1 annotation', []],
        ['New Tags', '1 tag', ['Thing: 2 passages']],
        ['Remarks', '1 remark', []],
      ],
    );
  });

  it('are no groups where all is in place and known', () => {
    const { findings } = planned(line(1, 'crew', ARTICLE.indexOf('Ines Roth'), 'Ines Roth'));
    const annotations = findings.map(one => ({ ...one, article: 'crane.txt', line: 3 }));
    assert.deepEqual(
      groupOutcomes({ annotations, remarks: [] }, () => true, ENGLISH),
      [],
    );
  });
});
