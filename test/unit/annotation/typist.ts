/** Simulates an editor and its user: a text with undo history, a sidecar, and what the extension does with them. */
import { anchor } from '../../../src/core/annotation/anchoring/anchor';
import { anchorAnnotations } from '../../../src/core/annotation/anchoring/anchorAnnotations';
import type { TextEdit } from '../../../src/core/annotation/anchoring/editBatch';
import { refreshSteps } from '../../../src/core/annotation/anchoring/refreshSelectors';
import type { EditCause } from '../../../src/core/annotation/anchoring/trackedRange';
import { TrackedRanges } from '../../../src/core/annotation/anchoring/trackedRanges';
import type { Annotation } from '../../../src/core/annotation/model/annotation';
import { targetsOf } from '../../../src/core/annotation/model/annotationTargets';
import { describeSpan as selectorOf } from '../../../src/core/annotation/model/selector';
import { editSidecar, readSidecar, type YamlEditResult } from '../../../src/core/annotation/sidecar/sidecar';
import { SidecarRewrites } from '../../../src/core/annotation/sidecar/sidecarRewrites';
import { inEnglish, runToEnd } from '../../../src/core/text';

const SOURCE = 'a.txt';

/** Simultaneous edits, and those that undo them. */
interface Step {
  readonly edits: readonly TextEdit[];
  readonly back: readonly TextEdit[];
}

export class Typist {
  readonly ranges = new TrackedRanges();
  sidecar: string | null = null;
  clipboard = '';
  private readonly rewrites = new SidecarRewrites();
  private readonly done: Step[] = [];
  private readonly undone: Step[] = [];

  /** @param tellsUndo false for an editor that does not report which edits are undo or redo */
  constructor(
    public text: string,
    private readonly tellsUndo = true,
  ) {}

  /** The number of steps that can be undone. */
  get steps(): number {
    return this.done.length;
  }

  get annotations(): readonly Annotation[] {
    return readSidecar(this.sidecar ?? '').annotations;
  }

  tag(id: string, words: string, from = 0): void {
    this.add({ id, kind: 'tag', tag: id, target: this.selectorOf(words, from) });
  }

  relate(id: string, from: string, to: string): void {
    const ends = { target: this.selectorOf(from), to: this.selectorOf(to) };
    this.add({ id, kind: 'relation', relation: 'supports', ...ends });
  }

  /** The tracked text of an annotation's targets; null for a deleted one. */
  wordsOf(id: string): (string | null)[] {
    const annotation = this.annotations.find(one => one.id === id)!;
    return targetsOf(annotation).map(end => {
      const span = this.ranges.spanOf(end);
      return span && this.text.slice(span.start, span.end);
    });
  }

  spans(): (string | null)[] {
    return this.annotations.flatMap(targetsOf).map(end => {
      const span = this.ranges.spanOf(end);
      return span && `${span.start}-${span.end}`;
    });
  }

  /** The positions that a newly opened window finds for what `spans` returns, without untracked targets. */
  read(): (string | null)[] {
    const steps = anchorAnnotations(this.text, this.annotations);
    let step = steps.next();
    while (!step.done) step = steps.next();
    const followed = this.spans();
    return step.value
      .flatMap(({ anchor, to }) => (to ? [anchor, to] : [anchor]))
      .map(({ span }, i) => followed[i] && span && `${span.start}-${span.end}`);
  }

  edit(...edits: TextEdit[]): void {
    const sorted = [...edits].sort((a, b) => a.start - b.start);
    let shift = 0;
    const back = sorted.map(({ start, end, text }) => {
      const at = start + shift;
      shift += text.length - (end - start);
      return { start: at, end: at + text.length, text: this.text.slice(start, end) };
    });
    this.done.push({ edits: sorted, back });
    this.undone.length = 0;
    this.make(sorted, 'edit');
  }

  insert(at: number, text: string): void {
    this.edit({ start: at, end: at, text });
  }

  /** Types letter by letter. */
  type(at: number, text: string): void {
    [...text].forEach((letter, i) => {
      this.insert(at + i, letter);
    });
  }

  delete(start: number, end: number): void {
    this.edit({ start, end, text: '' });
  }

  backspace(at: number, times: number): void {
    for (let i = 0; i < times; i++) this.delete(at - i - 1, at - i);
  }

  cut(words: string): number {
    const at = this.at(words);
    this.clipboard = words;
    this.delete(at, at + words.length);
    return at;
  }

  /** The offset of the words. */
  at(words: string): number {
    const at = this.text.indexOf(words);
    if (at < 0) throw new Error(`not in the text: ${words}`);
    return at;
  }

  after(words: string): number {
    return this.at(words) + words.length;
  }

  undo(steps = 1): boolean {
    return this.turn(this.done, this.undone, steps, ({ back }) => back);
  }

  redo(steps = 1): boolean {
    return this.turn(this.undone, this.done, steps, ({ edits }) => edits);
  }

  /** What the extension does when the user pauses: it anchors the targets that are not tracked. */
  look(): void {
    this.ranges.settle(this.text);
    const found = this.annotations.flatMap(targetsOf).flatMap(target => {
      if (this.ranges.spanOf(target)) return [];
      const { status, span } = anchor(this.text, target.selector);
      return status === 'exact' || status === 'moved' ? [{ target, span }] : [];
    });
    this.ranges.track(this.text, found);
  }

  save(): string | null {
    const snapshot = this.ranges.snapshot(this.text);
    const { annotations } = this;
    const { stale, selectors } = runToEnd(refreshSteps(snapshot, annotations));
    this.ranges.remember(snapshot, selectors);
    if (stale.length) this.write(this.rewrites.rewrite(this.sidecar, SOURCE, stale));
    return this.sidecar;
  }

  private write(edited: YamlEditResult): void {
    if (!edited.ok) throw new Error(inEnglish(edited.problems[0].message));
    this.sidecar = edited.text;
  }

  private add(annotation: Annotation): void {
    const found = targetsOf(annotation).map(target => ({
      target,
      span: { start: target.selector.start, end: target.selector.end },
    }));
    this.ranges.track(this.text, found);
    this.write(editSidecar(this.sidecar, SOURCE, [{ op: 'add', annotation }]));
  }

  private selectorOf(words: string, from = 0) {
    const start = this.text.indexOf(words, from);
    return selectorOf(this.text, { start, end: start + words.length });
  }

  private turn(from: Step[], to: Step[], steps: number, editsOf: (step: Step) => readonly TextEdit[]): boolean {
    for (let i = 0; i < steps; i++) {
      const step = from.pop();
      if (!step) return false;
      to.push(step);
      this.make(editsOf(step), this.tellsUndo ? 'undoOrRedo' : 'edit');
    }
    return true;
  }

  private make(edits: readonly TextEdit[], cause: EditCause): void {
    for (const { start, end, text } of [...edits].reverse())
      this.text = this.text.slice(0, start) + text + this.text.slice(end);
    this.ranges.apply(edits, (start, end) => this.text.slice(start, end), cause);
  }
}
