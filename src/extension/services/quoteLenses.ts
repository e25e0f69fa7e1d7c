import * as vscode from 'vscode';
import { beginningOf, type Placed, placeQuotes, type QuoteLens } from '../../core/view';
import type { CommandId } from '../contributions/commands';
import { settingKey } from '../contributions/settings';
import { DisposableOwner } from '../shell/disposables';
import type { ShownIcon } from '../shell/icons';
import { codeLens } from '../shell/labels';
import { toRange } from '../shell/positions';
import { settings } from '../stores/settings';
import type { SeedView, ViewStore } from '../stores/viewStore';
import type { IndexAnswers } from './indexAnswers';
import { queryView } from './viewQueries';

export interface QuoteLensOptions<T> {
  readonly icon: ShownIcon;
  readonly isEnabled: (uri: vscode.Uri) => boolean;
  readonly lensOf: (found: T) => QuoteLens;
  /** Gets `uri` and `start`, where the index has the quote. */
  readonly command: CommandId;
}

/** Lenses above paragraphs for what the index tells of their quotes. They come after those that name speakers. */
export class QuoteLenses<T extends { readonly start: number; readonly text: string }>
  extends DisposableOwner
  implements vscode.CodeLensProvider
{
  private readonly changed = this.own(new vscode.EventEmitter<void>());
  readonly onDidChangeCodeLenses = this.changed.event;

  constructor(
    private readonly views: Pick<ViewStore, 'ofDocument' | 'onDidChange'>,
    private readonly answers: IndexAnswers<readonly T[]>,
    private readonly options: QuoteLensOptions<T>,
  ) {
    super();
    this.own(views.onDidChange(() => this.changed.fire()));
    this.own(answers.onDidChange(() => this.changed.fire()));
    this.own(
      vscode.workspace.onDidChangeConfiguration(
        event => event.affectsConfiguration(settingKey('lens')) && this.changed.fire(),
      ),
    );
  }

  /** The editor draws no lens before all providers have answered, so this one does not wait for the index. */
  async provideCodeLenses(document: vscode.TextDocument, token: vscode.CancellationToken): Promise<vscode.CodeLens[]> {
    const { uri } = document;
    if (!settings.lens(uri) || !this.options.isEnabled(uri)) return [];
    const found = this.answers.of(uri);
    if (!found?.length) return [];
    const lenses = await queryView(this.views, document, token, view =>
      placeQuotes(view.articles, view.text, found).map(placed => this.lens(placed, view)),
    );
    return lenses ?? [];
  }

  private lens({ quote, paragraph, quotesHere, found }: Placed<T>, { uri, lines, text }: SeedView): vscode.CodeLens {
    const { icon, lensOf, command } = this.options;
    const { title, tooltip } = lensOf(found);
    const { start, end } = quote.quote.span;
    const which = quotesHere > 1 ? `${beginningOf(text.slice(start, end))} ` : '';
    return codeLens(toRange(lines, paragraph), {
      icon,
      title: which + title,
      tooltip,
      command,
      arguments: [{ uri: uri.toString(), start: found.start }],
    });
  }
}
