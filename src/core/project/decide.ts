/** Turns decisions of a person into changes of a sidecar. The host applies them. */
import {
  type Annotation,
  type AnnotationDraft,
  describeSpan,
  type Note,
  type QuoteView,
  type Relation,
  type Reply,
  type SidecarChange,
  type SpeakerDecision,
  type Tag,
} from '../annotation';
import { passageWithWords } from '../article';
import type { Span } from '../text';
import type { Authors, Clock, FileName, Ids } from './ports';

/**
 * A decision on the speaker of a quote. `confirmed` and `corrected` name the speaker. `rejected` with a name means that
 * this person is not the speaker; without a name it means that the quote is not speech.
 */
export type Verdict =
  | { readonly status: 'confirmed' | 'corrected'; readonly speaker: string }
  | { readonly status: 'rejected'; readonly speaker?: string };

/** A file with the text that the person saw when deciding. Spans are of this text. */
export interface SeenText {
  readonly file: FileName;
  readonly text: string;
}

/**
 * Makes annotations, each with a new id, its author and the present time. An annotation of a blank place is of the
 * paragraph next to it.
 */
export class Decisions {
  constructor(private readonly ports: Clock & Ids & Authors) {}

  /** @param body Markdown */
  async note(seen: SeenText, at: Span, body: string): Promise<Note> {
    const fresh = await this.maker(seen);
    return { ...fresh(at), kind: 'note', body };
  }

  /** A reply to a note; it has no position of its own. */
  async reply(file: FileName, body: string): Promise<Reply> {
    const author = await this.ports.authorFor(file);
    return { id: this.ports.newId(), body, ...(author ? { author } : {}), created: this.ports.now() };
  }

  /**
   * Adds tags to a span and removes other annotations.
   * @param add names of tags
   * @param remove ids of annotations
   */
  async tags(
    seen: SeenText,
    at: Span,
    add: readonly string[],
    remove: readonly string[],
  ): Promise<readonly SidecarChange[]> {
    const fresh = await this.maker(seen);
    const removed = remove.map((id): SidecarChange => ({ op: 'remove', id }));
    const added = add.map((tag): Tag => ({ ...fresh(at), kind: 'tag', tag }));
    return [...removed, ...added.map((annotation): SidecarChange => ({ op: 'add', annotation }))];
  }

  async relation(seen: SeenText, from: Span, to: Span, relation: string): Promise<Relation> {
    const fresh = await this.maker(seen);
    return { ...fresh(from), to: describeSpan(seen.text, to), kind: 'relation', relation };
  }

  /** Applies a verdict to each quote. An existing decision on a quote is replaced and keeps its id. */
  async speakers(
    seen: SeenText,
    decided: readonly { readonly quote: QuoteView; readonly verdict: Verdict }[],
  ): Promise<readonly SidecarChange[]> {
    const fresh = await this.maker(seen);
    return decided.map(({ quote: { quote, decision }, verdict }) => {
      const base = decision
        ? { ...decision, target: describeSpan(seen.text, quote.span), modified: this.ports.now() }
        : fresh(quote.span);
      const { speaker: _, status: __, ...kept } = base as SpeakerDecision;
      const annotation: SpeakerDecision = { ...kept, kind: 'speaker', ...verdict };
      return { op: decision ? 'update' : 'add', annotation };
    });
  }

  /** Applies decisions on entities. */
  async entities(seen: SeenText, drafts: readonly AnnotationDraft[]): Promise<readonly SidecarChange[]> {
    const fresh = await this.maker(seen);
    return drafts.map((draft): SidecarChange => {
      if (draft.op === 'change')
        return { op: 'update', annotation: { ...draft.annotation, modified: this.ports.now() } };
      const annotation: Annotation = { ...fresh(draft.at), ...draft.fields };
      return { op: 'add', annotation };
    });
  }

  /** Asks for the author once for all annotations of a change. */
  private async maker({ file, text }: SeenText) {
    const author = await this.ports.authorFor(file);
    const { ports } = this;
    return (at: Span) => ({
      id: ports.newId(),
      target: describeSpan(text, passageWithWords(text, at)),
      ...(author ? { author } : {}),
      created: ports.now(),
    });
  }
}
