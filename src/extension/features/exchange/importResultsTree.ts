import * as vscode from 'vscode';
import type { AnchoredAnnotation, Annotation } from '../../../core/annotation';
import {
  groupOutcomes,
  type ImportedAnnotation,
  type ImportRemark,
  type OutcomeGroup,
  type OutcomeKind,
} from '../../../core/interchange';
import { annotationNode } from '../../../core/view';
import { commandId } from '../../contributions/commands';
import type { RowContext } from '../../contributions/rows';
import { type ReportError, unlessCancelled } from '../../shell/cancellation';
import { DisposableOwner } from '../../shell/disposables';
import { type ShownIcon, themeIcon } from '../../shell/icons';
import { treeItem } from '../../shell/labels';
import { LANGUAGE, say } from '../../shell/language';
import { Debouncer } from '../../shell/schedule';
import type { SidecarStore } from '../../stores/sidecarStore';
import type { TagSchema } from '../../stores/tagSchema';
import { nameOf } from '../../stores/writeErrors';
import type { ImportOutcome } from './importFiles';

type Group = OutcomeGroup<vscode.Uri, vscode.Uri>;

export type ImportResultItem = GroupItem | RangeItem | AddedItem | RemarkItem;

interface GroupItem {
  readonly type: 'group';
  readonly id: string;
  readonly group: Group;
  readonly children: readonly ImportResultItem[];
}

/** Some of the rows of a long list. */
interface RangeItem {
  readonly type: 'range';
  readonly id: string;
  readonly label: string;
  readonly children: readonly ImportResultItem[];
}

/** Has the fields that commands take as their argument. */
interface AddedItem {
  readonly type: 'added';
  readonly id: string;
  readonly uri: vscode.Uri;
  readonly annotation: string;
  readonly added: ImportedAnnotation<vscode.Uri>;
  /** The annotation as it is now. */
  readonly now: Annotation;
}

interface RemarkItem {
  readonly type: 'remark';
  readonly id: string;
  readonly remark: ImportRemark<vscode.Uri>;
}

/** Rows of one list. */
const RANGE = 200;
/** Time without changes before the rows are made again. */
const QUIET_MS = 300;

const ICONS: Readonly<Record<OutcomeKind, ShownIcon>> = {
  failed: 'rejected',
  lost: 'lost',
  likely: 'changed',
  moved: 'moved',
  shifted: 'swapped',
  label: 'tag',
  remark: 'note',
};

/** The outcomes of the last import. Each row leads to its place in the article, or in the imported file. */
export class ImportResultsTree extends DisposableOwner implements vscode.TreeDataProvider<ImportResultItem> {
  private readonly changed = this.own(new vscode.EventEmitter<undefined>());
  readonly onDidChangeTreeData = this.changed.event;
  private readonly quiet = this.own(new Debouncer(QUIET_MS));
  private outcome: ImportOutcome | null = null;
  private roots: readonly ImportResultItem[] = [];

  constructor(
    private readonly sidecars: Pick<SidecarStore, 'get' | 'onDidChange'>,
    private readonly vocabulary: Pick<TagSchema, 'tagsFor' | 'onDidChange'>,
    report: ReportError,
  ) {
    super();
    const later = () => this.quiet.schedule('rows', () => void this.refresh().catch(unlessCancelled(report)));
    this.own(vocabulary.onDidChange(() => this.outcome && later()));
    this.own(sidecars.onDidChange(article => this.isAbout(article) && later()));
  }

  /** @returns the number of rows that need a look */
  async show(outcome: ImportOutcome | null): Promise<number> {
    this.outcome = outcome;
    await this.refresh();
    return this.roots.length;
  }

  getChildren(item?: ImportResultItem): ImportResultItem[] {
    if (!item) return [...this.roots];
    return item.type === 'group' || item.type === 'range' ? [...item.children] : [];
  }

  getParent(): undefined {
    return undefined;
  }

  getTreeItem(item: ImportResultItem): vscode.TreeItem {
    const row = drawn(item);
    row.id = item.id;
    return row;
  }

  private isAbout(article: vscode.Uri): boolean {
    return this.outcome?.articles.some(one => one.toString() === article.toString()) ?? false;
  }

  private async refresh(): Promise<void> {
    const { outcome } = this;
    const roots = outcome ? await this.rootsOf(outcome) : [];
    if (outcome !== this.outcome) return;
    this.roots = roots;
    this.changed.fire(undefined);
  }

  /** What was deleted or undone since is left out. */
  private async rootsOf({ articles, annotations, remarks }: ImportOutcome): Promise<ImportResultItem[]> {
    const present = new Map<string, Annotation>();
    const tags = new Map<string, Awaited<ReturnType<TagSchema['tagsFor']>>>();
    for (const article of articles) {
      const { read } = await this.sidecars.get(article);
      for (const annotation of read.annotations) present.set(keyOf(article, annotation.id), annotation);
      tags.set(article.toString(), await this.vocabulary.tagsFor(article));
    }
    const here = annotations.filter(({ article, annotation }) => present.has(keyOf(article, annotation.id)));
    const groups = groupOutcomes(
      { annotations: here, remarks },
      (article, tag) => Boolean(tags.get(article.toString())?.get(tag)),
      LANGUAGE,
    );
    return groups.map(group => groupItem(group, group.kind, present));
  }
}

const keyOf = (article: vscode.Uri, id: string): string => `${article} ${id}`;

function groupItem(group: Group, id: string, present: ReadonlyMap<string, Annotation>): GroupItem {
  const children: ImportResultItem[] = [
    ...group.groups.map(one => groupItem(one, `${id}/${one.label}`, present)),
    ...group.annotations.map((added): AddedItem => {
      const { article, annotation } = added;
      const now = present.get(keyOf(article, annotation.id)) ?? annotation;
      return {
        type: 'added',
        id: `${id}#${article}#${annotation.id}`,
        uri: article,
        annotation: annotation.id,
        added,
        now,
      };
    }),
    ...group.remarks.map((remark, i): RemarkItem => ({ type: 'remark', id: `${id}#${i}`, remark })),
  ];
  return { type: 'group', id, group, children: children.length > RANGE ? rangesOf(id, children) : children };
}

function rangesOf(id: string, items: readonly ImportResultItem[]): RangeItem[] {
  const ranges: RangeItem[] = [];
  for (let at = 0; at < items.length; at += RANGE) {
    const children = items.slice(at, at + RANGE);
    ranges.push({ type: 'range', id: `${id}@${at}`, label: `${at + 1}–${at + children.length}`, children });
  }
  return ranges;
}

const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;

function drawn(item: ImportResultItem): vscode.TreeItem {
  switch (item.type) {
    case 'group':
      return groupRow(item.group);
    case 'range':
      return treeItem({ label: item.label, state: Collapsed });
    case 'added':
      return addedRow(item);
    case 'remark':
      return remarkRow(item.remark);
  }
}

function groupRow({ kind, label, total, about }: Group): vscode.TreeItem {
  const isOpen = kind === 'failed' || kind === 'lost' || kind === 'likely';
  const row = treeItem({
    label,
    description: total,
    tooltip: about || label,
    spoken: `${label}, ${total}`,
    state: isOpen ? Expanded : Collapsed,
  });
  row.iconPath = themeIcon(ICONS[kind]);
  row.contextValue = 'import.group' satisfies RowContext;
  return row;
}

function addedRow({ uri, added: { annotation, found, line }, now }: AddedItem): vscode.TreeItem {
  const isSettled = (found === 'lost' || found === 'likely') && !isSameTarget(annotation, now);
  const node = annotationNode(anchoredAs(now, isSettled ? 'placed' : found), LANGUAGE);
  const place = line === null ? nameOf(uri) : `${nameOf(uri)}:${line}`;
  const description = [isSettled ? say`settled` : '', say`“${now.target.exact}”`, place].filter(Boolean).join(' · ');
  const row = treeItem({
    label: node.label,
    description,
    tooltip: `${node.tooltip}\n${place}`,
    spoken: `${node.label}, ${description}`,
  });
  row.iconPath = themeIcon(isSettled ? 'agreed' : (node.icon ?? 'note'));
  row.contextValue = node.context satisfies RowContext;
  const { start, end } = now.target;
  row.command = {
    command: commandId('revealRow'),
    title: say`Show in Article`,
    arguments: [{ uri: uri.toString(), annotation: now.id, start, end: found === 'lost' && !isSettled ? start : end }],
  };
  return row;
}

/** A lost annotation may have got another place, a likely one other words. */
const isSameTarget = (then: Annotation, now: Annotation): boolean =>
  then.target.exact === now.target.exact && then.target.start === now.target.start;

function anchoredAs(annotation: Annotation, found: ImportedAnnotation<vscode.Uri>['found']): AnchoredAnnotation {
  const { start, end } = annotation.target;
  if (found === 'lost') return { annotation, anchor: { status: 'orphaned', span: null, score: 0 } };
  return { annotation, anchor: { status: found === 'likely' ? 'fuzzy' : 'exact', span: { start, end }, score: 1 } };
}

function remarkRow({ file, line, text, isFailure }: ImportRemark<vscode.Uri>): vscode.TreeItem {
  const place = line === null ? nameOf(file) : `${nameOf(file)}:${line}`;
  const row = treeItem({ label: text, description: place, tooltip: `${text}\n${place}`, spoken: `${text} ${place}` });
  row.iconPath = themeIcon(isFailure ? 'rejected' : 'note');
  row.contextValue = 'import.remark' satisfies RowContext;
  row.command = {
    command: commandId('showImportedFile'),
    title: say`Show in File`,
    arguments: [{ uri: file.toString(), line: line ?? 1 }],
  };
  return row;
}
