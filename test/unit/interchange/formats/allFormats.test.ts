import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Annotation } from '../../../../src/core/annotation/model/annotation';
import { describeSpan as describeTarget } from '../../../../src/core/annotation/model/selector';
import { CodePoints } from '../../../../src/core/interchange/encoding/codePoints';
import { FORMATS, formatOf, formatOfFile, stemOf } from '../../../../src/core/interchange/formats/allFormats';
import { inEnglish } from '../../../../src/core/text';
import { added, annotations, documentOf, placed, roundTrip, TEXT, tags } from '../sample';

const target = (words: string, text = TEXT) => {
  const start = text.indexOf(words);
  assert.ok(start >= 0, words);
  return describeTarget(text, { start, end: start + words.length });
};

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('code points', () => {
  it('count as Python counts, and back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        const points = new CodePoints(text);
        let units = 0;
        [...text].forEach((character, i) => {
          assert.deepEqual([points.toPoints(units), points.toUnits(i)], [i, units]);
          units += character.length;
        });
        assert.deepEqual([points.length, points.toUnits(points.length)], [[...text].length, units]);
      }),
    );
  });
});

describe('every format', () => {
  for (const format of FORMATS) {
    it(`${inEnglish(format.title)} is told by its file’s name, which tells the article’s`, () => {
      const file = `report${format.endings[format.endings.length - 1]}`;
      assert.equal(formatOfFile(file), format);
      assert.equal(stemOf(file), 'report');
    });

    it(`${inEnglish(format.title)} brings nothing of what is worked out back as a decision`, () => {
      assert.deepEqual(roundTrip(format, documentOf([])).changes, []);
    });

    it(`${inEnglish(format.title)} writes an article without a word`, () => {
      assert.equal(format.write(documentOf([], '')).contents.length, format.endings.length);
    });
  }
});

describe('a format that holds annotations whole', () => {
  for (const id of ['brat', 'web-annotation', 'recogito', 'tei', 'prodigy', 'label-studio']) {
    const format = formatOf(id)!;
    it(`${inEnglish(format.title)} gives back the same annotations`, () => {
      fc.assert(
        fc.property(fc.uniqueArray(annotations, { selector: ({ id: own }) => own, maxLength: 5 }), all => {
          const plan = roundTrip(format, documentOf(all.map(placed)));
          // Two that say the same of the same words are one.
          assert.equal(added(plan).length + plan.known, all.length);
          for (const one of added(plan)) assert.deepEqual(one, plain(all.find(({ id: own }) => own === one.id)));
          assert.deepEqual(plan.warnings, []);
        }),
        { numRuns: 60 },
      );
    });

    it(`${inEnglish(format.title)} adds nothing twice`, () => {
      fc.assert(
        fc.property(fc.uniqueArray(annotations, { selector: ({ id: own }) => own, maxLength: 4 }), all => {
          const plan = roundTrip(format, documentOf(all.map(placed)), all);
          assert.deepEqual([plan.changes, plan.known], [[], all.length]);
        }),
        { numRuns: 20 },
      );
    });
  }

  it('doccano gives back all tags where they may overlap', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(tags, { selector: tag => `${tag.target.start} ${tag.target.end} ${tag.tag}`, maxLength: 5 }),
        all => {
          const back = added(roundTrip(formatOf('doccano-overlapping')!, documentOf(all.map(placed))));
          const said = (annotation: Annotation) =>
            JSON.stringify([annotation.target, annotation.kind === 'tag' && annotation.tag]);
          assert.deepEqual(back.map(said).sort(), all.map(said).sort());
        },
      ),
      { numRuns: 60 },
    );
  });

  const relation: Annotation = {
    id: 'r',
    kind: 'relation',
    relation: 'works for',
    target: target('Tomas Reuter'),
    to: target('Ilse Brandt'),
  };

  for (const id of ['doccano', 'doccano-overlapping'])
    it(`${id} gives back relations, by their ends and types`, () => {
      const plan = roundTrip(formatOf(id)!, documentOf([placed(relation)]));
      assert.deepEqual(
        added(plan).map(one => one.kind === 'relation' && [one.relation, one.target, one.to]),
        [['works for', relation.target, relation.to]],
      );
      assert.deepEqual(plan.warnings, []);
    });

  for (const id of ['conll', 'conll-columns', 'csv']) {
    it(`${id} says that it cannot hold relations`, () => {
      const said = (all: Annotation[]) =>
        formatOf(id)!
          .write(documentOf(all.map(placed)))
          .warnings.map(inEnglish)
          .join();
      assert.match(said([relation]), /relations? left out/);
      assert.equal(added(roundTrip(formatOf(id)!, documentOf([placed(relation)]))).length, 0);
    });
  }

  it('brat shows a relation as its own', () => {
    const [, ann] = formatOf('brat')!.write(documentOf([placed(relation)])).contents;
    const [, from, to] = /^R\d+\tworks_for Arg1:(T\d+) Arg2:(T\d+)$/m.exec(ann) ?? [];
    assert.match(ann, new RegExp(`^${from}\tpassage \\d+ \\d+\tTomas Reuter$`, 'm'));
    assert.match(ann, new RegExp(`^${to}\tpassage \\d+ \\d+\tIlse Brandt$`, 'm'));
  });

  it('brat’s relations of other people become ours', () => {
    const ann = 'T1\tOrg 0 4\tAcme\nT2\tPerson 6 9\tAda\nR1\temploys Arg1:T1 Arg2:T2\t\nR2\tknows Arg1:T2 Arg2:T9\n';
    const [read] = formatOf('brat')!.read(ann, 'Acme, Ada', () => null);
    assert.deepEqual(
      read.marks.map(({ fields, span, to }) => [fields.kind, span?.start, to?.span?.start]),
      [
        ['tag', 0, undefined],
        ['tag', 6, undefined],
        ['relation', 0, 6],
      ],
    );
    assert.equal(read.warnings.length, 1);
  });

  it('relations of other people’s JSON become ours', () => {
    const text = 'Acme, Ada';
    const [org, ada] = [
      { start: 0, end: 4 },
      { start: 6, end: 9 },
    ];
    const cases: [format: string, record: object][] = [
      ['prodigy', { text, spans: [], relations: [{ head_span: org, child_span: ada, label: 'employs' }] }],
      [
        'doccano',
        {
          text,
          entities: [
            { id: 7, label: 'Org', start_offset: 0, end_offset: 4 },
            { id: 8, label: 'Person', start_offset: 6, end_offset: 9 },
          ],
          relations: [{ id: 1, from_id: 7, to_id: 8, type: 'employs' }],
        },
      ],
      [
        'label-studio',
        {
          data: { text },
          annotations: [
            {
              result: [
                { id: 'b', type: 'labels', value: { ...ada, labels: ['Person'] } },
                { id: 'a', type: 'labels', value: { ...org, labels: ['Org'] } },
                { from_id: 'b', to_id: 'a', type: 'relation', direction: 'left', labels: ['employs'] },
              ],
            },
          ],
        },
      ],
    ];
    for (const [id, record] of cases) {
      const [read] = formatOf(id)!.read(JSON.stringify(record), null, () => null);
      const found = read.marks.filter(({ fields }) => fields.kind === 'relation');
      assert.deepEqual(
        found.map(({ fields, span, to }) => [fields.relation, span, to?.span]),
        [['employs', org, ada]],
        id,
      );
      assert.deepEqual(read.warnings, [], id);
    }
  });

  it('CoNLL gives back tags on whole words', () => {
    const all: Annotation[] = ['bridge', 'Ilse Brandt', 'Brandt opened', 'Reuter'].flatMap((words, i) => {
      const start = TEXT.indexOf(words);
      return start < 0 ? [] : [{ id: `t${i}`, kind: 'tag' as const, tag: `my tag/${i} %`, target: target(words) }];
    });
    const said = (tagged: readonly Annotation[]) => tagged.map(one => [one.target, one.kind === 'tag' && one.tag]);
    const back = (id: string) => said(added(roundTrip(formatOf(id)!, documentOf(all.map(placed)))));
    const inOrder = [...all].sort((a, b) => a.target.start - b.target.start);
    assert.deepEqual(back('conll-columns'), said(inOrder));
    assert.deepEqual(back('conll'), said(inOrder.filter(({ target: { exact } }) => exact !== 'Brandt opened')));
  });

  it('a table of quotes gives back who speaks', () => {
    const speaker: Annotation = {
      id: 's',
      kind: 'speaker',
      status: 'corrected',
      speaker: '=Ana “A” Brodsky',
      author: '+anna',
      target: target('“I doubt that\tvery much,”'),
    };
    const [back] = added(roundTrip(formatOf('csv')!, documentOf([placed(speaker)])));
    assert.deepEqual({ ...back, id: 's', created: undefined }, { ...speaker, created: undefined });
  });
});

describe('a quote that a person added', () => {
  const speaker: Annotation = {
    id: 'by hand/1',
    kind: 'speaker',
    status: 'corrected',
    speaker: 'Tomas Reuter',
    target: target('went to Oslo'),
  };
  it('is a row of the table like any other, and comes back as it was', () => {
    const format = formatOf('csv')!;
    const document = documentOf([placed(speaker)]);
    assert.match(format.write(document).contents[0], /went to Oslo,Tomas Reuter,corrected/);
    const [back] = added(roundTrip(format, document));
    assert.deepEqual({ ...back, id: speaker.id, created: undefined }, { ...speaker, created: undefined });
  });

  for (const format of FORMATS) {
    it(`has in ${inEnglish(format.title)} an id that the format can hold`, () => {
      const entity: Annotation = {
        id: 'by hand/2',
        kind: 'entity',
        status: 'corrected',
        name: 'Reuter',
        mentions: 'alike',
        target: target('engineer'),
      };
      const document = documentOf([placed(speaker), placed(entity)], TEXT, [{ name: 'much', type: 'work' }]);
      assert.ok(document.items.some(item => item.origin === 'machine' && item.name === 'much'));
      const ids = document.items.flatMap(item => (item.origin === 'machine' ? [item.id] : []));
      assert.ok(ids.every(id => /^[A-Za-z0-9]+$/.test(id)) && new Set(ids).size === ids.length, String(ids));
      roundTrip(format, document);
    });
  }
});

describe('a speaker that was rejected by name', () => {
  const rejected: Annotation = {
    id: 'r',
    kind: 'speaker',
    status: 'rejected',
    speaker: 'Ilse Brandt',
    target: target('“It will last,”'),
  };
  it('is told in a table of quotes, and comes back from it', () => {
    const format = formatOf('csv')!;
    const document = documentOf([placed(rejected)]);
    assert.match(format.write(document).contents[0], /not Ilse Brandt,unattributed/);
    const [back] = added(roundTrip(format, document));
    assert.deepEqual({ ...back, id: 'r', created: undefined }, { ...rejected, created: undefined });
  });
});

describe('what a format cannot hold', () => {
  const note: Annotation = { id: 'n', kind: 'note', body: 'Ask.', target: target('bridge'.slice(1)) };
  for (const id of ['doccano', 'doccano-overlapping', 'conll', 'conll-columns']) {
    it(`${id} says`, () => {
      const { warnings } = formatOf(id)!.write(documentOf([placed(note)]));
      assert.ok(
        warnings.some(warning => /1 note left out/.test(inEnglish(warning))),
        warnings.map(inEnglish).join(),
      );
    });
  }

  it('a relation is lost with either of its ends', () => {
    const half: Annotation = {
      id: 'r',
      kind: 'relation',
      relation: 'supports',
      target: target('Reuter'),
      to: target('toy'),
    };
    const lost = { ...placed(half), to: { status: 'orphaned', span: null, score: 0 } as const };
    const { warnings } = formatOf('brat')!.write(documentOf([lost]));
    assert.match(warnings.map(inEnglish).join(), /1 annotation without a position/);
    const plan = roundTrip(formatOf('web-annotation')!, documentOf([lost]));
    assert.equal(added(plan).length, 1);
  });

  const DISMISSED: Annotation = {
    ...note,
    id: 'd',
    kind: 'tag',
    tag: 'claim',
    adjudication: 'dismissed',
  } as Annotation;
  for (const format of FORMATS) {
    it(`${inEnglish(format.title)} does not pass off what was dismissed as what holds`, () => {
      const { contents, warnings } = format.write(documentOf([placed(DISMISSED)]));
      const plain = /^(?:doccano|conll|csv|hypothesis)/.test(format.id);
      assert.equal(contents.join('').includes('claim'), !plain);
      assert.equal(
        warnings.some(warning => /1 dismissed annotation left out/.test(inEnglish(warning))),
        plain,
      );
      if (!plain) assert.equal(added(roundTrip(format, documentOf([placed(DISMISSED)])))[0].adjudication, 'dismissed');
    });
  }

  it('orphans go where the words go along', () => {
    const orphan = { annotation: note, anchor: { status: 'orphaned', span: null, score: 0 } as const };
    for (const format of FORMATS) {
      const { warnings } = format.write(documentOf([orphan]));
      assert.equal(
        warnings.some(warning => /without a position/.test(inEnglish(warning))),
        format.id !== 'web-annotation',
        format.id,
      );
    }
  });
});

describe('a format with one token per line', () => {
  const NO_WORDS = ['\u0003', '\u001c', '\u007f', '\u0080', '\u0085', '\u00ad', '\u200b', '\u2060', '\ufeff', ' '];
  const pieces = fc.array(fc.constantFrom('bridge', 'Moss', 'e\u0301', ...NO_WORDS), { maxLength: 12 });
  for (const id of ['conll', 'conll-columns'])
    it(`${id} finds its tokens again between characters that are no words`, () => {
      const format = formatOf(id)!;
      fc.assert(
        fc.property(pieces, between => {
          const text = `The${between.join('')} end\n`;
          const [content = ''] = format.write(documentOf([], text)).contents;
          const [read] = format.read(content, null, () => text);
          assert.deepEqual([read?.warnings, read?.faults], [[], []]);
        }),
      );
    });
});
