import { type AnchoredAnnotation, isActive } from '../../../core/annotation';
import { lengthOf, type Span } from '../../../core/text';
import { excerpt } from '../../../core/view';
import { annotationAtCursor, atCursor, type Cursor, passageToTag } from '../../services/passage';
import { plainText } from '../../shell/language';
import { showInStatusBar } from '../../shell/messages';
import type { Annotator } from '../../stores/annotator';
import { Transaction } from '../../stores/history';
import type { TagSchema } from '../../stores/tagSchema';
import type { SeedView, ViewStore } from '../../stores/viewStore';
import { pickTags } from './tagPick';

/** Tags and untags the passage at the cursor. */
export class Tagger {
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly views: ViewStore,
    private readonly annotator: Annotator,
    private readonly vocabulary: TagSchema,
  ) {}

  /** Asks which tags the passage should have. */
  async ask(openSet: () => void): Promise<void> {
    const begun = this.begin();
    const wanted = await pickTags(
      begun.then(passage => passage?.question ?? null),
      openSet,
    );
    const passage = await begun;
    if (wanted && passage) await this.put(passage.cursor.view, passage.at, wanted);
  }

  /** Adds a tag to the passage, or removes it if it is there. */
  toggle(tag: string): Promise<void> {
    return this.inTurn(async () => {
      const cursor = await atCursor(this.views);
      if (cursor) await this.toggleAt(cursor, tag);
    });
  }

  /** As `toggle`, for the tag with this key. */
  toggleByKey(key: string): Promise<void> {
    return this.inTurn(async () => {
      const cursor = await atCursor(this.views);
      const tag = cursor && (await this.vocabulary.tagsFor(cursor.view.uri)).byKey(key);
      if (tag) await this.toggleAt(cursor, tag);
      else if (cursor) showInStatusBar(plainText`No tag has the key ${key}`, 3000, 'tag');
    });
  }

  remove(): Promise<void> {
    return this.inTurn(async () => {
      const found = await annotationAtCursor(this.views, ['tag'], plainText`Remove Tag: Choose One`);
      if (found) await this.annotator.remove(found.cursor.view.uri, [found.one.annotation.id]);
    });
  }

  /** The passage to tag, as it is now, and the question about it; null if there is none. */
  private async begin() {
    const cursor = await atCursor(this.views);
    if (!cursor) return null;
    const { view } = cursor;
    const at = passageToTag(cursor);
    if (!lengthOf(at)) return null;
    const question = {
      title: plainText`Tags for ${excerpt(view.text.slice(at.start, at.end), 60)}`,
      tags: await this.vocabulary.tagsFor(view.uri),
      others: usedIn(view),
      present: tagsOn(view, at).map(({ tag }) => tag),
    };
    return { cursor, at, question };
  }

  private async toggleAt(cursor: Cursor, tag: string): Promise<void> {
    const { view } = cursor;
    const at = passageToTag(cursor);
    if (!lengthOf(at)) return;
    const names = tagsOn(view, at).map(one => one.tag);
    const tags = await this.vocabulary.tagsFor(view.uri);
    const wanted = names.includes(tag)
      ? names.filter(name => name !== tag)
      : tags.resolveExclusions(names, [...names, tag]);
    await this.put(view, at, wanted);
  }

  private async put(view: SeedView, at: Span, wanted: readonly string[]): Promise<void> {
    const present = tagsOn(view, at);
    const names = present.map(({ tag }) => tag);
    const add = wanted.filter(tag => !names.includes(tag));
    const remove = present.filter(({ tag }) => !wanted.includes(tag)).map(({ id }) => id);
    if (!add.length && !remove.length) return;
    const both = new Transaction();
    await this.annotator.setTags(view, at, add, remove, both);
    await this.vocabulary.defineTags(add, view.uri, both);
  }

  /** Keys may come faster than a sidecar is written. Each acts on the result of the one before. */
  private inTurn(work: () => Promise<void>): Promise<void> {
    const turn = this.last.catch(() => undefined).then(work);
    this.last = turn;
    return turn;
  }
}

/** The tags on exactly this span, and their annotations. */
function tagsOn(view: SeedView, at: Span): { tag: string; id: string }[] {
  return view.annotations.flatMap(({ annotation, anchor }) =>
    annotation.kind === 'tag' && isActive(annotation) && anchor.span?.start === at.start && anchor.span.end === at.end
      ? [{ tag: annotation.tag, id: annotation.id }]
      : [],
  );
}

/** The tags that are used in a file. */
export const usedIn = (view: { readonly annotations: readonly AnchoredAnnotation[] }): string[] => [
  ...new Set(view.annotations.flatMap(({ annotation }) => (annotation.kind === 'tag' ? [annotation.tag] : []))),
];
