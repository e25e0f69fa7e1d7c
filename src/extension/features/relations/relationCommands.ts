import { lengthOf, type Span, span } from '../../../core/text';
import { entityById } from '../../../core/view';
import { annotationAtCursor, atCursor, type Cursor, passageToRelate, trimSpan } from '../../services/passage';
import type { Services } from '../../services/services';
import { annotationArgument, entityArgument, quotesArgument } from '../../shell/args';
import { plainText } from '../../shell/language';
import { showInformation } from '../../shell/messages';
import { toSpan } from '../../shell/positions';
import type { Handlers } from '../../shell/register';
import { Transaction } from '../../stores/history';
import type { SeedView, ViewStore } from '../../stores/viewStore';
import type { PendingRelation } from './pendingRelation';
import { chooseEnd, chooseRelation } from './relationPicks';

/** Commands on relations between two passages: add one, and go from one end to the other. */
export function relationCommands(services: Services, pending: PendingRelation): Handlers {
  const adder = new RelationAdder(services, pending);
  return {
    addRelation: argument => adder.add(argument),
    cancelRelation: () => pending.end(),
    goToRelated: () => goToRelated(services),
  };
}

class RelationAdder {
  constructor(
    private readonly services: Services,
    private readonly pending: PendingRelation,
  ) {}

  /** Begins at the passage that the argument names, or else relates what is selected or at the cursor. */
  async add(argument: unknown): Promise<void> {
    const { views, passages } = this.services;
    const named = await passageOf(argument, views);
    if (named) {
      const { view, span } = named;
      const editor = await passages.show(view, [span]);
      await this.begin({ editor, view, offset: span.start }, span);
      return;
    }
    const cursor = await atCursor(views);
    if (cursor) await this.addAt(cursor);
  }

  private async addAt(cursor: Cursor): Promise<void> {
    const { view, editor } = cursor;
    const [from, to, ...others] = editor.selections
      .filter(({ isEmpty }) => !isEmpty)
      .map(selection => trimSpan(view.text, toSpan(view.lines, selection)));
    const first = this.pending.in(view.uri);
    if (from && to && !others.length) await this.finish(view, from, to);
    else if (first) await this.finish(view, first, passageToRelate(cursor));
    else await this.begin(cursor, passageToRelate(cursor));
  }

  /** Asks for the other end, or waits until the person selects it. */
  private async begin(cursor: Cursor, from: Span): Promise<void> {
    if (!lengthOf(from)) return;
    const to = await chooseEnd(cursor.view, from);
    if (to === 'select') this.pending.begin(cursor.editor, cursor.view, from);
    else if (to) await this.finish(cursor.view, from, to);
  }

  /** Asks for the type, and adds the relation. */
  private async finish(view: SeedView, from: Span, to: Span): Promise<void> {
    const { annotator, vocabulary } = this.services;
    if (from.start === to.start && from.end === to.end) {
      void showInformation(plainText`A relation needs two passages: select a different one.`);
      return;
    }
    const chosen = await chooseRelation(vocabulary, view, [from, to], plainText`Add Relation (2 of 2)`);
    if (!chosen) return;
    this.pending.end();
    const [first, second] = chosen.reversed ? [to, from] : [from, to];
    const both = new Transaction();
    await annotator.addRelation(view, first, second, chosen.relation, both);
    await vocabulary.defineRelation(chosen.relation, view.uri, both);
  }
}

async function goToRelated({ views, passages }: Services): Promise<void> {
  const found = await annotationAtCursor(views, ['relation'], plainText`Go to Related Passage`);
  if (!found) return;
  const { cursor, one } = found;
  const [from, to] = [one.anchor.span, one.to?.span];
  const there = from && overlapsOrTouches(from, cursorSpan(cursor)) ? to : from;
  if (there) await passages.show(cursor.view, [there]);
  else void showInformation(plainText`The other passage is no longer in the text.`);
}

const overlapsOrTouches = (place: Span, at: Span): boolean => place.start <= at.end && at.start <= place.end;

const cursorSpan = ({ view, editor, offset }: Cursor): Span =>
  editor.selection.isEmpty ? span(offset, offset) : toSpan(view.lines, editor.selection);

/** The passage of a tree row: of a quote, an annotation, or an entity's first mention. */
async function passageOf(argument: unknown, views: ViewStore): Promise<{ view: SeedView; span: Span } | null> {
  const named = quotesArgument(argument) ?? entityArgument(argument) ?? annotationArgument(argument);
  const view = named && (await views.of(named.uri));
  const span = view && spanOf(named, view);
  return span ? { view, span } : null;
}

type PassageArgument = NonNullable<
  ReturnType<typeof quotesArgument> | ReturnType<typeof entityArgument> | ReturnType<typeof annotationArgument>
>;

function spanOf(named: PassageArgument, view: SeedView): Span | null | undefined {
  if ('annotation' in named)
    return view.annotations.find(({ annotation }) => annotation.id === named.annotation)?.anchor.span;
  const article = view.articles[named.article];
  if (!article) return null;
  if ('quotes' in named) return article.quotes.find(({ quote }) => named.quotes.includes(quote.id))?.quote.span;
  return entityById(article, named.entity)?.mentions[0]?.span;
}
