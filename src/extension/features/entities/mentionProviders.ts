import * as vscode from 'vscode';
import type { ArticleView } from '../../../core/annotation';
import { definitionAt, type MentionAt, mentionAt } from '../../../core/view';
import type { CorpusPlaces } from '../../services/corpusPlaces';
import { articleAt, queryView } from '../../services/viewQueries';
import { isCancellation } from '../../shell/cancellation';
import { toOffset, toRange } from '../../shell/positions';
import { SEED_SELECTOR } from '../../stores/seedFiles';
import type { SeedView, ViewStore } from '../../stores/viewStore';

type Views = Pick<ViewStore, 'ofDocument'>;

/** What stands at a position of a document. */
interface Found {
  readonly view: SeedView;
  readonly article: ArticleView;
  readonly at: MentionAt;
}

const mentionIn = (
  views: Views,
  document: vscode.TextDocument,
  position: vscode.Position,
  token: vscode.CancellationToken,
) =>
  queryView(views, document, token, (view): Found | null => {
    const offset = toOffset(view.lines, position);
    const article = articleAt(view, offset);
    const at = article && mentionAt(article, offset);
    return article && at ? { view, article, at } : null;
  });

const rangesOf = ({ view, at }: Found): vscode.Range[] =>
  at.entity.mentions.map(({ span }) => toRange(view.lines, span));

/** All mentions of the entity at the cursor: in its article, and in the articles that the corpus index has. */
export class MentionReferences implements vscode.ReferenceProvider {
  constructor(
    private readonly views: Views,
    private readonly places: CorpusPlaces,
  ) {}

  async provideReferences(
    document: vscode.TextDocument,
    position: vscode.Position,
    _: vscode.ReferenceContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.Location[]> {
    const found = await mentionIn(this.views, document, position, token);
    if (!found) return [];
    const own = rangesOf(found).map(range => new vscode.Location(document.uri, range));
    return [...own, ...((await unlessWithdrawn(this.elsewhere(found, token))) ?? [])];
  }

  private async elsewhere({ view, article, at }: Found, token: vscode.CancellationToken): Promise<vscode.Location[]> {
    const person = await this.places.personOf(view.uri, article, at.entity, token);
    if (person === null) return [];
    const mentions = await this.places.mentions(person, this.places.placeOf(view.uri, article), token);
    const located = await this.places.locateMentions(mentions, token);
    return located.flatMap(({ uri, ranges }) => ranges.map(range => new vscode.Location(uri, range)));
  }
}

/**
 * Where the entity at the cursor is introduced. One step at a time: from a pronoun to its antecedent, from there to the
 * first full name in the article, and from there to the first full name in the corpus.
 */
export class MentionDefinition implements vscode.DefinitionProvider {
  constructor(
    private readonly views: Views,
    private readonly places: CorpusPlaces,
  ) {}

  async provideDefinition(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.LocationLink[]> {
    const found = await mentionIn(this.views, document, position, token);
    if (!found) return [];
    const { view, article, at } = found;
    const target = definitionAt(article, toOffset(view.lines, position))?.target ?? at.mention;
    const [origin, range] = [at.mention, target].map(({ span }) => toRange(view.lines, span)) as [
      vscode.Range,
      vscode.Range,
    ];
    const elsewhere = target === at.mention ? await unlessWithdrawn(this.introduction(found, token)) : null;
    return [
      {
        originSelectionRange: origin,
        targetUri: elsewhere?.uri ?? document.uri,
        targetRange: elsewhere?.range ?? range,
      },
    ];
  }

  private async introduction(
    { view, article, at }: Found,
    token: vscode.CancellationToken,
  ): Promise<vscode.Location | null> {
    const person = await this.places.personOf(view.uri, article, at.entity, token);
    return person === null ? null : this.places.introduction(person, token);
  }
}

/** Highlights the mentions of the entity at the cursor. */
export class MentionHighlights implements vscode.DocumentHighlightProvider {
  constructor(private readonly views: Views) {}

  async provideDocumentHighlights(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.DocumentHighlight[]> {
    const found = await mentionIn(this.views, document, position, token);
    return found ? rangesOf(found).map(range => new vscode.DocumentHighlight(range)) : [];
  }
}

export function registerMentionProviders(views: Views, places: CorpusPlaces): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.languages.registerReferenceProvider(SEED_SELECTOR, new MentionReferences(views, places)),
    vscode.languages.registerDefinitionProvider(SEED_SELECTOR, new MentionDefinition(views, places)),
    vscode.languages.registerDocumentHighlightProvider(SEED_SELECTOR, new MentionHighlights(views)),
  );
}

/** Null if the editor has withdrawn the question. */
async function unlessWithdrawn<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (isCancellation(error)) return null;
    throw error;
  }
}
