import type * as vscode from 'vscode';
import { excerpt, isNamed, isSpoken, percent } from '../../../core/view';
import { atCursor } from '../../services/passage';
import { count, plainText } from '../../shell/language';
import { showInformation } from '../../shell/messages';
import { pickMany } from '../../shell/picks';
import { toRange } from '../../shell/positions';
import type { Handler } from '../../shell/register';
import type { Annotator } from '../../stores/annotator';
import { settings } from '../../stores/settings';
import type { ViewStore } from '../../stores/viewStore';

/**
 * Confirms the speakers of all quotes that are fully visible. The person sees the list first and can uncheck quotes.
 */
export function confirmVisible(views: ViewStore, annotator: Annotator): Handler {
  return async () => {
    const at = await atCursor(views);
    if (!at) return;
    const { view, editor } = at;
    const onScreen = (range: vscode.Range) => editor.visibleRanges.some(visible => visible.contains(range));
    const options = settings.view(view.uri);
    const items = view.articles
      .flatMap(article => article.quotes)
      .filter(
        quote => quote.status === 'derived' && quote.speaker && isSpoken(quote, options) && isNamed(quote, options),
      )
      .filter(({ quote }) => onScreen(toRange(view.lines, quote.span)))
      .map(quote => ({
        label: quote.speaker!.name,
        description: percent(quote.confidence ?? 0),
        detail: excerpt(view.text.slice(quote.quote.span.start, quote.quote.span.end), 110),
        picked: true,
        value: quote,
      }));
    if (!items.length) {
      void showInformation(plainText`There are no unconfirmed speakers on the screen.`);
      return;
    }
    const chosen = await pickMany(items, {
      title: plainText`Confirm ${count(items.length, 'Speaker')} on the Screen`,
      placeholder: plainText`Press Enter to confirm the checked speakers`,
    });
    if (chosen?.length)
      await annotator.decideEach(
        view,
        chosen.map(quote => ({ quote, verdict: { status: 'confirmed', speaker: quote.speaker!.name } })),
      );
  };
}
