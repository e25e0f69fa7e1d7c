/** Articles that are renamed, moved or deleted, in the editor and by other programs, and their annotations. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Note } from '../../src/core/annotation/model/annotation';
import { describeSpan as selectorOf } from '../../src/core/annotation/model/selector';
import { editSidecar, readSidecar } from '../../src/core/annotation/sidecar/sidecar';
import { type Ask, DELETE_TOO, followFiles, KEEP } from '../../src/extension/features/sidecarFiles/fileMoves';
import { findRelocations, relocateSidecar } from '../../src/extension/features/sidecarFiles/sidecarRelocation';
import { exists } from '../../src/extension/shell/files';
import { SidecarStore, sidecarOf } from '../../src/extension/stores/sidecarStore';
import { until } from './until';

const { fs } = vscode.workspace;
const HEAD = ' date 2025-05-06 [Source: Harbour Post]\n\n';
const STORY = `${HEAD}The lighthouse keeper counted eleven boats before the fog came down, and twelve after it had lifted.\n`;
const root = (): vscode.Uri => vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0].uri, 'seeds');

function annotated(text: string, name: string): string {
  const start = text.indexOf('counted eleven boats');
  const target = selectorOf(text, { start, end: start + 20 });
  const note: Note = { id: `of ${name}`, kind: 'note', target, body: 'Who counted?' };
  const made = editSidecar(null, name, [{ op: 'add', annotation: note }]);
  assert.ok(made.ok);
  return `# by hand\n${made.text}`;
}

/** An article with a sidecar, in its own folder. */
async function article(path: string, text = STORY): Promise<vscode.Uri> {
  const uri = vscode.Uri.joinPath(root(), path);
  await fs.writeFile(uri, Buffer.from(text));
  const name = path.slice(path.lastIndexOf('/') + 1);
  await fs.writeFile(sidecarOf(uri), Buffer.from(annotated(text, name)));
  return uri;
}

const textOf = async (uri: vscode.Uri): Promise<string> => Buffer.from(await fs.readFile(uri)).toString('utf8');

async function inEditor(make: (edit: vscode.WorkspaceEdit) => void): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  make(edit);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

describe('an article renamed in the editor', () => {
  it('moves its sidecar, which then names the new file and keeps the rest', async () => {
    const [from, to] = [await article('rename/a.txt'), vscode.Uri.joinPath(root(), 'rename/b.txt')];
    const before = await textOf(sidecarOf(from));
    await inEditor(edit => edit.renameFile(from, to));
    await until(async () => !(await exists(sidecarOf(from))) && (await exists(sidecarOf(to))));
    await until(
      async () => (await textOf(sidecarOf(to)).catch(() => '')) === before.replace('source: a.txt', 'source: b.txt'),
    );
  });

  it('moves its sidecar with its folder, too', async () => {
    await article('folder/a.txt');
    await inEditor(edit =>
      edit.renameFile(vscode.Uri.joinPath(root(), 'folder'), vscode.Uri.joinPath(root(), 'folder2')),
    );
    assert.match(await textOf(sidecarOf(vscode.Uri.joinPath(root(), 'folder2/a.txt'))), /Who counted/);
  });

  it('leaves both sidecars if the new name already has one', async () => {
    const [from, to] = [await article('taken/a.txt'), vscode.Uri.joinPath(root(), 'taken/b.txt')];
    await fs.writeFile(sidecarOf(to), Buffer.from('# another\n'));
    await inEditor(edit => edit.renameFile(from, to));
    assert.match(await textOf(sidecarOf(from)), /Who counted/);
    assert.equal(await textOf(sidecarOf(to)), '# another\n');
  });
});

describe('an article deleted in the editor', () => {
  for (const answer of [KEEP, undefined]) {
    it(`asks about its annotations; “${answer ?? 'no answer'}” keeps them, “${DELETE_TOO}” does not`, async () => {
      const [kept, removed] = [
        await article(`deleted${answer?.length ?? 0}/a.txt`),
        await article(`deleted${answer?.length ?? 0}/b.txt`),
      ];
      const asked: string[] = [];
      const ask: Ask = async question => {
        asked.push(String(question));
        return asked.length === 1 ? answer : DELETE_TOO;
      };
      const store = new SidecarStore();
      const follower = followFiles(store, ask, error => assert.fail(String(error)));
      try {
        await inEditor(edit => edit.deleteFile(kept));
        await until(() => asked.length === 1);
        await inEditor(edit => edit.deleteFile(removed));
        await until(async () => !(await exists(sidecarOf(removed))));
        assert.deepEqual(
          asked,
          ['a', 'b'].map(name => `The annotation of what you deleted is still in ${name}.txt.annotations.yaml.`),
        );
        assert.equal(await exists(sidecarOf(kept)), true);
      } finally {
        vscode.Disposable.from(follower, store).dispose();
      }
    });
  }
});

describe('an article moved by another program', () => {
  it('is found by its annotated passages, and gets its sidecar back', async () => {
    const uri = await article('moved/a.txt', `${HEAD}Rain fell.\n\n${STORY.slice(HEAD.length)}`);
    const to = vscode.Uri.joinPath(root(), 'moved/elsewhere/renamed.txt');
    const other = vscode.Uri.joinPath(root(), 'moved/other.txt');
    await fs.writeFile(to, Buffer.from(`${STORY.replace('The lighthouse', 'Later, the lighthouse')}\nRain fell.\n`));
    await fs.writeFile(other, Buffer.from(`${HEAD}Eleven people came to the harbour.\n`));
    await fs.delete(uri);
    const store = new SidecarStore();
    const never = new vscode.CancellationTokenSource().token;
    // Those of the tests above have articles with the very same words, or sidecars of their own.
    const mine = (await findRelocations(store, never)).filter(({ sidecar }) => sidecar.path === sidecarOf(uri).path);
    assert.deepEqual(
      mine.map(({ article }) => article?.path),
      [to.path],
    );
    assert.equal(mine[0].share, 1);
    await relocateSidecar(store, mine[0].sidecar, to);
    assert.equal(readSidecar(await textOf(sidecarOf(to))).source, 'renamed.txt');
    assert.equal(await exists(sidecarOf(uri)), false);
    store.dispose();
  });

  it('is not searched for after cancellation', async () => {
    const source = new vscode.CancellationTokenSource();
    source.cancel();
    const store = new SidecarStore();
    const found = await findRelocations(store, source.token).catch(error => error);
    assert.ok(found instanceof vscode.CancellationError || found.length === 0);
    store.dispose();
  });
});

it('a sidecar is nested under its article in the Explorer if file nesting is on', () => {
  const nesting = vscode.workspace.getConfiguration('explorer.fileNesting');
  assert.equal(nesting.get('enabled'), false);
  const patterns = nesting.get<Record<string, string>>('patterns', {});
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the Explorer's own notation
  assert.equal(patterns['*.txt'], '${capture}.txt.annotations.yaml');
});
