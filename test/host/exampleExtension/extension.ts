/** An example of an extension that uses the API of Seed Annotator: who is quoted how often in a file. */
import * as vscode from 'vscode';
import type { SeedAnnotatorApi, SeedAnnotatorExports } from '../../../types/api';

/** What the command returns. */
export interface QuoteCount {
  readonly speakers: Readonly<Record<string, number>>;
  readonly undecided: number;
  readonly people: readonly string[];
  readonly notes: readonly string[];
  /** Quotes of the first speaker in all articles of the workspace. */
  readonly elsewhere: readonly string[];
}

/** @returns for the tests: the files that have changed */
export async function activate(context: vscode.ExtensionContext): Promise<{ readonly changed: Set<string> }> {
  const extension = vscode.extensions.getExtension<SeedAnnotatorExports>('seed-annotator.seed-annotator');
  if (!extension) throw new Error('Seed Annotator is not installed.');
  const api = (await extension.activate()).getAPI(1);
  const changed = new Set<string>();
  context.subscriptions.push(
    api.onDidChange(file => changed.add(file.toString())),
    vscode.commands.registerCommand('quoteCount.count', (file: vscode.Uri) => countQuotes(api, file)),
  );
  return { changed };
}

async function countQuotes(api: SeedAnnotatorApi, file: vscode.Uri): Promise<QuoteCount | null> {
  const articles = await api.getArticles(file);
  if (!articles) return null;
  const spoken = articles.flatMap(({ quotes }) => quotes).filter(({ kind }) => kind !== 'scare');
  const speakers: Record<string, number> = {};
  for (const { speaker } of spoken) if (speaker) speakers[speaker.name] = (speakers[speaker.name] ?? 0) + 1;
  const annotations = (await api.getAnnotations(file)) ?? [];
  const [first] = Object.keys(speakers);
  const { results } = first === undefined ? { results: [] } : await api.search(`speaker:"${first}"`, { limit: 10 });
  return {
    speakers,
    undecided: spoken.filter(({ status }) => status === 'derived').length,
    people: articles.flatMap(({ entities }) =>
      entities.filter(({ type }) => type === 'person').map(({ name }) => name),
    ),
    notes: annotations.flatMap(one => (one.kind === 'note' ? [`${one.range?.start.line}: ${one.body}`] : [])),
    elsewhere: results.map(({ file: { path }, range }) => `${path.split('/').pop()}:${range.start.line + 1}`),
  };
}
