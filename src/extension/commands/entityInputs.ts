/** What a person is asked about an entity, step by step. */
import * as vscode from 'vscode';
import type { EntityType, Mention } from '../../core/analysis';
import { ENTITY_TYPES } from '../../core/annotation/items';
import type { ArticleView, EntityView } from '../../core/annotation/overlay';
import { inContext } from '../../core/view/context';
import { count, excerpt } from '../../core/view/words';
import { CORPUS_FILE, corpusFileOf } from '../annotations/corpusPlace';
import { pickOrType } from '../host/pickOrType';
import type { Reach } from './args';

/** Who somebody is: one of the article, or a new one of this name. */
export interface Chosen {
  readonly name: string;
  readonly known: EntityView | null;
}

const LAST_REACH = 'seedAnnotator.entities.reach';

/** Asks, with what was chosen last on top; where no folder is open there is but the article. */
export async function chooseReach(title: string, uri: vscode.Uri, memory: vscode.Memento): Promise<Reach | undefined> {
  if (!corpusFileOf(uri)) return 'article';
  const items: (vscode.QuickPickItem & { readonly reach: Reach })[] = [
    { label: '$(note) In This Article', description: 'kept in its sidecar', reach: 'article' },
    { label: '$(files) In All Articles of the Folder', description: `kept in ${CORPUS_FILE}`, reach: 'folder' },
  ];
  if (memory.get(LAST_REACH) === 'folder') items.reverse();
  const picked = await vscode.window.showQuickPick(items, { title, placeHolder: 'Where does this hold?' });
  if (picked) await memory.update(LAST_REACH, picked.reach);
  return picked?.reach;
}

export async function chooseType(title: string, present: EntityType): Promise<EntityType | undefined> {
  const items = ENTITY_TYPES.map(type => ({
    label: type[0].toUpperCase() + type.slice(1),
    description: type === present ? 'as it is now' : '',
    type,
  }));
  const picked = await vscode.window.showQuickPick(items, { title, placeHolder: 'What is it?' });
  return picked?.type;
}

export async function chooseName(title: string, present: string): Promise<string | undefined> {
  const name = await vscode.window.showInputBox({
    title,
    value: present,
    prompt: 'The text stays as it is: this is the name that it is shown under.',
    validateInput: value => (value.trim() ? undefined : 'Give it a name.'),
  });
  return name?.trim().replace(/\s+/g, ' ');
}

/** One of the others in the article, those of its type first. */
export async function chooseOther(
  title: string,
  view: ArticleView,
  entity: EntityView,
): Promise<EntityView | undefined> {
  const picked = await vscode.window.showQuickPick(
    others(view, entity).map(known => ({ label: known.name, description: about(known), known })),
    { title, placeHolder: 'Who is it?', matchOnDescription: true },
  );
  return picked?.known;
}

/** One of the article, or any name. @param words offered as a new one, where there are such */
export function chooseWho(
  title: string,
  view: ArticleView,
  entity: EntityView | null,
  words: string | null,
): Promise<Chosen | undefined> {
  return pickOrType<Chosen>({
    title,
    placeholder: words ? 'A new one, one of the article, or any name' : 'One of the article, or any name',
    offered: [
      ...(words ? [{ label: words, description: 'a new one', value: { name: words, known: null } }] : []),
      ...others(view, entity).map(known => ({
        label: known.name,
        description: about(known),
        value: { name: known.name, known },
      })),
    ],
    typed: name => ({ label: 'New', value: { name, known: null } }),
  });
}

/** Which of an entity's mentions; one is chosen already. */
export async function chooseMentions(
  title: string,
  text: string,
  mentions: readonly Mention[],
  first: Mention | null,
): Promise<readonly Mention[] | undefined> {
  const picked = await vscode.window.showQuickPick(
    mentions.map(mention => ({
      label: excerpt(mention.text, 40),
      description: inContext(text, mention.span, 40).label,
      picked: mention === first,
      mention,
    })),
    { title, placeHolder: 'Choose the mentions that are of another', canPickMany: true, matchOnDescription: true },
  );
  return picked?.map(({ mention }) => mention);
}

function others(view: ArticleView, entity: EntityView | null): EntityView[] {
  const alike = (other: EntityView) => Number(other.type === (entity?.type ?? 'person'));
  return view.entities
    .filter(other => !other.hidden && other !== entity)
    .sort((a, b) => alike(b) - alike(a) || b.mentions.length - a.mentions.length);
}

const about = ({ role, type, mentions }: EntityView): string =>
  [excerpt(role ?? type, 60), count(mentions.length, 'mention')].join(' · ');
