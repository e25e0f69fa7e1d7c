/** Comparing annotators, and settling where they differ. */

import * as vscode from 'vscode';
import { agreementMarkdown, type Rest, reopen, settle, type Version, versionText } from '../../../core/interchange';
import { excerpt, PlainText, plainText, toPlainText } from '../../../core/view';
import { now } from '../../../platform/vscode/ports';
import { focusCommand } from '../../contributions/viewNames';
import { showDiff, showInformation, withProgress } from '../../shell/messages';
import { pickOne, type Row } from '../../shell/picks';
import type { Handlers } from '../../shell/register';
import { chooseScope, pathBelow } from '../../shell/scope';
import type { VirtualTexts } from '../../shell/virtualTexts';
import type { SidecarStore } from '../../stores/sidecarStore';
import type { RowActivation } from '../navigation/rowActivation';
import type { Comparison, Found } from './comparison';
import { type DisagreementNode, type DisagreementsTree, saysOf, titleOf } from './disagreementsTree';

/** Where the last choice is remembered, by the editor, for this workspace. */
const LAST_REST = 'agreement.rest';

export interface AgreementParts {
  readonly comparison: Comparison;
  readonly tree: DisagreementsTree;
  readonly treeView: vscode.TreeView<DisagreementNode>;
  readonly sidecars: Pick<SidecarStore, 'apply'>;
  readonly texts: VirtualTexts;
  readonly memory: vscode.Memento;
  readonly activation: RowActivation;
}

export function agreementCommands(parts: AgreementParts): Handlers {
  const adjudication = new Adjudication(parts);
  return {
    compareAnnotators: argument => compareAnnotators(parts, argument),
    closeComparison: () => parts.comparison.clear(),
    showAgreementReport: () => showReport(parts.comparison),
    openDisagreement: argument => adjudication.open(argument),
    nextDisagreement: () => adjudication.step(1),
    previousDisagreement: () => adjudication.step(-1),
    adoptVersion: argument => adjudication.adopt(argument),
    reopenDisagreement: argument => adjudication.reopen(argument),
  };
}

async function compareAnnotators({ comparison }: AgreementParts, argument: unknown): Promise<void> {
  const scope = await chooseScope(plainText`Compare Annotators`, argument);
  if (!scope) return;
  await withProgress(plainText`Comparing annotators`, async (token, progress) =>
    comparison.start(await scope.files(token), uri => pathBelow(scope.root, uri), token, progress),
  );
  if (comparison.isOpen) {
    await vscode.commands.executeCommand(focusCommand('disagreements'));
    return;
  }
  void showInformation(
    plainText`Nothing to compare: no article there has annotations by two authors. Add other people’s sidecars, or import their annotations.`,
  );
}

async function showReport(comparison: Comparison): Promise<void> {
  const listed = comparison.found().map(found => ({
    path: vscode.workspace.asRelativePath(found.uri),
    line: found.line,
    category: found.disagreement.category,
    words: excerpt(found.text.slice(found.disagreement.span.start, found.disagreement.span.end), 120),
    versions: found.versions.map(version => ({ authors: version.authors, says: saysOf(found, version, 120) })),
    settled: found.disagreement.settled,
  }));
  const content = agreementMarkdown(comparison.agreements(), listed);
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'markdown', content }));
}

class Adjudication {
  /** Key of the disagreement that is shown. */
  private current: string | null = null;

  constructor(private readonly parts: AgreementParts) {}

  /** @param argument of the tree, a link, or absent: then the one that is shown, else the first that is open */
  async open(argument: unknown): Promise<void> {
    const found = this.named(argument);
    const isRow = (argument as Argument | undefined)?.row === true;
    if (found) await this.show(found, isRow && !this.parts.activation.takesFocus(argument));
  }

  async step(by: 1 | -1): Promise<void> {
    const all = this.parts.comparison.found();
    const at = all.findIndex(({ key }) => key === this.current);
    const order = at < 0 ? (by > 0 ? all : [...all].reverse()) : turned(all, at, by);
    const next = order.find(({ disagreement }) => !disagreement.settled);
    if (next) await this.show(next);
    else void showInformation(plainText`All disagreements are settled.`);
  }

  async adopt(argument: unknown): Promise<void> {
    const found = this.named(argument);
    if (!found) return;
    const chosen = indexOf(argument) ?? (await chooseVersion(found));
    if (chosen === undefined) return;
    const version = chosen === 'all' ? null : found.versions[chosen];
    const rest = version && hasRest(found, version) ? await this.chooseRest() : 'dismiss';
    if (!rest) return;
    await this.parts.sidecars.apply(found.uri, present => settle(found.disagreement, version, rest, present, now()));
    this.current = found.key;
    await this.afterwards(found);
  }

  async reopen(argument: unknown): Promise<void> {
    const found = this.named(argument);
    if (!found) return;
    await this.parts.sidecars.apply(found.uri, present => reopen(found.disagreement, present, now()));
  }

  /** On to the next one, which need not have been told yet that this one is settled. */
  private async afterwards(settled: Found): Promise<void> {
    const all = this.parts.comparison.found();
    const at = all.findIndex(({ key }) => key === settled.key);
    const next = turned(all, at, 1).find(({ key, disagreement }) => key !== settled.key && !disagreement.settled);
    if (next) await this.show(next);
    else void showInformation(plainText`All disagreements are settled.`);
  }

  private named(argument: unknown): Found | null {
    const all = this.parts.comparison.found();
    const key = keyOf(argument) ?? this.current;
    return all.find(found => found.key === key) ?? all.find(({ disagreement }) => !disagreement.settled) ?? null;
  }

  /** What the first two say, side by side; where there are more, the tree has them. */
  private async show(found: Found, preserveFocus = false): Promise<void> {
    this.current = found.key;
    const [left, right] = found.versions.slice(0, 2).map((version, i) => {
      const text = versionText(found.text, found.disagreement, version, found.annotations);
      return this.parts.texts.put(namesOf(version), text, `${found.key}#${i}`);
    });
    const who = PlainText.join(found.versions.slice(0, 2).map(namesOf), ' ↔ ');
    const where = plainText`${found.path}:${found.line}`;
    await showDiff(left, right, plainText`${titleOf(found.disagreement.category)}: ${who} (${where})`, preserveFocus);
    const node = this.parts.tree.nodeOf(found.key);
    if (node && this.parts.treeView.visible) await this.parts.treeView.reveal(node, { select: true, focus: false });
  }

  private async chooseRest(): Promise<Rest | undefined> {
    const rows: Row<Rest>[] = [
      {
        label: 'Dismiss Other Versions',
        detail: 'Kept in the sidecar but inactive; still counted in agreement figures',
        value: 'dismiss',
      },
      { label: 'Delete Other Versions', detail: 'Removed from the sidecar', value: 'remove' },
    ];
    const last = this.parts.memory.get<Rest>(LAST_REST);
    rows.sort((a, b) => Number(b.value === last) - Number(a.value === last));
    const rest = await pickOne(rows, { title: plainText`Adopt Version (2 of 2): Other Versions` });
    if (rest) await this.parts.memory.update(LAST_REST, rest);
    return rest;
  }
}

/** The others from the next one on, round the end to the start; the one itself last. */
const turned = (all: readonly Found[], at: number, by: 1 | -1): Found[] => {
  const after = [...all.slice(at + 1), ...all.slice(0, at + 1)];
  return by > 0 ? after : [...all.slice(0, Math.max(at, 0)).reverse(), ...all.slice(Math.max(at, 0)).reverse()];
};

const hasRest = ({ versions }: Found, adopted: Version): boolean =>
  versions.some(version => version !== adopted && version.marks.length > 0);

async function chooseVersion(found: Found): Promise<number | 'all' | undefined> {
  const rows: Row<number | 'all'>[] = found.versions.map((version, index) => ({
    icon: 'annotator',
    label: version.authors.join(', '),
    description: saysOf(found, version, 80),
    value: index,
  }));
  rows.push({ icon: 'all', label: 'Keep All Versions', description: 'all stay active', value: 'all' });
  return pickOne(rows, {
    title: plainText`Adopt Version (1 of 2): ${titleOf(found.disagreement.category)} in ${found.path}, line ${found.line}`,
    placeholder: plainText`Choose the version to adopt`,
    matchOnDescription: true,
  });
}

/** As a tab shows them: a `/` would part the name. */
const namesOf = ({ authors }: Version): string => toPlainText(authors.join(', '), 80).replaceAll('/', '∕');

type Argument = Partial<{
  row: unknown;
  disagreement: unknown;
  found: Found;
  parent: { found?: Found };
  index: unknown;
  type: unknown;
}>;

function keyOf(argument: unknown): string | null {
  if (typeof argument !== 'object' || argument === null) return null;
  const { disagreement, found, parent } = argument as Argument;
  if (typeof disagreement === 'string') return disagreement;
  return found?.key ?? parent?.found?.key ?? null;
}

/** Of a node that stands for a version. */
function indexOf(argument: unknown): number | null {
  if (typeof argument !== 'object' || argument === null) return null;
  const { type, index } = argument as Argument;
  return type === 'version' && Number.isSafeInteger(index) ? (index as number) : null;
}
