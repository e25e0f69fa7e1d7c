import type * as vscode from 'vscode';
import {
  type AnchoredAnnotation,
  type Annotation,
  type AnnotationDraft,
  describeSpan,
  type Note,
  type QuoteView,
  renameTagPath,
  type Selector,
  type SidecarChange,
  type Tag,
  targetsOf,
  withSelectors,
} from '../../core/annotation';
import { type Authors, Decisions, type SeenText, type Verdict } from '../../core/project';
import type { Span } from '../../core/text';
import { newId, now } from '../../platform/vscode/ports';
import { openDocument } from '../shell/text';
import type { Transaction } from './history';
import type { SidecarStore } from './sidecarStore';
import type { TrackedDocuments } from './trackedDocuments';
import type { SeedView } from './viewStore';
import { StaleEditError } from './writeErrors';

export type { Verdict };

/** Makes, changes and removes annotations. All features write annotations through it. */
export class Annotator {
  private readonly decisions: Decisions;

  constructor(
    private readonly sidecars: SidecarStore,
    private readonly tracked: TrackedDocuments,
    authors: Authors,
  ) {
    this.decisions = new Decisions({ now, newId, authorFor: file => authors.authorFor(file) });
  }

  async addNote(uri: vscode.Uri, text: string, at: Span, body: string): Promise<Note> {
    const note = await this.decisions.note(seen(uri, text), at, body);
    await this.add(uri, text, [{ op: 'add', annotation: note }]);
    return note;
  }

  /** Puts tags on a span and takes others, by their ids, off it, in one step. */
  async setTags(
    { uri, text }: SeedView,
    at: Span,
    add: readonly string[],
    remove: readonly string[],
    within?: Transaction,
  ): Promise<void> {
    await this.add(uri, text, await this.decisions.tags(seen(uri, text), at, add, remove), within);
  }

  /** Puts a tag on several spans, in one change of the sidecar. */
  async tagEach(
    { uri, text }: Pick<SeedView, 'uri' | 'text'>,
    spans: readonly Span[],
    tag: string,
    within?: Transaction,
  ): Promise<void> {
    const changes: SidecarChange[] = [];
    for (const at of spans)
      for (const one of await this.decisions.tags(seen(uri, text), at, [tag], [])) changes.push(one);
    if (changes.length) await this.add(uri, text, changes, within);
  }

  /** Renames the tag of annotations. A duplicate of a tag that is on the same text already is removed. */
  async renameTags(
    uri: vscode.Uri,
    tags: readonly Tag[],
    from: string,
    to: string,
    within?: Transaction,
  ): Promise<void> {
    const { read } = await this.sidecars.get(uri);
    const has = (name: string, { start, end, exact }: Selector) =>
      read.annotations.some(
        one =>
          one.kind === 'tag' &&
          one.tag === name &&
          one.target.start === start &&
          one.target.end === end &&
          one.target.exact === exact,
      );
    const changes = tags.map((tag): SidecarChange => {
      const name = renameTagPath(tag.tag, from, to);
      if (has(name, tag.target)) return { op: 'remove', id: tag.id };
      return { op: 'update', annotation: { ...tag, tag: name, modified: now() } };
    });
    await this.sidecars.apply(uri, changes, within);
  }

  async addRelation(
    { uri, text }: SeedView,
    from: Span,
    to: Span,
    relation: string,
    within?: Transaction,
  ): Promise<void> {
    const annotation = await this.decisions.relation(seen(uri, text), from, to, relation);
    await this.add(uri, text, [{ op: 'add', annotation }], within);
  }

  async reply(uri: vscode.Uri, note: string, body: string): Promise<void> {
    const reply = await this.decisions.reply(uri.toString(), body);
    await this.updateNote(uri, note, old => {
      // If two windows write at once, the change can be applied to its own result again.
      const others = (old.replies ?? []).filter(({ id }) => id !== reply.id);
      return { ...old, replies: [...others, reply] };
    });
  }

  async editNote(uri: vscode.Uri, note: string, body: string): Promise<void> {
    await this.updateNote(uri, note, old => ({ ...old, body }));
  }

  async editReply(uri: vscode.Uri, note: string, reply: string, body: string): Promise<void> {
    await this.updateNote(uri, note, old => {
      if (!old.replies?.some(({ id }) => id === reply)) throw new StaleEditError(reply, 'reply');
      const edited = old.replies.map(one => (one.id === reply ? { ...one, body, modified: now() } : one));
      return { ...old, replies: edited };
    });
  }

  async removeReply(uri: vscode.Uri, note: string, reply: string): Promise<void> {
    await this.updateNote(uri, note, old => ({ ...old, replies: old.replies?.filter(({ id }) => id !== reply) }));
  }

  private async updateNote(uri: vscode.Uri, id: string, change: (note: Note) => Note): Promise<void> {
    await this.update(uri, id, annotation => (annotation.kind === 'note' ? change(annotation) : annotation));
  }

  /** Writes one verdict for several quotes. A quote's earlier decision is replaced and keeps its id. */
  decide(view: SeedView, quotes: readonly QuoteView[], verdict: Verdict, within?: Transaction): Promise<void> {
    return this.decideEach(
      view,
      quotes.map(quote => ({ quote, verdict })),
      within,
    );
  }

  /** As `decide`, with a verdict for each quote, in one change of the sidecar. */
  async decideEach(
    view: SeedView,
    decided: readonly { readonly quote: QuoteView; readonly verdict: Verdict }[],
    within?: Transaction,
  ): Promise<void> {
    await this.add(view.uri, view.text, await this.decisions.speakers(seen(view.uri, view.text), decided), within);
  }

  /** Writes decisions on entities, in one change. */
  async keep({ uri, text }: SeedView, drafts: readonly AnnotationDraft[], within?: Transaction): Promise<void> {
    const changes = await this.decisions.entities(seen(uri, text), drafts);
    if (!changes.length) return;
    // Annotations that only change keep their places.
    this.follow(
      uri,
      text,
      changes.flatMap(change => (change.op === 'add' ? change.annotation : [])),
    );
    await this.sidecars.apply(uri, changes, within);
  }

  /** Changes the annotation as it is in the sidecar now. @throws StaleEditError where it is no longer there */
  async update(
    uri: vscode.Uri,
    id: string,
    change: (annotation: Annotation) => Annotation,
    within?: Transaction,
  ): Promise<void> {
    await this.sidecars.update(uri, id, annotation => ({ ...change(annotation), modified: now() }), within);
  }

  /** @param end which end of a relation: 0 its target, 1 the other */
  async reanchor(uri: vscode.Uri, id: string, text: string, at: Span, end = 0): Promise<void> {
    await this.update(uri, id, annotation =>
      withSelectors(
        annotation,
        targetsOf(annotation).map(({ selector }, i) => (i === end ? describeSpan(text, at) : selector)),
      ),
    );
  }

  /** Accepts the places where annotations were found, with the text that is there now. */
  async acceptPlaces(
    { uri, text }: SeedView,
    found: readonly AnchoredAnnotation[],
    within?: Transaction,
  ): Promise<void> {
    const anchors = new Map(found.map(({ annotation, anchor, to }) => [annotation.id, [anchor, to]]));
    const changes = (present: readonly Annotation[]) =>
      present.flatMap((annotation): SidecarChange[] => {
        const places = anchors.get(annotation.id);
        if (!places) return [];
        const ends = targetsOf(annotation).map(({ selector }, i) => {
          const at = places[i]?.span;
          return at ? describeSpan(text, at) : selector;
        });
        return [{ op: 'update', annotation: { ...withSelectors(annotation, ends), modified: now() } }];
      });
    await this.sidecars.apply(uri, changes, within);
  }

  async remove(uri: vscode.Uri, ids: readonly string[], within?: Transaction): Promise<void> {
    await this.sidecars.apply(
      uri,
      ids.map(id => ({ op: 'remove' as const, id })),
      within,
    );
  }

  /** Writes annotations that were made on a text that the person saw. */
  private async add(
    uri: vscode.Uri,
    text: string,
    changes: readonly SidecarChange[],
    within?: Transaction,
  ): Promise<void> {
    this.follow(
      uri,
      text,
      changes.flatMap(change => (change.op === 'remove' ? [] : change.annotation)),
    );
    await this.sidecars.apply(uri, changes, within);
  }

  /** Tracks the places from now on, so that typing before the write carries them along, too. */
  private follow(uri: vscode.Uri, text: string, annotations: readonly Annotation[]): void {
    if (openDocument(uri)?.getText() !== text) return;
    const found = annotations
      .flatMap(targetsOf)
      .map(target => ({ target, span: { start: target.selector.start, end: target.selector.end } }));
    this.tracked.track(uri, text, found);
  }
}

const seen = (uri: vscode.Uri, text: string): SeenText => ({ file: uri.toString(), text });
