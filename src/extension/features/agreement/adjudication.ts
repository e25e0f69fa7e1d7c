import type * as vscode from 'vscode';
import { namesOf, reopen, settle, type UnadoptedFate, type Version, versionText } from '../../../core/interchange';
import { PlainText, toPlainText } from '../../../core/view';
import { now } from '../../../platform/vscode/ports';
import type { Services } from '../../services/services';
import { plainText, say, tell } from '../../shell/language';
import { showDiff, showInformation } from '../../shell/messages';
import { pickOne, type Row } from '../../shell/picks';
import type { Comparison, FoundDisagreement } from './comparison';
import { isRowArgument, keyArgument, versionArgument } from './disagreementArgument';
import { type DisagreementNode, type DisagreementsTree, describeVersion, titleOf } from './disagreementsTree';

/** Key in the workspace's memory. */
const LAST_REST = 'agreement.rest';

/** Shows disagreements one by one, and settles them. */
export class Adjudication {
  /** Key of the disagreement that is shown. */
  private current: string | null = null;

  constructor(
    private readonly services: Pick<Services, 'sidecars' | 'texts' | 'memory' | 'activation'>,
    private readonly comparison: Comparison,
    private readonly tree: DisagreementsTree,
    private readonly treeView: vscode.TreeView<DisagreementNode>,
  ) {}

  /** @param argument of the tree or a link; absent: the disagreement that is shown, or else the first open one */
  async open(argument: unknown): Promise<void> {
    const found = this.named(argument);
    const staysInTree = isRowArgument(argument) && !this.services.activation.takesFocus(argument);
    if (found) await this.show(found, staysInTree);
  }

  async step(by: 1 | -1): Promise<void> {
    const all = this.comparison.found();
    const at = all.findIndex(({ key }) => key === this.current);
    const order = at < 0 ? (by > 0 ? all : [...all].reverse()) : orderFrom(all, at, by);
    const next = order.find(({ disagreement }) => !disagreement.settled);
    if (next) await this.show(next);
    else void showInformation(plainText`All disagreements are settled.`);
  }

  async adopt(argument: unknown): Promise<void> {
    const found = this.named(argument);
    if (!found) return;
    const chosen = versionArgument(argument) ?? (await chooseVersion(found));
    if (chosen === undefined) return;
    const version = chosen === 'all' ? null : (found.versions[chosen] ?? null);
    const rest = version && hasRest(found, version) ? await this.chooseRest() : 'dismiss';
    if (!rest) return;
    await this.services.sidecars.apply(found.uri, present => settle(found.disagreement, version, rest, present, now()));
    this.current = found.key;
    await this.showNext(found);
  }

  async reopen(argument: unknown): Promise<void> {
    const found = this.named(argument);
    if (!found) return;
    await this.services.sidecars.apply(found.uri, present => reopen(found.disagreement, present, now()));
  }

  /** Shows the next open disagreement. The comparison may not know yet that this one is settled. */
  private async showNext(settled: FoundDisagreement): Promise<void> {
    const all = this.comparison.found();
    const at = all.findIndex(({ key }) => key === settled.key);
    const next = orderFrom(all, at, 1).find(({ key, disagreement }) => key !== settled.key && !disagreement.settled);
    if (next) await this.show(next);
    else void showInformation(plainText`All disagreements are settled.`);
  }

  private named(argument: unknown): FoundDisagreement | null {
    const all = this.comparison.found();
    const key = keyArgument(argument) ?? this.current;
    return all.find(found => found.key === key) ?? all.find(({ disagreement }) => !disagreement.settled) ?? null;
  }

  /** Shows the first two versions side by side. The tree lists all of them. */
  private async show(found: FoundDisagreement, preserveFocus = false): Promise<void> {
    this.current = found.key;
    const [left, right] = found.versions.slice(0, 2).map((version, i) => {
      const text = versionText(found.text, found.disagreement, version, found.annotations, tell);
      return this.services.texts.put(tabNameOf(version), text, `${found.key}#${i}`);
    });
    const who = PlainText.join(found.versions.slice(0, 2).map(tabNameOf), ' ↔ ');
    const where = plainText`${found.path}:${found.line}`;
    const title = plainText`${titleOf(found.disagreement.category)}: ${who} (${where})`;
    // A disagreement has at least two versions.
    await showDiff(left as vscode.Uri, right as vscode.Uri, title, preserveFocus);
    if (this.treeView.visible) await this.tree.reveal(this.treeView, found.key);
  }

  private async chooseRest(): Promise<UnadoptedFate | undefined> {
    const rows: Row<UnadoptedFate>[] = [
      {
        label: say`Dismiss Other Versions`,
        detail: say`Kept in the sidecar but inactive; still counted in agreement figures`,
        value: 'dismiss',
      },
      { label: say`Delete Other Versions`, detail: say`Removed from the sidecar`, value: 'remove' },
    ];
    const { memory } = this.services;
    const last = memory.get<UnadoptedFate>(LAST_REST);
    rows.sort((a, b) => Number(b.value === last) - Number(a.value === last));
    const rest = await pickOne(rows, { title: plainText`Adopt Version (2 of 2): Other Versions` });
    if (rest) await memory.update(LAST_REST, rest);
    return rest;
  }
}

/** All disagreements in the order of stepping from one of them: it comes last. */
const orderFrom = (all: readonly FoundDisagreement[], at: number, by: 1 | -1): FoundDisagreement[] => {
  const after = [...all.slice(at + 1), ...all.slice(0, at + 1)];
  return by > 0 ? after : [...all.slice(0, Math.max(at, 0)).reverse(), ...all.slice(Math.max(at, 0)).reverse()];
};

const hasRest = ({ versions }: FoundDisagreement, adopted: Version): boolean =>
  versions.some(version => version !== adopted && version.marks.length > 0);

/** @returns the index of a version, or `all`; undefined if the person cancelled */
async function chooseVersion(found: FoundDisagreement): Promise<number | 'all' | undefined> {
  const rows: Row<number | 'all'>[] = found.versions.map((version, index) => ({
    icon: 'annotator',
    label: namesOf(version, tell),
    description: describeVersion(found, version, 80),
    value: index,
  }));
  rows.push({ icon: 'all', label: say`Keep All Versions`, description: say`all stay active`, value: 'all' });
  return pickOne(rows, {
    title: plainText`Adopt Version (1 of 2): ${titleOf(found.disagreement.category)} in ${found.path}, line ${found.line}`,
    placeholder: plainText`Choose the version to adopt`,
    matchOnDescription: true,
  });
}

/** The authors of a version for the path of a tab, in which a `/` would begin another part. */
const tabNameOf = (version: Version): string => toPlainText(namesOf(version, tell), 80).replaceAll('/', '∕');
