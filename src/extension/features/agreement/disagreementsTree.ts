import * as vscode from 'vscode';
import { type Agreement, namesOf, statementOf, type Version } from '../../../core/interchange';
import { excerpt } from '../../../core/view';
import { commandId } from '../../contributions/commands';
import type { RowContext } from '../../contributions/rows';
import { DisposableOwner } from '../../shell/disposables';
import { type ShownIcon, themeIcon } from '../../shell/icons';
import { treeItem } from '../../shell/labels';
import { count, say, tell } from '../../shell/language';
import { TreeRedraws } from '../../shell/treeRedraws';
import type { Comparison, FoundDisagreement } from './comparison';

export type DisagreementNode = CategoryNode | FoundNode | VersionNode;

interface CategoryNode {
  readonly type: 'category';
  readonly agreement: Agreement;
  readonly children: readonly FoundNode[];
}

/** Has the fields that commands take as their argument. */
export interface FoundNode {
  readonly type: 'found';
  readonly parent: CategoryNode;
  readonly found: FoundDisagreement;
  readonly children: readonly VersionNode[];
}

export interface VersionNode {
  readonly type: 'version';
  readonly parent: FoundNode;
  readonly version: Version;
  readonly index: number;
}

/** The tree of disagreements: categories with figures of agreement, passages, and the versions of each passage. */
export class DisagreementsTree extends DisposableOwner implements vscode.TreeDataProvider<DisagreementNode> {
  private readonly changed = this.own(new TreeRedraws<DisagreementNode>());
  readonly onDidChangeTreeData = this.changed.onDidFire;
  private roots: readonly CategoryNode[] = [];

  constructor(private readonly comparison: Comparison) {
    super();
    this.own(
      comparison.onDidChange(() => {
        this.roots = this.build();
        this.changed.fire(undefined);
      }),
    );
  }

  getChildren(node?: DisagreementNode): DisagreementNode[] {
    if (!node) return [...this.roots];
    return node.type === 'version' ? [] : [...node.children];
  }

  getParent(node: DisagreementNode): DisagreementNode | undefined {
    return node.type === 'category' ? undefined : node.parent;
  }

  getTreeItem(node: DisagreementNode): vscode.TreeItem {
    if (node.type === 'category') return categoryItem(node);
    return node.type === 'found' ? foundItem(node) : versionItem(node);
  }

  /** Selects the row of a disagreement. */
  async reveal(view: Pick<vscode.TreeView<DisagreementNode>, 'reveal'>, key: string): Promise<void> {
    await this.changed.reveal(view, async () => {
      const row = this.nodeOf(key);
      return row && { row, options: { select: true, focus: false } };
    });
  }

  private nodeOf(key: string): FoundNode | null {
    return this.roots.flatMap(({ children }) => children).find(({ found }) => found.key === key) ?? null;
  }

  private build(): CategoryNode[] {
    const found = this.comparison.found();
    // Without figures there is nothing to compare: no two people annotated the same article.
    const compared = this.comparison.agreements().filter(({ alpha, f1 }) => alpha !== null || f1 !== null);
    return compared.map(agreement => {
      const children: FoundNode[] = [];
      const category: CategoryNode = { type: 'category', agreement, children };
      for (const one of found) {
        if (one.disagreement.category !== agreement.category) continue;
        const versions: VersionNode[] = [];
        const node: FoundNode = { type: 'found', parent: category, found: one, children: versions };
        one.versions.forEach((version, index) => {
          versions.push({ type: 'version', parent: node, version, index });
        });
        children.push(node);
      }
      return category;
    });
  }
}

const KINDS: Readonly<Record<string, readonly [title: string, icon: ShownIcon]>> = {
  note: [say`Notes`, 'note'],
  speaker: [say`Speakers`, 'speakerDecision'],
  entity: [say`Entities`, 'entityDecision'],
  relation: [say`Relations`, 'relation'],
};

/** The title of a category. That of `tag: crew` is `crew`. */
export const titleOf = (category: string): string => KINDS[category]?.[0] ?? category.replace(/^tag: /, '');

const short = (value: number | null): string =>
  value === null
    ? '–'
    : value
        .toFixed(2)
        .replace(/^-(0\.00)$/, '$1')
        .replace('-', '−');

function categoryItem({ agreement, children }: CategoryNode): vscode.TreeItem {
  const { category, authors, spans, alpha, f1 } = agreement;
  const open = children.filter(({ found }) => !found.disagreement.settled).length;
  const { None, Expanded, Collapsed } = vscode.TreeItemCollapsibleState;
  const item = treeItem({
    label: titleOf(category),
    description: `α ${short(alpha)} · F1 ${short(f1)} · ${children.length ? say`${open} open of ${children.length}` : say`no disagreement`}`,
    tooltip: [
      category,
      say`By ${namesOf({ authors }, tell)}: ${count(spans, 'annotation')}`,
      say`Krippendorff’s alpha ${short(alpha)}: 1 means full agreement, 0 means agreement by chance`,
      say`F1 ${short(f1)}: annotations with the same words and content`,
    ].join('\n'),
    spoken: say`${titleOf(category)}, alpha ${short(alpha)}, F1 ${short(f1)}, ${count(open, 'open disagreement')}`,
    state: children.length ? (open ? Expanded : Collapsed) : None,
  });
  item.id = category;
  item.iconPath = themeIcon(KINDS[category]?.[1] ?? 'tag');
  item.contextValue = 'category' satisfies RowContext;
  return item;
}

/** Describes the annotations of a version, with the text that they mark. @param max length of each part */
export function describeVersion({ text, annotations }: FoundDisagreement, { marks }: Version, max: number): string {
  if (!marks.length) return say`nothing marked`;
  const all = marks.map(({ span, annotation, what }) => {
    const known = annotations.find(({ id }) => id === annotation);
    const said = known ? tell(statementOf(known)) : (what ?? '');
    return span ? say`“${excerpt(text.slice(span.start, span.end), max)}” ${excerpt(said, max)}` : excerpt(said, max);
  });
  return [...new Set(all)].join('; ');
}

function foundItem({ found }: FoundNode): vscode.TreeItem {
  const { key, path, line, text, disagreement, versions } = found;
  const { span, settled } = disagreement;
  const words = excerpt(text.slice(span.start, Math.min(span.end, span.start + 1000)), 60);
  const authors = versions.map(version => namesOf(version, tell)).join(' ≠ ');
  const description = [settled ? say`settled` : '', authors, `${path}:${line}`].filter(Boolean).join(' · ');
  const item = treeItem({
    label: words,
    description,
    tooltip: [
      say`${path}, line ${line}`,
      ...versions.map(version => `${namesOf(version, tell)}: ${describeVersion(found, version, 120)}`),
      settled ? say`Settled` : '',
    ]
      .filter(Boolean)
      .join('\n'),
    spoken: `${words}, ${description}`,
    state: vscode.TreeItemCollapsibleState.Collapsed,
  });
  item.id = key;
  item.iconPath = themeIcon(settled ? 'agreed' : 'disagreement');
  item.contextValue = `disagreement.${settled ? 'settled' : 'open'}` satisfies RowContext;
  item.command = {
    command: commandId('openDisagreement'),
    title: say`Compare`,
    arguments: [{ disagreement: key, row: true }],
  };
  return item;
}

function versionItem({ parent: { found }, version, index }: VersionNode): vscode.TreeItem {
  const authors = namesOf(version, tell);
  const says = describeVersion(found, version, 60);
  const item = treeItem({
    label: authors,
    description: says,
    tooltip: `${authors}: ${describeVersion(found, version, 300)}`,
    spoken: `${authors}: ${says}`,
  });
  item.id = `${found.key}#${index}`;
  item.iconPath = themeIcon('annotator');
  item.contextValue = `version.${found.disagreement.settled ? 'settled' : 'open'}` satisfies RowContext;
  const { start, end } = version.marks[0]?.span ?? found.disagreement.span;
  item.command = {
    command: commandId('revealRow'),
    title: say`Show in Article`,
    arguments: [{ uri: found.uri.toString(), start, end }],
  };
  return item;
}
