import * as vscode from 'vscode';
import type { ArticleSymbol, Person } from '../../../core/corpus';
import type { CorpusPlaces } from '../../services/corpusPlaces';
import { isCancellation } from '../../shell/cancellation';
import { workspaceSymbol } from '../../shell/labels';
import { count } from '../../shell/language';
import { SYMBOL_KINDS } from './symbolKinds';

/** How many people and how many articles are offered. */
const MAX_SYMBOLS = 50;

const START = new vscode.Range(0, 0, 0, 0);

/** *Go to Symbol in Workspace*: people, organizations and places of the corpus, and articles by headline. */
export class CorpusSymbols implements vscode.WorkspaceSymbolProvider {
  /** Where the editor goes is looked up for the chosen symbol only. */
  private readonly chosen = new WeakMap<vscode.SymbolInformation, Person | ArticleSymbol>();

  constructor(private readonly places: Pick<CorpusPlaces, 'symbols' | 'introduction' | 'startOf' | 'uriOf'>) {}

  async provideWorkspaceSymbols(query: string, token: vscode.CancellationToken): Promise<vscode.SymbolInformation[]> {
    try {
      const { people, articles } = await this.places.symbols(query, MAX_SYMBOLS, token);
      return [...people.map(person => this.ofPerson(person)), ...articles.map(article => this.ofArticle(article))];
    } catch (error) {
      if (isCancellation(error)) return [];
      throw error;
    }
  }

  async resolveWorkspaceSymbol(
    symbol: vscode.SymbolInformation,
    token: vscode.CancellationToken,
  ): Promise<vscode.SymbolInformation> {
    const chosen = this.chosen.get(symbol);
    if (!chosen) return symbol;
    const location =
      'file' in chosen ? await this.places.startOf(chosen) : await this.places.introduction(chosen.id, token);
    if (location) symbol.location = location;
    return symbol;
  }

  private ofPerson(person: Person): vscode.SymbolInformation {
    const { name, role, quotes, articles, type } = person;
    const counts = [...(quotes ? [count(quotes, 'quote')] : []), count(articles, 'article')];
    const detail = [role, counts.join(' in ')].filter(Boolean).join(' · ');
    const kind = SYMBOL_KINDS[type] ?? SYMBOL_KINDS.other;
    return this.keep(person, workspaceSymbol(name, detail, kind, new vscode.Location(this.places.uriOf(''), START)));
  }

  private ofArticle(article: ArticleSymbol): vscode.SymbolInformation {
    const detail = [article.date, article.source].filter(Boolean).join(' · ') || article.file;
    const location = new vscode.Location(this.places.uriOf(article.file), START);
    return this.keep(article, workspaceSymbol(article.headline, detail, SYMBOL_KINDS.article, location));
  }

  private keep(of: Person | ArticleSymbol, symbol: vscode.SymbolInformation): vscode.SymbolInformation {
    this.chosen.set(symbol, of);
    return symbol;
  }
}
