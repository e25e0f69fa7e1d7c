import assert from 'node:assert/strict';
import { agreementMarkdown } from '../../../../src/core/interchange/agreement/agreementReport';

describe('a report of agreement', () => {
  const markdown = agreementMarkdown(
    [
      { category: 'tag: a|b', authors: ['anna', 'ben'], spans: 12, alpha: 0.6412, f1: null },
      { category: 'note', authors: ['anna', '<ben>'], spans: 2, alpha: -0.02, f1: 1 },
    ],
    [
      {
        ...{ path: 'my seeds/a.txt', line: 3, category: 'tag: crew', words: 'the *pilot*', settled: false },
        versions: [
          { authors: ['anna', 'cara'], says: '“the pilot” crew' },
          { authors: ['ben'], says: 'nothing marked' },
        ],
      },
      { path: 'b.txt', line: 9, category: 'note', words: 'x', settled: true, versions: [] },
    ],
  );

  it('has a table whose cells stay cells', () => {
    const table = markdown.split('\n').filter(line => line.startsWith('|'));
    assert.deepEqual(table, [
      '| category  | authors           | annotations |  alpha |    F1 |',
      '| --------- | ----------------- | ----------: | -----: | ----: |',
      '| tag: a\\|b | anna, ben         |          12 |  0.641 |     – |',
      '| note      | anna, &lt;ben&gt; |           2 | -0.020 | 1.000 |',
    ]);
  });

  it('lists what is open with links and what each says, then what is settled', () => {
    assert.ok(
      markdown.includes(
        '## Disagreements\n\n- [a.txt, line 3](my%20seeds/a.txt#L3), tag: crew: “the \\*pilot\\*”\n  - anna, cara: “the pilot” crew\n  - ben: nothing marked\n\n## Settled\n\n- [b.txt, line 9](b.txt#L9)',
      ),
      markdown,
    );
  });
});
