import * as vscode from 'vscode';
import { headlineOf } from '../../../core/article';
import { CITATION_STYLES, type CitationStyle, type CitedQuote, citationOf } from '../../../core/interchange';
import { isNamed } from '../../../core/view';
import type { Services } from '../../services/services';
import { plainText, tell } from '../../shell/language';
import { showInStatusBar } from '../../shell/messages';
import { pickOne } from '../../shell/picks';
import { settings } from '../../stores/settings';
import { type QuoteTarget, targetOf } from '../quotes';

/** Key in the workspace's memory. */
const LAST_STYLE = 'exchange.citationStyle';

/** Copies quotes with their speaker, article, source and date. Without an argument, the quote at the cursor. */
export async function copyQuote({ views, memory }: Services, argument: unknown): Promise<void> {
  const target = await targetOf(views, argument);
  const style = target && (await chooseStyle(memory));
  if (!target || !style) return;
  const cited = citedQuotes(target).map(quote => citationOf(quote, style));
  await vscode.env.clipboard.writeText(cited.join('\n'));
  const title = CITATION_STYLES.find(({ id }) => id === style)?.title;
  showInStatusBar(plainText`Quote copied as ${title ? tell(title) : style}`, 4000, 'done');
}

/** The style chosen last comes first. */
async function chooseStyle(memory: vscode.Memento): Promise<CitationStyle | undefined> {
  const last = memory.get<string>(LAST_STYLE);
  const rows = CITATION_STYLES.map(({ id, title, detail }) => ({
    label: tell(title),
    description: tell(detail),
    value: id,
  }));
  rows.sort((a, b) => Number(b.value === last) - Number(a.value === last));
  const style = await pickOne<CitationStyle>(rows, {
    title: plainText`Copy Quote with Citation`,
    placeholder: plainText`Choose how to write it`,
  });
  if (style) await memory.update(LAST_STYLE, style);
  return style;
}

function citedQuotes({ view, article, quotes }: QuoteTarget): CitedQuote[] {
  const { text, uri } = view;
  const { article: parsed } = article.analysis;
  const options = settings.view(uri);
  return quotes.map(quote => {
    const { parts, span, kind } = quote.quote;
    return {
      parts: (parts.length ? parts : [span]).map(({ start, end }) => text.slice(start, end)),
      speaker: isNamed(quote, options) ? (quote.speaker?.name ?? null) : null,
      isParaphrase: kind === 'indirect',
      title: headlineOf(parsed, text),
      source: parsed.header?.source?.text ?? null,
      date: parsed.header?.date?.iso ?? null,
    };
  });
}
