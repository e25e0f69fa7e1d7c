/** Sidecars and corpus files: what a person or another program wrote is neither lost nor misread. */
import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import {
  ANNOTATIONS_KEY,
  type Annotation,
  anchorAnnotations,
  anchoredSpans,
  CORPUS_LISTS,
  type CorpusChange,
  editCorpusFile,
  editSidecar,
  mergeSidecars,
  readCorpusFile,
  readSidecar,
  renameSource,
  revertCorpusFile,
  revertSidecar,
  type SidecarProblem,
  type YamlEditResult,
} from '../../../src/core/annotation';
import { readItem } from '../../../src/core/annotation/sidecar/items';
import { itemValues, readYaml, topLevelFields } from '../../../src/core/annotation/yaml/file';
import { inEnglish, runToEnd } from '../../../src/core/text';
import { assertInside, joinParts, partsOf, type Target, textOf } from '../target';
import { CORPUS, SIDECAR, STORY, YAML_WORDS } from './samples';

const BOMB = `a: &a [x, x]\n${Array.from({ length: 12 }, (_, i) => `a${i}: &b${i} [*${i ? `b${i - 1}` : 'a'}, *${i ? `b${i - 1}` : 'a'}]`).join('\n')}\nannotations: *b11\n`;
const NOTE: Annotation = {
  id: '01ZZZZZZZZZZZZZZZZZZZZZZZZ',
  kind: 'note',
  body: 'new: note\n- with # marks',
  target: { exact: 'bridge', prefix: '', suffix: '', start: 1, end: 7 },
};

const plainItems = (text: string, key = ANNOTATIONS_KEY): readonly unknown[] => itemValues(readYaml(text), key) ?? [];

/** All that a file holds beside a list. */
function besides(text: string, ...keys: readonly string[]): unknown {
  const fields = topLevelFields(readYaml(text));
  if (typeof fields !== 'object' || fields === null) return {};
  return Object.fromEntries(Object.entries(fields).filter(([key]) => !keys.includes(key)));
}

function assertTold(text: string, problems: readonly SidecarProblem[]): void {
  assertInside(
    text,
    problems.map(({ span }) => span),
    'problems',
  );
  for (const { message } of problems) {
    const told = inEnglish(message);
    assert.ok(told.length > 5 && told.length < 1000, told);
  }
}

/** An edit either says why it is not possible, or succeeds. */
function textAfter(
  result: YamlEditResult | { readonly ok: false; readonly changedSince: readonly string[] },
): string | null {
  if (result.ok) return result.text;
  if ('problems' in result) assert.ok(result.problems.length > 0, 'refused without a reason');
  return null;
}

function assertKeepsAll(before: string, after: string): void {
  assert.deepEqual(plainItems(after).slice(0, plainItems(before).length), plainItems(before), 'items changed');
  if (before.trim() !== '')
    assert.deepEqual(
      besides(after, ANNOTATIONS_KEY, 'format', 'source'),
      besides(before, ANNOTATIONS_KEY, 'format', 'source'),
    );
}

function checkEdits(text: string): void {
  const { annotations } = readSidecar(text);
  if (text.includes(NOTE.id)) return;
  const result = editSidecar(text, 'story.txt', [{ op: 'add', annotation: NOTE }]);
  const added = textAfter(result);
  if (added === null || !result.ok) return;
  assertKeepsAll(text, added);
  const read = readSidecar(added);
  assert.deepEqual(read.annotations, [...annotations, NOTE]);
  const reverted = textAfter(revertSidecar(added, 'story.txt', result.records ?? []));
  if (reverted !== null) assert.deepEqual(plainItems(reverted), plainItems(text), 'an undo left something else');
  const [first] = annotations;
  if (!first) return;
  const update = editSidecar(text, 'story.txt', [{ op: 'update', annotation: { ...first, author: 'new: author' } }]);
  const updated = textAfter(update);
  if (updated !== null) checkUpdate(text, updated, first);
  checkUndo(text, update);
  const removal = editSidecar(text, 'story.txt', [{ op: 'remove', id: first.id }]);
  const removed = textAfter(removal);
  if (removed === null) return;
  assert.deepEqual(
    readSidecar(removed).annotations.filter(({ id }) => id !== first.id),
    annotations.slice(1),
  );
  // Copies of the annotation are removed with it, and do not come back.
  if (plainItems(removed).length === plainItems(text).length - 1) checkUndo(text, removal);
}

/** An undo restores the items, or is refused. */
function checkUndo(before: string, edit: YamlEditResult): void {
  if (!edit.ok) return;
  const undone = textAfter(revertSidecar(edit.text, 'story.txt', edit.records ?? []));
  if (undone !== null) assert.deepEqual(plainItems(undone), plainItems(before), 'an undo left something else');
}

/** Only the author of the item that is read changed: all its other fields are kept, known or not. */
function checkUpdate(before: string, after: string, annotation: Annotation): void {
  assert.equal(readSidecar(after).annotations[0]?.author, 'new: author', 'the annotation that is read did not change');
  const [old, now] = [plainItems(before), plainItems(after)];
  assert.equal(now.length, old.length);
  let isFound = false;
  for (const [i, value] of now.entries()) {
    const previous = old[i];
    if (isFound || !isDeepStrictEqual(readItem(previous).annotation, annotation)) assert.deepEqual(value, previous);
    else {
      isFound = true;
      const { author: _, ...rest } = value as Record<string, unknown>;
      const { author: __, ...kept } = previous as Record<string, unknown>;
      assert.deepEqual(rest, kept);
    }
  }
}

const sidecar: Target = {
  name: 'sidecar',
  seeds: () => [
    SIDECAR,
    SIDECAR.replaceAll('\n', '\r\n'),
    '',
    'annotations: []\n',
    BOMB,
    JSON.stringify({ annotations: [{ ...NOTE, id: 'N1' }] }),
  ],
  words: YAML_WORDS,
  longest: 200_000,
  run: input => {
    const text = textOf(input);
    const { annotations, problems, writable } = readSidecar(text);
    assertTold(text, problems);
    for (const one of annotations) for (const key of Object.keys(one)) assert.notEqual(key, '__proto__');
    if (!writable) assert.ok(problems.length > 0, 'not writable, and no reason told');
    if (text.length < 20_000) {
      checkEdits(text);
      textAfter(renameSource(text, 'other.txt'));
    }
    assert.equal(({} as Record<string, unknown>).exact, undefined, 'the prototype of objects was changed');
  },
};

const CORPUS_CHANGES: readonly CorpusChange[] = [
  { list: 'tags', op: 'add', item: { name: 'new: tag' } as never },
  { list: 'entities', op: 'add', item: { name: 'New # Person', type: 'person', aliases: [] } as never },
];

const corpusFile: Target = {
  name: 'corpus-file',
  seeds: () => [CORPUS, '', 'tags: []\n', CORPUS.replaceAll('\n', '\r\n'), BOMB.replace('annotations', 'tags')],
  words: YAML_WORDS,
  longest: 200_000,
  run: input => {
    const text = textOf(input);
    const read = readCorpusFile(text);
    assertTold(text, read.problems);
    if (text.length > 20_000) return;
    const result = editCorpusFile(text, CORPUS_CHANGES);
    const edited = textAfter(result);
    if (edited === null || !result.ok) return;
    assert.deepEqual(besides(edited, 'format', 'tags', 'entities'), besides(text, 'format', 'tags', 'entities'));
    for (const key of ['tags', 'entities'])
      assert.deepEqual(plainItems(edited, key).slice(0, plainItems(text, key).length), plainItems(text, key));
    const reverted = textAfter(revertCorpusFile(edited, result.records ?? []));
    if (reverted !== null)
      for (const key of Object.keys(CORPUS_LISTS)) assert.deepEqual(plainItems(reverted, key), plainItems(text, key));
  },
};

const without = (id: string): string => SIDECAR.replace(new RegExp(`  - id: ${id}\\n(?: {4}.*\\n)*`), '');

const merge: Target = {
  name: 'merge',
  seeds: () => [
    joinParts(SIDECAR, without('E1'), without('R1')),
    joinParts('', SIDECAR, without('R1')),
    joinParts(SIDECAR, SIDECAR.replace('ben', 'eve'), without('R1')),
  ],
  words: YAML_WORDS,
  longest: 100_000,
  run: input => {
    const [base = '', ours = '', theirs = ''] = partsOf(input, 3);
    const { text, conflicts } = mergeSidecars(base, ours, theirs);
    for (const { message } of conflicts) assert.ok(message);
    if (conflicts.length) return;
    const [before, mine, other] = [base, ours, theirs].map(one => readSidecar(one));
    if (!mine?.writable || !other?.writable) return;
    const merged = new Set(readSidecar(text).annotations.map(({ id }) => id));
    const old = new Set(before?.annotations.map(({ id }) => id));
    for (const { id } of [...mine.annotations, ...other.annotations])
      if (!old.has(id)) assert.ok(merged.has(id), `the merge lost ${JSON.stringify(id)}`);
  },
};

const anchoring: Target = {
  name: 'anchoring',
  seeds: () => [
    joinParts(STORY, SIDECAR),
    joinParts(STORY.replaceAll('bridge', 'footbridge'), SIDECAR),
    joinParts('', SIDECAR),
  ],
  words: [...YAML_WORDS, 'bridge', 'Brandt', 'the ', '\r\n'],
  longest: 100_000,
  run: input => {
    const [text = '', yaml = ''] = partsOf(input, 2);
    const anchored = runToEnd(anchorAnnotations(text, readSidecar(yaml).annotations));
    for (const one of anchored) assertInside(text, anchoredSpans(one), 'anchors');
    const lines = (words: string): string => words.replace(/\r\n?/g, '\n');
    for (const { anchor, annotation } of anchored)
      if (anchor.status === 'exact' && anchor.span)
        assert.equal(lines(text.slice(anchor.span.start, anchor.span.end)), lines(annotation.target.exact));
  },
};

export const YAML_TARGETS: readonly Target[] = [sidecar, corpusFile, merge, anchoring];
