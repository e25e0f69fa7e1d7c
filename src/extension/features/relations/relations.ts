import { lengthOf, type Span } from '../../../core/text';
import { entityById, plainText } from '../../../core/view';
import { annotationArgument, entityArgument, quotesArgument } from '../../shell/args';
import { showInformation } from '../../shell/messages';
import { toSpan } from '../../shell/positions';
import type { Handlers } from '../../shell/register';
import type { Annotator } from '../../stores/annotator';
import { Transaction } from '../../stores/history';
import type { Vocabulary } from '../../stores/tagSchema';
import type { SeedView, ViewStore } from '../../stores/viewStore';
import { atCursor } from '../navigation/navigation';
import { annotationAtCursor, type Cursor, passageToRelate, trimmed } from '../navigation/passage';
import type { ShownPassage } from '../navigation/shownPassage';
import type { BegunRelation } from './pendingRelation';
import { chooseEnd, chooseRelation } from './relationPicks';

/** Relations between two passages: begin, choose the other end and the type, go from one end to the other. */
export function relationCommands(
  views: ViewStore,
  annotator: Annotator,
  vocabulary: Vocabulary,
  begun: BegunRelation,
  passages: ShownPassage,
): Handlers {
  const finish = async (view: SeedView, from: Span, to: Span) => {
    if (from.start === to.start && from.end === to.end) {
      void showInformation(plainText`A relation needs two passages: select a different one.`);
      return;
    }
    const chosen = await chooseRelation(vocabulary, view, [from, to], plainText`Add Relation (2 of 2)`);
    if (!chosen) return;
    begun.end();
    const [first, second] = chosen.reversed ? [to, from] : [from, to];
    const both = new Transaction();
    await annotator.addRelation(view, first, second, chosen.relation, both);
    await vocabulary.defineRelation(chosen.relation, view.uri, both);
  };

  /** Asks what the first end is related to: something of the file, or what is to be selected in the text. */
  const begin = async (cursor: Cursor, from: Span) => {
    if (!lengthOf(from)) return;
    const to = await chooseEnd(cursor.view, from);
    if (to === 'select') begun.begin(cursor.editor, cursor.view, from);
    else if (to) await finish(cursor.view, from, to);
  };

  return {
    addRelation: async argument => {
      const named = await passageOf(argument, views);
      if (named) {
        const editor = await passages.show(named.view, [named.span]);
        await begin({ editor, view: named.view, offset: named.span.start }, named.span);
        return;
      }
      const cursor = await atCursor(views);
      if (!cursor) return;
      const { view, editor } = cursor;
      const selected = editor.selections.filter(({ isEmpty }) => !isEmpty);
      const first = begun.in(view.uri);
      if (selected.length === 2) {
        const [from, to] = selected.map(selection => trimmed(view.text, toSpan(view.lines, selection)));
        await finish(view, from, to);
      } else if (first) await finish(view, first, passageToRelate(cursor));
      else await begin(cursor, passageToRelate(cursor));
    },

    cancelRelation: () => begun.end(),

    goToRelated: async () => {
      const found = await annotationAtCursor(views, ['relation'], plainText`Go to Related Passage`);
      if (!found) return;
      const { cursor, one } = found;
      const [from, to] = [one.anchor.span, one.to?.span];
      const there = from && overlapsOrTouches(from, cursorSpan(cursor)) ? to : from;
      if (there) await passages.show(cursor.view, [there]);
      else void showInformation(plainText`The other passage is no longer in the text.`);
    },
  };
}

const overlapsOrTouches = (place: Span, at: Span): boolean => place.start <= at.end && at.start <= place.end;

const cursorSpan = ({ view, editor, offset }: Cursor): Span =>
  editor.selection.isEmpty ? { start: offset, end: offset } : toSpan(view.lines, editor.selection);

/** The passage that a node of the tree stands for. */
async function passageOf(argument: unknown, views: ViewStore): Promise<{ view: SeedView; span: Span } | null> {
  const named = quotesArgument(argument) ?? entityArgument(argument) ?? annotationArgument(argument);
  const view = named && (await views.of(named.uri));
  if (!named || !view) return null;
  if ('annotation' in named) {
    const span = view.annotations.find(({ annotation }) => annotation.id === named.annotation)?.anchor.span;
    return span ? { view, span } : null;
  }
  const article = view.articles[named.article];
  const span =
    'quotes' in named
      ? article?.quotes.find(({ quote }) => named.quotes.includes(quote.id))?.quote.span
      : article && entityById(article, named.entity)?.mentions[0]?.span;
  return span ? { view, span } : null;
}
