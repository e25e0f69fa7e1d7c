import assert from 'node:assert/strict';
import {
  type CorpusEntity,
  editCorpusFile,
  keepNamesApart,
  readCorpusFile,
  renameInCorpus,
  splitPerson,
} from '../../../../src/core/annotation';

const SMITH = { name: 'John Smith', type: 'person' as const };

/** The entities of a corpus file after changes of its text. */
function edited(yaml: string | null, changes: Parameters<typeof editCorpusFile>[1]): readonly CorpusEntity[] {
  const made = editCorpusFile(yaml, changes);
  assert.ok(made.ok);
  const read = readCorpusFile(made.text);
  assert.deepEqual(read.problems, []);
  return read.entities;
}

const FILE = `format: seed-annotator/1
entities:
  - name: John Smith (baker)   # of Leeds
    aliases: [John Smith]
    articles: [leeds/bread.txt, leeds/cake.txt#2]
    roles: [baker]
`;

describe('people in the corpus file', () => {
  it('are read with the articles and roles that an entry is for', () => {
    assert.deepEqual(readCorpusFile(FILE).entities, [
      {
        name: 'John Smith (baker)',
        aliases: ['John Smith'],
        articles: ['leeds/bread.txt', 'leeds/cake.txt#2'],
        roles: ['baker'],
      },
    ]);
    const wrong = readCorpusFile(FILE.replace('[baker]', 'baker'));
    assert.deepEqual(
      wrong.problems.map(({ code, line }) => [code, line]),
      [['sidecar/invalid-field', 5]],
    );
  });

  it('are joined by an entry, with other names as aliases', () => {
    assert.deepEqual(edited(null, renameInCorpus([], ['Volodymyr Zelensky'], 'Volodymyr Zelenskyy')), [
      { name: 'Volodymyr Zelenskyy', aliases: ['Volodymyr Zelensky'] },
    ]);
    assert.deepEqual(edited(null, renameInCorpus([], [SMITH.name], SMITH.name, SMITH.type)), [SMITH]);
  });

  it('are one everywhere once they are joined again', () => {
    const { entities } = readCorpusFile(FILE);
    assert.deepEqual(
      edited(FILE, renameInCorpus(entities, ['John Smith (baker)', SMITH.name], SMITH.name, SMITH.type)),
      [{ ...SMITH, aliases: ['John Smith (baker)'] }],
    );
  });

  it('keep what an entry is for when it is renamed', () => {
    const { entities } = readCorpusFile(FILE);
    const renamed = edited(FILE, renameInCorpus(entities, ['John Smith (baker)'], 'John Smith (baker)', 'person'));
    assert.deepEqual(renamed[0]?.articles, ['leeds/bread.txt', 'leeds/cake.txt#2']);
  });

  it('are told apart by articles and roles, which are added to an entry that is there', () => {
    const other = { name: 'John Smith (baker)', articles: ['leeds/bread.txt'] };
    assert.deepEqual(edited(null, splitPerson([], SMITH, other)), [
      { ...other, type: 'person', aliases: ['John Smith'] },
    ]);
    const { entities } = readCorpusFile(FILE);
    const more = { name: 'John Smith (baker)', articles: ['york.txt'], roles: ['Baker', 'cook'] };
    assert.deepEqual(edited(FILE, splitPerson(entities, SMITH, more)), [
      {
        name: 'John Smith (baker)',
        type: 'person',
        aliases: ['John Smith'],
        articles: ['leeds/bread.txt', 'leeds/cake.txt#2', 'york.txt'],
        roles: ['baker', 'cook'],
      },
    ]);
  });

  it('lose the articles that become another person’s', () => {
    const { entities } = readCorpusFile(FILE);
    const cook = { name: 'John Smith (cook)', articles: ['leeds/bread.txt'] };
    assert.deepEqual(
      edited(FILE, splitPerson(entities, SMITH, cook)).map(({ name, articles }) => [name, articles]),
      [
        ['John Smith (baker)', ['leeds/cake.txt#2']],
        ['John Smith (cook)', ['leeds/bread.txt']],
      ],
    );
  });

  it('keep names apart that look like spellings of one', () => {
    const made = editCorpusFile(null, keepNamesApart(['John Miller', 'John Muller']));
    assert.ok(made.ok);
    const again = editCorpusFile(made.text, keepNamesApart(['john muller', 'John Miller']));
    assert.ok(again.ok);
    assert.deepEqual(readCorpusFile(again.text).distinct, [{ names: ['John Miller', 'John Muller'] }]);
    const wrong = readCorpusFile(made.text.replace('John Muller', 'John Miller'));
    assert.deepEqual([wrong.distinct, wrong.problems.map(({ code }) => code)], [[], ['sidecar/invalid-item']]);
  });

  it('are not told apart without an article or role, or by the same name', () => {
    assert.deepEqual(splitPerson([], SMITH, { name: 'John Smith (baker)' }), []);
    assert.deepEqual(splitPerson([], SMITH, { name: 'john smith', roles: ['baker'] }), []);
  });
});
