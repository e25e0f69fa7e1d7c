import assert from 'node:assert/strict';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundle, HEAD, type Outcome, PATIENCE, STORY, seedAnnotator, temporaryFolder } from './command';

describe('seed-annotator check', function () {
  this.timeout(PATIENCE);
  const folder = temporaryFolder();
  const check = (...args: string[]): Promise<Outcome> => seedAnnotator(['check', ...args], { cwd: folder.path });

  before(() => {
    bundle();
    folder.make({
      'good.seed': STORY,
      'warned.seed': `${HEAD}\n\nOne.\n\nThey “never close this.\n\nTwo.`,
      'wrong.seed': `${HEAD}\r\n\r\nOne.\r\n\r\n Ferry date 2025-02-30 [Source: Coast Wire]\r\n\r\nTwo.`,
      'pair/a.seed': STORY,
      'pair/a.seed.annotations.yaml': 'format: seed-annotations/1\nannotations:\n  - id: A\n    kind: unheard\n',
      'pair/seed-annotator.yaml': 'format: seed-annotator/1\ntags:\n  - color: "#ff0000"\n',
      'odd name (1)/ü.seed': 'No header.',
      'lost/a.seed': STORY,
      'lost/a.seed.annotations.yaml': `format: seed-annotations/1
source: a.seed
annotations:
  - { id: A, kind: tag, tag: crew, target: { exact: the pilot, start: 69, end: 78 } }
  - id: B
    kind: note
    target:
      exact: a sentence that was struck out of the article
    body: Ask again.
`,
      'gone/b.seed.annotations.yaml':
        'source: b.seed\nannotations:\n  - { id: A, kind: tag, tag: x, target: { exact: words } }\n',
    });
  });

  const table: [path: string, code: number, lines: RegExp[]][] = [
    ['good.seed', 0, []],
    ['warned.seed', 0, [/^warned\.seed:5:6: quote\/unbalanced \S.*\.$/]],
    ['wrong.seed', 1, [/^wrong\.seed:5:13: header\/invalid-date \S.*\.$/]],
    ['pair', 1, [/^pair.a\.seed\.annotations\.yaml:4:11: sidecar\/invalid-item \S/, /^pair.seed-annotator\.yaml:3:/]],
    ['lost', 0, [/^lost.a\.seed\.annotations\.yaml:8:14: sidecar\/orphaned .* The annotation is kept/]],
    [
      'gone',
      0,
      [
        /^gone.b\.seed\.annotations\.yaml:1:9: sidecar\/article-missing The article “b\.seed” is missing from this folder/,
      ],
    ],
    ['pair/a.seed.annotations.yaml', 1, [/^pair\/a\.seed\.annotations\.yaml:4:11: sidecar\/invalid-item \S/]],
  ];
  for (const [file, code, lines] of table) {
    it(`${file}: exit ${code}, ${lines.length} lines`, async () => {
      const outcome = await check(file);
      const printed = outcome.out.split('\n').filter(Boolean);
      assert.equal(printed.length, lines.length, outcome.out);
      for (const [i, line] of lines.entries()) assert.match(printed[i], line);
      assert.deepEqual([outcome.code, outcome.err], [code, '']);
    });
  }

  it('finds no problems in the bundled seeds', async () => {
    assert.deepEqual(await seedAnnotator(['check', 'seeds']), { code: 0, out: '', err: '' });
  });

  it('prints one JSON object per problem', async () => {
    const { code, out } = await check('--format', 'json', 'wrong.seed');
    const { message, ...rest } = JSON.parse(out);
    const start = HEAD.length + 8 + ' Ferry date '.length + 4;
    assert.deepEqual(rest, {
      file: 'wrong.seed',
      code: 'header/invalid-date',
      severity: 'error',
      start,
      end: start + 10,
      line: 5,
      column: 13,
    });
    assert.match(message, /2025-02-30/);
    assert.equal(code, 1);
  });

  it('prints a SARIF log for code hosts', async () => {
    const { code, out } = await check(
      '--format=sarif',
      'wrong.seed',
      'odd name (1)',
      path.join(folder.path, 'warned.seed'),
    );
    const log = JSON.parse(out);
    const [{ tool, results, columnKind }] = log.runs;
    assert.deepEqual(
      [code, log.version, columnKind, tool.driver.name],
      [1, '2.1.0', 'utf16CodeUnits', 'seed-annotator'],
    );
    assert.deepEqual(
      tool.driver.rules.map(({ id }: { id: string }) => id),
      ['header/invalid-date', 'header/missing', 'quote/unbalanced'],
    );
    const short = results.map(({ ruleId, level, locations: [{ physicalLocation }] }: Result) => [
      ruleId,
      level,
      physicalLocation.artifactLocation.uri,
      physicalLocation.region.startLine,
      physicalLocation.region.startColumn,
    ]);
    assert.deepEqual(short, [
      ['header/invalid-date', 'error', 'wrong.seed', 5, 13],
      ['header/missing', 'warning', 'odd%20name%20(1)/%C3%BC.seed', 1, 1],
      ['quote/unbalanced', 'warning', pathToFileURL(path.join(folder.path, 'warned.seed')).href, 5, 6],
    ]);
  });

  it('prints an empty SARIF log if there are no problems', async () => {
    const { code, out } = await check('--format', 'sarif', 'good.seed');
    assert.deepEqual([code, JSON.parse(out).runs[0].results], [0, []]);
  });

  it('exits with 2 if a file cannot be read, with or without errors', async () => {
    const { code, out, err } = await check('absent.seed', 'wrong.seed');
    assert.deepEqual([code, err, out.split('\n').length], [2, 'absent.seed: no such file\n', 2]);
  });

  describe('items that cannot be read', () => {
    const target = 'target: { exact: the pilot, start: 69, end: 78 }';
    const items: readonly (readonly [item: string, says: RegExp])[] = [
      ['just words', /must be a map/],
      [`{ kind: tag, tag: a, ${target} }`, /“id” is missing/],
      [`{ id: a, tag: a, ${target} }`, /“kind” is missing/],
      [`{ id: b, kind: remark, ${target} }`, /“kind” must be one of/],
      ['{ id: c, kind: tag, tag: a }', /“target” is missing/],
      ['{ id: d, kind: tag, tag: a, target: words }', /must be a map/],
      ['{ id: e, kind: tag, tag: a, target: { start: 1 } }', /“exact” is missing/],
      [`{ id: f, kind: tag, tag: "", ${target} }`, /“tag” must not be empty/],
      [`{ id: g, kind: tag, tag: [a, b], ${target} }`, /“tag” must be text/],
      [`{ id: h, kind: note, ${target} }`, /“body” is missing/],
      [`{ id: i, kind: note, body: a, replies: [{ id: r }], ${target} }`, /“body” is missing/],
      [`{ id: j, kind: note, body: a, replies: words, ${target} }`, /“replies” must be a list/],
      [`{ id: k, kind: speaker, status: corrected, ${target} }`, /“speaker” is missing/],
      [`{ id: l, kind: speaker, status: sure, ${target} }`, /“status” must be one of/],
      [`{ id: m, kind: entity, status: corrected, type: boat, ${target} }`, /“type” must be one of/],
      [`{ id: n, kind: relation, relation: a, ${target} }`, /“to” is missing/],
      [`{ id: o, kind: relation, relation: a, to: { exact: 7 }, ${target} }`, /“exact” must be text/],
      [`{ id: p, kind: tag, tag: a, tag: b, ${target} }`, /“tag” is used twice/],
      [`{ id: j, kind: tag, tag: a, ${target} }`, /“j” is used twice/],
      [`{ id: q, kind: tag, tag: a, author: 7, ${target} }`, /“author” must be text/],
      [`{ id: s, kind: tag, tag: a, target: { exact: the pilot, start: x } }`, /“start” must be a whole number/],
    ];
    const corpusItems: readonly (readonly [list: string, item: string])[] = [
      ['tags', '{ color: "#ff0000" }'],
      ['tags', '{ name: a, color: 7 }'],
      ['relations', '{ symmetric: true }'],
      ['entities', '{ aliases: [A] }'],
      ['entities', '{ name: A, type: boat }'],
      ['distinct', '{ names: A }'],
      ['records', '{ }'],
    ];
    const head = ['format: seed-annotations/1', 'annotations:'];
    const corpus = ['format: seed-annotator/1'];
    const corpusLines: number[] = [];
    for (const [list, item] of corpusItems) {
      if (!corpus.includes(`${list}:`)) corpus.push(`${list}:`);
      corpus.push(`  - ${item}`);
      corpusLines.push(corpus.length);
    }
    const isTold = (told: string, file: string, line: number, says: RegExp) =>
      told.split('\n').some(one => one.startsWith(file) && new RegExp(`\\W${line}:`).test(one) && says.test(one));

    before(() =>
      folder.make({
        'broken/a.seed': STORY,
        'broken/a.seed.annotations.yaml': `${[...head, ...items.map(([item]) => `  - ${item}`)].join('\n')}\n`,
        'broken/seed-annotator.yaml': `${corpus.join('\n')}\n`,
      }),
    );

    const commands: readonly (readonly [name: string, args: readonly string[], code: number])[] = [
      ['check', ['check', 'broken/a.seed'], 1],
      ['export', ['export', '--format', 'csv', 'broken/a.seed'], 0],
      ['report', ['report', 'broken/a.seed'], 0],
      ['agreement', ['agreement', 'broken/a.seed'], 0],
    ];
    for (const [name, args, code] of commands)
      it(`are told of by ${name}, each with its line`, async () => {
        const outcome = await seedAnnotator(args, { cwd: folder.path });
        assert.equal(outcome.code, code, outcome.err);
        const told = outcome.err || outcome.out;
        const silent = [
          ...items.flatMap(([item, says], i) =>
            isTold(told, 'broken/a.seed.annotations.yaml', head.length + i + 1, says) ? [] : [item],
          ),
          ...corpusItems.flatMap(([, item], i) => {
            const file = told.includes(`${folder.path}/broken`) ? `${folder.path}/broken` : 'broken';
            return isTold(told, `${file}/seed-annotator.yaml`, corpusLines[i], /./) ? [] : [item];
          }),
        ];
        assert.deepEqual(silent, [], told);
      });
  });
});

interface Result {
  readonly ruleId: string;
  readonly level: string;
  readonly locations: {
    readonly physicalLocation: {
      readonly artifactLocation: { readonly uri: string };
      readonly region: { readonly startLine: number; readonly startColumn: number };
    };
  }[];
}
