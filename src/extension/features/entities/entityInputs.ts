/** Questions to the person about an entity. */

import type * as vscode from 'vscode';
import type { EntityType, Mention } from '../../../core/analysis';
import { type ArticleView, ENTITY_TYPES, type EntityView } from '../../../core/annotation';
import { CORPUS_FILE } from '../../../core/project';
import { capitalize, excerpt, excerptInContext, type PlainText, typeName } from '../../../core/view';
import { storedKey } from '../../contributions/ids';
import type { Reach } from '../../shell/args';
import { askForText } from '../../shell/inputs';
import { count, LANGUAGE, plainText, say } from '../../shell/language';
import { pickMany, pickOne, pickOrType, type Row } from '../../shell/picks';
import { newCorpusFileOf } from '../../stores/corpusPlace';

/** The chosen entity: one of the article, or a new one with this name. */
export interface ChosenEntity {
  readonly name: string;
  readonly known: EntityView | null;
}

const LAST_REACH = storedKey('entities.reach');

/** Asks where a decision applies; the last choice is on top. Without an open folder, it is the article. */
export async function chooseReach(
  title: PlainText,
  uri: vscode.Uri,
  memory: vscode.Memento,
): Promise<Reach | undefined> {
  if (!newCorpusFileOf(uri)) return 'article';
  const rows: Row<Reach>[] = [
    { icon: 'article', label: say`In This Article`, description: say`saved in its sidecar`, value: 'article' },
    {
      icon: 'files',
      label: say`In All Articles of the Folder`,
      description: say`saved in ${CORPUS_FILE}`,
      value: 'folder',
    },
  ];
  if (memory.get(LAST_REACH) === 'folder') rows.reverse();
  const reach = await pickOne(rows, { title, placeholder: plainText`Choose where this applies` });
  if (reach) await memory.update(LAST_REACH, reach);
  return reach;
}

export async function chooseType(title: PlainText, present: EntityType): Promise<EntityType | undefined> {
  const rows = ENTITY_TYPES.map(type => ({
    label: capitalize(typeName(type, LANGUAGE)),
    description: type === present ? say`current type` : '',
    value: type,
  }));
  return pickOne(rows, { title, placeholder: plainText`Choose a type` });
}

export async function chooseName(title: PlainText, present: string): Promise<string | undefined> {
  const name = await askForText({
    title,
    value: present,
    prompt: plainText`Name to show for this entity. The article text does not change.`,
    check: typed => (typed.trim() ? null : { wrong: plainText`Enter a name.` }),
  });
  return name?.trim().replace(/\s+/g, ' ');
}

/** Asks for another entity of the article. Those of the same type come first. */
export async function chooseOther(
  title: PlainText,
  view: ArticleView,
  entity: EntityView,
): Promise<EntityView | undefined> {
  return pickOne(
    others(view, entity).map(known => ({ label: known.name, description: about(known), value: known })),
    { title, placeholder: plainText`Choose an entity`, matchOnDescription: true },
  );
}

/** Asks for an entity of the article or any name. @param words offered as the name of a new entity; null: none */
export function chooseWho(
  title: PlainText,
  view: ArticleView,
  entity: EntityView | null,
  words: string | null,
): Promise<ChosenEntity | undefined> {
  return pickOrType<ChosenEntity>({
    title,
    placeholder: words
      ? plainText`Choose a new entity or one of this article, or type any name`
      : plainText`Choose an entity of this article, or type any name`,
    rows: [
      ...(words ? [{ label: words, description: say`new entity`, value: { name: words, known: null } }] : []),
      ...others(view, entity).map(known => ({
        label: known.name,
        description: about(known),
        value: { name: known.name, known },
      })),
    ],
    typed: name => ({ label: say`New`, value: { name, known: null } }),
  });
}

/** Asks for some of an entity's mentions. @param first is checked at first */
export async function chooseMentions(
  title: PlainText,
  text: string,
  mentions: readonly Mention[],
  first: Mention | null,
): Promise<readonly Mention[] | undefined> {
  return pickMany(
    mentions.map(mention => ({
      label: excerpt(mention.text, 40),
      description: excerptInContext(text, mention.span, 40).label,
      picked: mention === first,
      value: mention,
    })),
    { title, placeholder: plainText`Choose the mentions that belong to another entity`, matchOnDescription: true },
  );
}

function others(view: ArticleView, entity: EntityView | null): EntityView[] {
  const alike = (other: EntityView) => Number(other.type === (entity?.type ?? 'person'));
  return view.entities
    .filter(other => !other.hidden && other !== entity)
    .sort((a, b) => alike(b) - alike(a) || b.mentions.length - a.mentions.length);
}

const about = ({ role, type, mentions }: EntityView): string =>
  [excerpt(role ?? typeName(type, LANGUAGE), 60), count(mentions.length, 'mention')].join(' · ');
