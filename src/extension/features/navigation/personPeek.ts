import * as vscode from 'vscode';
import { entityById, mentionAt, quoteAt } from '../../../core/view';
import { atCursor } from '../../services/passage';
import { peekLocations } from '../../services/peek';
import type { ShownPassage } from '../../services/shownPassage';
import { articleAt } from '../../services/viewQueries';
import { type EntityArgument, entityArgument } from '../../shell/args';
import { plainText } from '../../shell/language';
import { showInformation, withProgress } from '../../shell/messages';
import type { ViewStore } from '../../stores/viewStore';
import { chooseScope, lastScope, type PassageScope } from './passageScope';
import {
  type Elsewhere,
  locationsOf,
  type PassageKind,
  type PassageQuestion,
  type PersonPassages,
} from './personPassages';

/** From this many other articles on, reading them shows progress. */
const MANY_ARTICLES = 40;

/** Peeks at all quotes or mentions of a person: in the article, in the file or in the folder. */
export class PersonPeek {
  constructor(
    private readonly views: ViewStore,
    private readonly passages: ShownPassage,
    private readonly memory: vscode.Memento,
    private readonly persons: PersonPassages,
  ) {}

  /** Peeks in the scope that was chosen last. @param argument names the entity; without it, the one at the cursor */
  async show(argument: unknown, kind: PassageKind): Promise<void> {
    const asked = await this.questionOf(argument, kind);
    if (!asked) return;
    const scope = lastScope(this.memory);
    await this.peek(asked, scope, scope === 'folder' ? await this.elsewhere(asked.question) : null);
  }

  /** Asks for the scope first. */
  async choose(argument: unknown, kind: PassageKind): Promise<void> {
    const asked = await this.questionOf(argument, kind);
    if (!asked) return;
    const elsewhere = await this.elsewhere(asked.question);
    const counts = this.persons.counts(asked.question, elsewhere);
    const { name } = asked.question.entity;
    const title = kind === 'quote' ? plainText`Quotes of ${name}` : plainText`Mentions of ${name}`;
    const scope = await chooseScope(title, kind, counts, this.memory);
    if (scope) await this.peek(asked, scope, elsewhere);
  }

  private async peek({ question, from }: Asked, scope: PassageScope, elsewhere: Elsewhere | null): Promise<void> {
    const locations = await this.locations(question, scope, elsewhere);
    const { view, entity, kind } = question;
    if (!locations.length) {
      const { name } = entity;
      void showInformation(
        kind === 'quote' ? plainText`No quote of ${name} was found.` : plainText`No mention of ${name} was found.`,
      );
      return;
    }
    const [first] = this.persons.inArticle(question);
    if (vscode.window.activeTextEditor?.document.uri.toString() !== view.uri.toString())
      await this.passages.show(view, first ? [first] : []);
    await peekLocations(view, locations, from);
  }

  private async locations(
    question: PassageQuestion,
    scope: PassageScope,
    elsewhere: Elsewhere | null,
  ): Promise<vscode.Location[]> {
    const { view } = question;
    if (scope === 'file') return locationsOf(view, this.persons.inFile(question));
    if (scope === 'article') return locationsOf(view, this.persons.inArticle(question));
    if (!elsewhere) {
      void showInformation(
        plainText`The index of the folder does not know ${question.entity.name} yet. This file is shown.`,
      );
      return locationsOf(view, this.persons.inFile(question));
    }
    const read = (token: vscode.CancellationToken) => this.persons.inFolder(question, elsewhere, token);
    return elsewhere.found.length < MANY_ARTICLES
      ? read(new vscode.CancellationTokenSource().token)
      : withProgress(plainText`Reading articles that name ${question.entity.name}`, read);
  }

  private elsewhere(question: PassageQuestion): Promise<Elsewhere | null> {
    return this.persons.elsewhere(question, new vscode.CancellationTokenSource().token);
  }

  private async questionOf(argument: unknown, kind: PassageKind): Promise<Asked | null> {
    const named = entityArgument(argument) ?? (await entityAtCursor(this.views));
    const view = named && (await this.views.of(named.uri));
    const article = named && view?.articles[named.article];
    const entity = article && entityById(article, named.entity);
    return named && view && article && entity ? { question: { kind, view, article, entity }, from: named.from } : null;
  }
}

interface Asked {
  readonly question: PassageQuestion;
  /** File offset at which the peek opens; null: at the cursor. */
  readonly from: number | null;
}

/** The speaker of the quote at the cursor, or else the entity mentioned there; null if there is none. */
async function entityAtCursor(views: ViewStore): Promise<EntityArgument | null> {
  const at = await atCursor(views);
  const article = at && articleAt(at.view, at.offset);
  if (!at || !article) return null;
  const entity = quoteAt(article, at.offset)?.speaker?.entity ?? mentionAt(article, at.offset)?.entity.entity.id;
  if (!entity) {
    void showInformation(plainText`Put the cursor in a quote or on a name first.`);
    return null;
  }
  return { uri: at.view.uri, article: article.analysis.article.index, entity, from: null };
}
