/** Reports of quotes in Markdown: of an article, of a speaker, or chosen ones. */

import * as vscode from 'vscode';
import type { ArticleView, QuoteView } from '../../../core/annotation';
import { isReported, QuoteReport } from '../../../core/interchange';
import { excerpt, speakerLabelOf } from '../../../core/view';
import { chooseScope } from '../../services/commandScope';
import { atCursor } from '../../services/passage';
import { articleAt } from '../../services/viewQueries';
import { throwIfCancelled } from '../../shell/cancellation';
import { count, plainText, say } from '../../shell/language';
import { showInformation, withProgress } from '../../shell/messages';
import { pickMany, pickOne, type Row } from '../../shell/picks';
import type { Handlers } from '../../shell/register';
import { settings } from '../../stores/settings';
import type { SeedView, ViewStore } from '../../stores/viewStore';

/** The quotes that a report is about. */
interface ReportRequest {
  readonly files: readonly vscode.Uri[];
  readonly chosen: (uri: vscode.Uri, quote: QuoteView, article: ArticleView) => boolean;
}

type Views = Pick<ViewStore, 'of' | 'ofDocument' | 'once'>;

export function reportCommands(views: ViewStore): Handlers {
  return {
    writeReport: async (argument, selected) => {
      const request = fromTree(argument, selected) ?? (await choose(views));
      if (request) await write(views, request);
    },
  };
}

async function write(views: Views, { files, chosen }: ReportRequest): Promise<void> {
  const work = async (
    token: vscode.CancellationToken | null,
    progress: (done: number, of: number) => void = () => undefined,
  ) => {
    const report = new QuoteReport();
    for (const [done, uri] of files.entries()) {
      if (token) throwIfCancelled(token);
      progress(done, files.length);
      const view = await views.once(uri);
      if (view) addTo(report, view, chosen);
    }
    return report.write();
  };
  const content = files.length > 1 ? await withProgress(plainText`Writing report`, work) : await work(null);
  if (!content) {
    void showInformation(plainText`There are no quotes to report there.`);
    return;
  }
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'markdown', content }));
}

const addTo = (report: QuoteReport, view: SeedView, chosen: ReportRequest['chosen']): void =>
  report.add(view.text, view.articles, {
    ...settings.view(view.uri),
    // It is not known where the report will be saved, so links are relative to the open folder, or begin with
    // the name of one of several.
    path: vscode.workspace.asRelativePath(view.uri),
    chosen: (quote, article) => chosen(view.uri, quote, article),
  });

type ReportChoice = Row<() => Promise<ReportRequest | undefined>>;

async function choose(views: ViewStore): Promise<ReportRequest | undefined> {
  const at = await atCursor(views);
  const article = at && articleAt(at.view, at.offset);
  if (!at || !article) return undefined;
  const { view } = at;
  const { uri } = view;
  const index = article.analysis.article.index;
  const told = (one: ArticleView) => one.quotes.filter(quote => isReported(quote, settings.view(uri)));
  const all = view.articles.flatMap(told);
  const choices: ReportChoice[] = [
    {
      icon: 'article',
      label: say`This Article`,
      description: count(told(article).length, 'quote'),
      value: async () => ({ files: [uri], chosen: (_, __, one) => one.analysis.article.index === index }),
    },
    ...(view.articles.length > 1
      ? [
          {
            icon: 'file' as const,
            label: say`This File`,
            description: count(all.length, 'quote'),
            value: async () => ({ files: [uri], chosen: () => true }),
          },
        ]
      : []),
    {
      icon: 'speaker',
      label: say`A Speaker’s Quotes…`,
      description: say`in this file, a folder or all articles`,
      value: () => ofSpeaker(view),
    },
    { icon: 'review', label: say`Choose Quotes…`, description: say`from this file`, value: () => ofQuotes(view) },
  ];
  const next = await pickOne(choices, {
    title: plainText`Write Report`,
    placeholder: plainText`Choose what to report on`,
  });
  return next?.();
}

async function ofSpeaker(view: SeedView): Promise<ReportRequest | undefined> {
  const options = settings.view(view.uri);
  const counts = new Map<string, number>();
  for (const quote of view.articles.flatMap(({ quotes }) => quotes)) {
    if (!isReported(quote, options) || !quote.speaker) continue;
    counts.set(quote.speaker.name, (counts.get(quote.speaker.name) ?? 0) + 1);
  }
  const items = [...counts].sort(([, a], [, b]) => b - a);
  const chosen = await pickOne(
    items.map(([name, quotes]) => ({ label: name, description: count(quotes, 'quote'), value: name })),
    { title: plainText`Write Report (1 of 2): Speaker`, placeholder: plainText`Choose a speaker` },
  );
  const scope = chosen && (await chooseScope(plainText`Write Report (2 of 2): Articles`, undefined));
  if (!chosen || !scope) return undefined;
  const files = await withProgress(plainText`Looking for articles`, token => scope.files(token));
  return { files, chosen: (_, { speaker }) => speaker?.name === chosen };
}

async function ofQuotes(view: SeedView): Promise<ReportRequest | undefined> {
  const options = settings.view(view.uri);
  const items = view.articles.flatMap(article =>
    article.quotes
      .filter(quote => isReported(quote, options))
      .map(quote => ({
        label: excerpt(view.text.slice(quote.quote.span.start, quote.quote.span.end), 90),
        description: speakerLabelOf(quote, options).label,
        value: keyOf(article.analysis.article.index, quote.quote.id),
      })),
  );
  const picked = await pickMany(items, {
    title: plainText`Write Report: Quotes`,
    placeholder: plainText`Choose the quotes to include`,
    matchOnDescription: true,
  });
  if (!picked?.length) return undefined;
  const keys = new Set(picked);
  return { files: [view.uri], chosen: (_, { quote }, one) => keys.has(keyOf(one.analysis.article.index, quote.id)) };
}

const keyOf = (article: number, quote: string): string => `${article} ${quote}`;

interface TreeItemLike {
  readonly type: string;
  readonly uri: vscode.Uri;
  readonly article?: number;
  readonly entity?: string;
  readonly quotes?: readonly string[];
}

/**
 * The files, articles, speakers and quotes that are selected in the Articles view; null if the command was not run
 * there.
 */
function fromTree(argument: unknown, selected: unknown): ReportRequest | null {
  const items = (Array.isArray(selected) && selected.length ? selected : [argument]).filter(isTreeItem);
  if (!items.length) return null;
  const files = [...new Map(items.map(({ uri }) => [uri.toString(), uri])).values()];
  const covers = (item: TreeItemLike, uri: vscode.Uri, quote: QuoteView, article: number): boolean => {
    if (item.uri.toString() !== uri.toString()) return false;
    if (item.type === 'file') return true;
    if (item.article !== article) return false;
    if (item.quotes) return item.quotes.includes(quote.quote.id);
    return item.entity === undefined || quote.speaker?.entity === item.entity;
  };
  return {
    files,
    chosen: (uri, quote, { analysis }) => items.some(item => covers(item, uri, quote, analysis.article.index)),
  };
}

function isTreeItem(value: unknown): value is TreeItemLike {
  const { type, uri } = (value ?? {}) as Partial<TreeItemLike>;
  return (type === 'file' || type === 'article' || type === 'node') && uri instanceof vscode.Uri;
}
