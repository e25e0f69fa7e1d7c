/** What a person does in the workbench, at random. Each action waits for its effect. */
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Random } from '../fuzz/random';
import { until } from '../patience';
import type { Workbench } from '../ui/workbench';
import type { Ledger } from './ledger';

/** How long another program takes before it goes on, in milliseconds. */
const PAUSE_MS = 4000;
const TAGS = ['claim', 'checked', 'money', 'to ask', 'number'];
const QUERIES = ['bridge', 'said:water', 'speaker:Solberg', '"the council"', 'confidence<90%', 'nothingness'];

export interface Scene {
  readonly workbench: Workbench;
  readonly ledger: Ledger;
  readonly random: Random;
  /** Annotation actions that can be undone. */
  undoable: number;
  count: number;
}

const pause = (ms = PAUSE_MS): Promise<void> => new Promise(resolve => setTimeout(resolve, ms));

const anyArticle = ({ ledger, random }: Scene): string => random.pick(ledger.articles);

/** Words of the text that are easy to select: the editor finds their first occurrence. */
function wordsOf({ ledger }: Scene, article: string): string[] {
  const [, ...paragraphs] = ledger.read(article).split(/\n\s*\n/);
  return paragraphs.join(' ').match(/\b[A-Za-z]{6,}\b/g) ?? ['the'];
}

const anyWord = (scene: Scene, article: string): string => scene.random.pick(wordsOf(scene, article));

/** A word without a tag: *Add Tag* would take a tag off that the word has already. The search ignores case. */
function anyUntaggedWord(scene: Scene, article: string): string {
  const tagged = scene.ledger.taggedIn(article);
  return scene.random.pick(wordsOf(scene, article).filter(word => !tagged.has(word.toLowerCase())));
}

/** Moves the cursor to a quote. The editor draws only the lenses in sight, and there may be none where it is scrolled to. */
async function seeLenses({ workbench, ledger }: Scene, article: string): Promise<void> {
  const [, ...lines] = ledger.read(article).split('\n');
  await workbench.goToLine(lines.findIndex(line => /[“"]/.test(line)) + 2);
  await workbench.lenses.locator('a:visible', { hasText: 'change speaker' }).first().waitFor();
}

async function openArticle(scene: Scene): Promise<string> {
  const article = anyArticle(scene);
  await scene.workbench.openFile(article);
  return article;
}

async function addNote(scene: Scene): Promise<void> {
  const { workbench, ledger } = scene;
  const article = await openArticle(scene);
  await seeLenses(scene, article);
  await workbench.selectWords(anyWord(scene, article));
  const body = `note ${scene.count} of the soak`;
  ledger.allow(1);
  await workbench.runCommand('Seed Annotator: Add Note');
  await workbench.writeNote(body);
  await until(() => ledger.read(`${article}.annotations.yaml`).includes(body));
  ledger.noted(body);
  scene.undoable++;
}

async function addTag(scene: Scene): Promise<void> {
  const { workbench, ledger, random } = scene;
  const article = await openArticle(scene);
  await seeLenses(scene, article);
  await workbench.selectWords(anyUntaggedWord(scene, article));
  const [tag, before] = [random.pick(TAGS), ledger.count];
  ledger.allow(1);
  await workbench.runCommand('Seed Annotator: Add Tag');
  await workbench.quickInput(tag, tag);
  await until(() => ledger.count > before && ledger.read('seed-annotator.yaml').includes(tag));
  scene.undoable++;
}

async function undo(scene: Scene): Promise<void> {
  const { workbench, ledger } = scene;
  if (!scene.undoable) return;
  const before = ledger.count;
  await openArticle(scene);
  await workbench.focusEditor();
  ledger.allow(0, 1);
  await workbench.page.keyboard.press('Control+K');
  await workbench.page.keyboard.press('Control+Z');
  await until(() => ledger.count < before);
  scene.undoable--;
  if (scene.random.next() < 0.5) return;
  ledger.allow(1);
  await workbench.page.keyboard.press('Control+K');
  await workbench.page.keyboard.press('Control+Shift+Z');
  await until(() => ledger.count === before);
  scene.undoable++;
}

async function type(scene: Scene): Promise<void> {
  const { workbench, ledger, random } = scene;
  const article = await openArticle(scene);
  const lines = ledger.read(article).split('\n');
  const long = lines.flatMap((line, i) => (line.length > 60 && !/\[Source:/.test(line) ? [i + 1] : []));
  if (!long.length) return;
  await workbench.focusEditor();
  await workbench.goToLine(random.pick(long));
  await workbench.focusEditor();
  const words = ` Words typed ${scene.count}.`;
  await workbench.page.keyboard.press('End');
  await workbench.page.keyboard.type(words);
  await workbench.page.keyboard.press('Escape');
  await workbench.page.keyboard.press('Control+S');
  await until(() => ledger.read(article).includes(words));
  const fault = ledger.typed(article, words);
  if (fault) throw new Error(fault);
}

async function search(scene: Scene): Promise<void> {
  const { workbench, random } = scene;
  await workbench.runCommand('Seed Annotator: Search Articles');
  const input = workbench.page.locator('.quick-input-widget input[type="text"]');
  await input.fill(random.pick(QUERIES));
  await workbench.page.locator('.quick-input-widget .monaco-list-row').first().waitFor();
  await workbench.page.keyboard.press('Escape');
  await workbench.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
}

async function look(scene: Scene): Promise<void> {
  const { workbench } = scene;
  const article = await openArticle(scene);
  await workbench.openView();
  await seeLenses(scene, article);
  await workbench.goToLine(1);
  const word = /[A-Z][a-z]{5,}/.exec(scene.ledger.read(article))?.[0];
  if (word)
    await workbench
      .word(word)
      .hover({ timeout: 5000 })
      .catch(() => undefined);
  await workbench.page.mouse.move(0, 0);
}

async function switchEditors({ workbench, random }: Scene): Promise<void> {
  for (let times = 1 + random.below(5); times > 0; times--) await workbench.page.keyboard.press('Control+PageDown');
}

const closeAll = ({ workbench }: Scene): Promise<void> => workbench.runCommand('View: Close All Editors');

/** An article vanishes, as a sync program may do it, and comes back. */
async function deleteForAMoment(scene: Scene): Promise<void> {
  const { ledger } = scene;
  const article = anyArticle(scene);
  const [file, text] = [path.join(ledger.folder, article), ledger.read(article)];
  rmSync(file);
  await pause();
  writeFileSync(file, text);
  await pause(1000);
}

/** Another branch and back. What is committed stays as it is: nothing is written because of a checkout. */
async function checkOut(scene: Scene): Promise<void> {
  const { ledger } = scene;
  // Nobody is so fast that the editor has not told the extension yet that its last write is done.
  await pause(1000);
  ledger.git('add', '-A');
  ledger.git('commit', '-q', '--allow-empty', '-m', `before ${scene.count}`);
  scene.undoable = 0;
  const faults: string[] = [];
  for (const branch of ['other', 'main']) {
    ledger.git('checkout', '-q', branch);
    await pause();
    const changed = ledger.git('status', '--porcelain') && ledger.git('diff');
    if (changed) {
      faults.push(`after a checkout of ${branch}, this changed by itself:\n${changed}`);
      ledger.git('checkout', '-q', '.');
    }
    ledger.accept();
  }
  if (faults.length) throw new Error(faults.join('\n'));
}

export const ACTIONS: Readonly<
  Record<string, { readonly weight: number; readonly run: (scene: Scene) => Promise<unknown> }>
> = {
  open: { weight: 3, run: openArticle },
  type: { weight: 4, run: type },
  'add a note': { weight: 4, run: addNote },
  'add a tag': { weight: 4, run: addTag },
  undo: { weight: 4, run: undo },
  search: { weight: 2, run: search },
  look: { weight: 3, run: look },
  switch: { weight: 2, run: switchEditors },
  'close all': { weight: 1, run: closeAll },
  delete: { weight: 1, run: deleteForAMoment },
  'git checkout': { weight: 1, run: checkOut },
};

export function anyAction(random: Random): string {
  const names = Object.entries(ACTIONS).flatMap(([name, { weight }]) => Array.from({ length: weight }, () => name));
  return random.pick(names);
}
