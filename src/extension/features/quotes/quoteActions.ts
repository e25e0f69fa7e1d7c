import * as vscode from 'vscode';
import { excerpt, isReading, quoteLinks, speakerLabelOf } from '../../../core/view';
import { commandOf } from '../../shell/actions';
import { LANGUAGE, plainText } from '../../shell/language';
import type { CommandLink } from '../../shell/markdown';
import { type PickRows, pickOne } from '../../shell/picks';
import type { Handler } from '../../shell/register';
import { canBeAnnotated } from '../../stores/annotatable';
import { settings } from '../../stores/settings';
import type { ViewStore } from '../../stores/viewStore';
import { type QuoteTarget, targetOf } from './speakerCommands';

/** Lists all that can be done with the quotes of a paragraph, or with the one at the cursor, and does what is chosen. */
export const showQuoteActions =
  (views: ViewStore): Handler =>
  async argument => {
    const target = await targetOf(views, argument);
    if (!target) return;
    const chosen = await pickOne<CommandLink>(rowsOf(target), {
      title: plainText`Quote Actions`,
      placeholder: plainText`Choose what to do with which quote`,
      matchOnDescription: true,
    });
    if (chosen) await vscode.commands.executeCommand(chosen.command, chosen.arguments[0]);
  };

function rowsOf({ view, article, quotes }: QuoteTarget): PickRows<CommandLink> {
  const options = settings.view(view.uri);
  const isKept = canBeAnnotated(view.uri);
  return quotes.flatMap(quote => {
    const { start, end } = quote.quote.span;
    const words = excerpt(view.text.slice(start, Math.min(end, start + 300)), 50);
    const { label, certainty } = speakerLabelOf(quote, options);
    const rows = quoteLinks(article, quote, LANGUAGE).flatMap(({ text, tooltip = '', action }) => {
      if (action && !isReading(action) && !isKept) return [];
      const value = action && commandOf(action, view.uri, article.analysis.article.index, start);
      return value ? [{ label: text, description: tooltip, value }] : [];
    });
    return [{ heading: [words, label, certainty].filter(Boolean).join(' · ') }, ...rows];
  });
}
