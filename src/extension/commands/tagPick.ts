import * as vscode from 'vscode';
import { pathOf, type TagNode, type TagSet } from '../../core/annotation/tagSet';
import { swatch } from '../host/swatch';

interface TagItem extends vscode.QuickPickItem {
  readonly tag: string;
}

export interface TagQuestion {
  readonly title: string;
  readonly tags: TagSet;
  /** Tags in use that the set does not define. */
  readonly others: readonly string[];
  /** Those that are chosen so far. */
  readonly present: readonly string[];
}

/**
 * Asks for the tags of a passage: several can be checked, and of a group one at most stays. Return after a key or a
 * name takes that tag as well. The pick is there at once, so that what is typed while the question is made does not go
 * into the article.
 * @param openSet shows where the set is kept
 * @returns all that are to be on the passage; undefined where the person left it, or there is no question
 */
export function pickTags(question: Promise<TagQuestion | null>, openSet: () => void): Promise<string[] | undefined> {
  return new TagPick(openSet).ask(question);
}

class TagPick {
  private readonly pick = vscode.window.createQuickPick<TagItem>();
  private question: TagQuestion | null = null;
  private known: readonly TagItem[] = [];
  private chosen: readonly string[] = [];
  private typed = '';

  constructor(private readonly openSet: () => void) {}

  ask(question: Promise<TagQuestion | null>): Promise<string[] | undefined> {
    const { pick } = this;
    pick.title = 'Tags';
    pick.placeholder = 'Key or name, then Enter · arrows and Space to check several';
    pick.canSelectMany = true;
    pick.buttons = [{ iconPath: new vscode.ThemeIcon('gear'), tooltip: 'Open Tag Set' }];
    pick.busy = true;
    pick.onDidChangeValue(value => this.type(value.trim()));
    pick.onDidChangeSelection(items => this.check(items.map(({ tag }) => tag)));
    return new Promise((resolve, reject) => {
      const accept = () => {
        resolve(this.outcome());
        pick.hide();
      };
      let early = false;
      pick.onDidTriggerButton(() => {
        pick.hide();
        this.openSet();
      });
      pick.onDidAccept(() => {
        if (this.question) accept();
        else early = true;
      });
      pick.onDidHide(() => {
        resolve(undefined);
        pick.dispose();
      });
      pick.show();
      question.then(made => {
        if (!made) pick.hide();
        else this.begin(made);
        if (made && early) accept();
      }, reject);
    });
  }

  private begin(question: TagQuestion): void {
    const { tags, others, present, title } = question;
    this.question = question;
    this.chosen = present;
    this.known = flat(tags.tree([...others, ...present])).map(tag => itemOf(tag, tags));
    this.pick.title = title;
    this.pick.busy = false;
    this.type(this.pick.value.trim());
  }

  /** Draws the items anew, each checked that is chosen. */
  private show(active: string | null): void {
    const isKnown = (name: string) => this.known.some(({ tag }) => tag === name);
    const isNew = this.typed !== '' && !isKnown(this.typed) && !this.question?.tags.byKey(this.typed);
    const fresh = [...new Set([...this.chosen, ...(isNew ? [this.typed] : [])])].filter(name => !isKnown(name));
    const items = [...this.known, ...fresh.map(tag => ({ tag, label: `New tag: ${escaped(tag)}` }))].map(item => ({
      ...item,
      picked: this.chosen.includes(item.tag),
      // Its key need not be among the letters of its name.
      alwaysShow: item.tag === active || fresh.includes(item.tag),
    }));
    this.pick.items = items;
    this.pick.selectedItems = items.filter(({ picked }) => picked);
    this.pick.activeItems = items.filter(({ tag }) => tag === active);
  }

  private type(words: string): void {
    this.typed = words;
    if (this.question) this.show(words ? this.meant(words) : null);
  }

  private check(now: readonly string[]): void {
    if (!this.question || isSame(now, this.chosen)) return;
    const before = this.chosen;
    this.chosen = this.question.tags.settled(before, now);
    if (!isSame(now, this.chosen)) this.show(now.find(name => !before.includes(name)) ?? null);
  }

  private outcome(): string[] {
    const { present, tags } = this.question!;
    const untouched = isSame(this.chosen, present);
    if (!this.typed || !untouched) return [...this.chosen];
    const tag = this.pick.activeItems[0]?.tag ?? this.meant(this.typed);
    return present.includes(tag) ? present.filter(name => name !== tag) : tags.settled(present, [...present, tag]);
  }

  /** The tag that typed words mean: by its key, its name, the beginning of its name or of its last part; else a new one. */
  private meant(words: string): string {
    const folded = words.toLowerCase();
    const names = this.known.map(({ tag }) => tag);
    const find = (test: (name: string) => boolean) => names.find(name => test(name.toLowerCase()));
    return (
      this.question?.tags.byKey(words) ??
      find(name => name === folded) ??
      find(name => name.startsWith(folded)) ??
      find(name => pathOf(name).some(part => part.startsWith(folded))) ??
      words
    );
  }
}

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every(name => b.includes(name));

/** Parents before their children. */
const flat = (nodes: readonly TagNode[]): string[] => nodes.flatMap(({ name, children }) => [name, ...flat(children)]);

function itemOf(tag: string, tags: TagSet): TagItem {
  const depth = pathOf(tag).length - 1;
  return {
    tag,
    label: `${'\u2003'.repeat(depth)}${escaped(tag)}`,
    description: escaped(aboutOf(tag, tags)),
    iconPath: swatch(tags.colorOf(tag)),
  };
}

/** Its key, its description, its group. */
export function aboutOf(tag: string, tags: TagSet): string {
  const definition = tags.get(tag);
  const group = definition?.group ? `one of ${definition.group}` : '';
  const key = definition?.key ? `[${definition.key}]` : '';
  return [key, [definition?.description, group].filter(Boolean).join(' · ')].filter(Boolean).join('  ');
}

/** A name must not be read as an icon. */
const escaped = (text: string): string => text.replaceAll('$(', '$\u200d(');
