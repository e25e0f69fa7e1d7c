/** From what a person decided to changes of a sidecar. Whoever has a sidecar applies them. */
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
import type { Span } from '../text';
import type { Authors, Clock, FileName, Ids } from './ports';

/**
 * What is said of a quote's speaker: that the one shown is right, that it is another, or that nobody speaks; rejected by
 * name: that it is not this one.
 */
export type Verdict =
  | { readonly status: 'confirmed' | 'corrected'; readonly speaker: string }
  | { readonly status: 'rejected'; readonly speaker?: string };

/** A file with the text that a person saw when they decided. */
export interface SeenText {
  readonly file: FileName;
  readonly text: string;
}

/** Makes annotations, each with a fresh id, its author and the present instant. */
export class Decisions {
  constructor(private readonly ports: Clock & Ids & Authors) {}

  async note(seen: SeenText, at: Span, body: string): Promise<Note> {
    const fresh = await this.maker(seen);
    return { ...fresh(at), kind: 'note', body };
  }

  async reply(file: FileName, body: string): Promise<Reply> {
    const author = await this.ports.authorFor(file);
    return { id: this.ports.newId(), body, ...(author ? { author } : {}), created: this.ports.now() };
  }

  /** Puts tags on a span and takes others, by their ids, off it. */
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

  /** A verdict for each quote; one that already has a decision has it replaced, under its old id. */
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

  /** What is said of entities. */
  async entities(seen: SeenText, drafts: readonly AnnotationDraft[]): Promise<readonly SidecarChange[]> {
    const fresh = await this.maker(seen);
    return drafts.map((draft): SidecarChange => {
      if (draft.op === 'change')
        return { op: 'update', annotation: { ...draft.annotation, modified: this.ports.now() } };
      const annotation: Annotation = { ...fresh(draft.at), ...draft.fields };
      return { op: 'add', annotation };
    });
  }

  /** The author is asked once for all annotations of a change: they are made of the same moment. */
  private async maker({ file, text }: SeenText) {
    const author = await this.ports.authorFor(file);
    const { ports } = this;
    return (at: Span) => ({
      id: ports.newId(),
      target: describeSpan(text, at),
      ...(author ? { author } : {}),
      created: ports.now(),
    });
  }
}
