import * as vscode from 'vscode';
import type { Relation } from '../../core/annotation/model';
import { lengthOf, type Span } from '../../core/text/span';
import { annotationNode } from '../../core/view/annotationsTree';
import { entityById } from '../../core/view/find';
import { relationChoices } from '../../core/view/relationChoices';
import { endInWords, entityOf } from '../../core/view/relations';
import { isSpoken } from '../../core/view/speaker';
import { excerpt } from '../../core/view/words';
import type { Annotator } from '../annotations/annotator';
import type { Vocabulary } from '../annotations/vocabulary';
import { settings } from '../articles/settings';
import type { SeedView, ViewStore } from '../articles/viewStore';
import type { BegunRelation } from '../features/begunRelation';
import { type Choice, pickOrType } from '../host/pickOrType';
import { toSpan } from '../host/positions';
import { swatch } from '../host/swatch';
import { annotationArgument, entityArgument, quotesArgument } from './args';
import { atCursor, show } from './navigation';
import { annotationAtCursor, type Cursor, passageToRelate, trimmed } from './passage';
import type { Handler } from './register';

const TITLE = 'Add Relation';

/** Relations between two passages: begin, choose the other end and the type, go from one end to the other. */
export function relationCommands(
  views: ViewStore,
  annotator: Annotator,
  vocabulary: Vocabulary,
  begun: BegunRelation,
): Record<string, Handler> {
  const finish = async (view: SeedView, from: Span, to: Span) => {
    if (from.start === to.start && from.end === to.end) {
      void vscode.window.showInformationMessage('A relation joins two passages: select another one.');
      return;
    }
    const chosen = await chooseRelation(vocabulary, view, from, to, `${TITLE} (2 of 2)`);
    if (!chosen) return;
    begun.end();
    await vocabulary.defineRelation(chosen.relation, view.uri);
    const [first, second] = chosen.reversed ? [to, from] : [from, to];
    await annotator.addRelation(view, first, second, chosen.relation);
  };

  /** Asks what the first end is related to: something of the file, or what is to be selected in the text. */
  const begin = async (cursor: Cursor, from: Span) => {
    if (!lengthOf(from)) return;
    const to = await chooseEnd(cursor.view, from);
    if (to === 'select') begun.begin(cursor.editor, cursor.view, from);
    else if (to) await finish(cursor.view, from, to);
  };

  return {
    addRelation: async argument => {
      const named = await passageOf(argument, views);
      if (named) {
        const editor = await show(named.view.uri, named.view, named.span);
        await begin({ editor, view: named.view, offset: named.span.start }, named.span);
        return;
      }
      const cursor = await atCursor(views);
      if (!cursor) return;
      const { view, editor } = cursor;
      const selected = editor.selections.filter(({ isEmpty }) => !isEmpty);
      const first = begun.in(view.uri);
      if (selected.length === 2) {
        const [from, to] = selected.map(selection => trimmed(view.text, toSpan(view.lines, selection)));
        await finish(view, from, to);
      } else if (first) await finish(view, first, passageToRelate(cursor));
      else await begin(cursor, passageToRelate(cursor));
    },

    cancelRelation: () => begun.end(),

    goToRelated: async () => {
      const found = await annotationAtCursor(views, ['relation'], 'Go to Related Passage');
      if (!found) return;
      const { cursor, one } = found;
      const [from, to] = [one.anchor.span, one.to?.span];
      const there = from && overlapsOrTouches(from, cursorSpan(cursor)) ? to : from;
      if (there) await show(cursor.view.uri, cursor.view, there);
      else void vscode.window.showInformationMessage('The other passage is no longer in the text.');
    },
  };
}

const overlapsOrTouches = (place: Span, at: Span): boolean => place.start <= at.end && at.start <= place.end;

const cursorSpan = ({ view, editor, offset }: Cursor): Span =>
  editor.selection.isEmpty ? { start: offset, end: offset } : toSpan(view.lines, editor.selection);

/** The passage that a node of the tree stands for. */
async function passageOf(argument: unknown, views: ViewStore): Promise<{ view: SeedView; span: Span } | null> {
  const named = quotesArgument(argument) ?? entityArgument(argument) ?? annotationArgument(argument);
  const view = named && (await views.of(named.uri));
  if (!named || !view) return null;
  if ('annotation' in named) {
    const span = view.annotations.find(({ annotation }) => annotation.id === named.annotation)?.anchor.span;
    return span ? { view, span } : null;
  }
  const article = view.articles[named.article];
  const span =
    'quotes' in named
      ? article?.quotes.find(({ quote }) => named.quotes.includes(quote.id))?.quote.span
      : article && entityById(article, named.entity)?.mentions[0]?.span;
  return span ? { view, span } : null;
}

/** What can be the other end: tagged and noted passages, quotes, and people, organizations and places by name. */
async function chooseEnd(view: SeedView, from: Span): Promise<Span | 'select' | undefined> {
  const separator = (label: string): Choice<Span> => ({ label, kind: vscode.QuickPickItemKind.Separator });
  const options = settings.view(view.uri);
  const annotated = view.annotations.flatMap((one): Choice<Span>[] => {
    const { annotation, anchor } = one;
    if (!anchor.span || (annotation.kind !== 'tag' && annotation.kind !== 'note')) return [];
    const { label, description } = annotationNode(one);
    return [{ label: escaped(description), description: escaped(label), value: anchor.span }];
  });
  const quotes = view.articles.flatMap(article =>
    article.quotes
      .filter(quote => isSpoken(quote, options))
      .map(({ quote, speaker }): Choice<Span> => {
        const words = excerpt(view.text.slice(quote.span.start, quote.span.end), 80);
        return { label: escaped(words), description: escaped(speaker?.name ?? ''), value: quote.span };
      }),
  );
  const entities = view.articles.flatMap(article =>
    article.entities
      .filter(({ hidden, mentions }) => !hidden && mentions.some(({ kind }) => kind === 'name'))
      .map(({ name, type, mentions }): Choice<Span> => {
        const mention = mentions.find(({ kind }) => kind === 'name') ?? mentions[0];
        return { label: escaped(name), description: type, value: mention.span };
      }),
  );
  const others = (all: readonly Choice<Span>[]) =>
    all.filter(({ value }) => value?.start !== from.start || value.end !== from.end);
  const offered: Choice<Span | 'select'>[] = [
    {
      label: '$(selection) Select It in the Text',
      description: 'then Add Relation once more',
      value: 'select',
    },
    ...(annotated.length ? [separator('annotated'), ...others(annotated)] : []),
    ...(quotes.length ? [separator('quotes'), ...others(quotes)] : []),
    ...(entities.length ? [separator('names'), ...others(entities)] : []),
  ];
  const words = endInWords(view.articles, { status: 'exact', span: from, score: 1 }, exactOf(view, from));
  const chosen = await vscode.window.showQuickPick(offered, {
    title: `${TITLE} (1 of 2): ${words} is related to what?`,
    placeHolder: 'The other passage of this file',
    matchOnDescription: true,
  });
  return chosen?.value;
}

const exactOf = (view: SeedView, at: Span) => ({
  exact: view.text.slice(at.start, at.end),
  prefix: '',
  suffix: '',
  ...at,
});

const escaped = (text: string): string => text.replaceAll('$(', '$\u200d(');

export interface ChosenRelation {
  readonly relation: string;
  /** It leads from the second passage to the first. */
  readonly reversed: boolean;
}

/** A type of the folder's or a new one; those that fit the ends come first. */
export async function chooseRelation(
  vocabulary: Vocabulary,
  view: SeedView,
  from: Span,
  to: Span,
  title: string,
  present: Relation | null = null,
): Promise<ChosenRelation | undefined> {
  const types = await vocabulary.relationsFor(view.uri);
  const [first, second] = [from, to].map(at => {
    const entity = entityOf(view.articles, at);
    return entity ? excerpt(entity.name, 30) : `“${excerpt(view.text.slice(at.start, at.end), 30)}”`;
  });
  const between = (name: string, reversed: boolean) =>
    reversed ? `${second} ${name} ${first}` : `${first} ${name} ${second}`;
  const choices = relationChoices(types, view.articles, from, to);
  const used = view.annotations.flatMap(({ annotation }) =>
    annotation.kind === 'relation' ? [annotation.relation] : [],
  );
  const undefinedTypes = [...new Set(used)].filter(name => !types.some(type => type.name === name));
  const offered = [
    ...choices.map(one => ({ ...one, name: one.type.name })),
    ...undefinedTypes.map(name => ({ name, type: { name }, reversed: false, unusual: false })),
  ];
  const itemFor = ({ type, name, reversed }: (typeof offered)[number]): Choice<ChosenRelation> => {
    const { color, description } = type as { color?: string; description?: string };
    return {
      label: name,
      description: escaped([reversed ? between(name, true) : '', description].filter(Boolean).join(' · ')),
      iconPath: color ? swatch(color) : new vscode.ThemeIcon('arrow-right'),
      value: { relation: name, reversed },
    };
  };
  const unusual = offered.filter(one => one.unusual).map(itemFor);
  const swap: Choice<ChosenRelation>[] = present
    ? [
        {
          label: '$(arrow-swap) Reverse Direction',
          description: escaped(between(present.relation, true)),
          value: { relation: present.relation, reversed: true },
        },
      ]
    : [];
  return pickOrType<ChosenRelation>({
    title: `${title}: ${first} … ${second}`,
    placeholder: 'Choose how they are related, or type a new type',
    offered: [
      ...offered.filter(one => !one.unusual).map(itemFor),
      ...(unusual.length
        ? [{ label: 'usually between others', kind: vscode.QuickPickItemKind.Separator }, ...unusual]
        : []),
      ...swap,
    ],
    active: present?.relation,
    typed: relation => ({ label: `New type: ${relation}`, value: { relation, reversed: false } }),
  });
}
