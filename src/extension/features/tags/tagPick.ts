import { type TagNode, type TagSet, tagPath } from '../../../core/annotation';
import type { PlainText } from '../../../core/view';
import { themeIcon } from '../../shell/icons';
import { plainText, say } from '../../shell/language';
import { createPick, type DrawnRow, draw, type Row, retitle } from '../../shell/picks';
import { swatch } from '../../shell/swatch';

export interface TagQuestion {
  readonly title: PlainText;
  readonly tags: TagSet;
  /** Tags in use that the set does not define. */
  readonly others: readonly string[];
  /** Tags that the passage has now. */
  readonly present: readonly string[];
}

/**
 * Asks for the tags of a passage. Several can be checked, but only one of each group. Enter after a key or a name takes
 * that tag too. The pick opens before the question is ready, so that keys typed meanwhile do not go into the article.
 * @param openSet opens the file of the tag set
 * @returns all tags that the passage should have; undefined if the person cancelled or there is no question
 */
export function pickTags(question: Promise<TagQuestion | null>, openSet: () => void): Promise<string[] | undefined> {
  return new TagPick(openSet).ask(question);
}

class TagPick {
  private readonly pick = createPick<string>({
    title: plainText`Tags`,
    placeholder: plainText`Type a key or name and press Enter, or check several`,
  });
  private question: TagQuestion | null = null;
  private known: readonly Row<string>[] = [];
  private chosen: readonly string[] = [];
  private typed = '';

  constructor(private readonly openSet: () => void) {}

  ask(question: Promise<TagQuestion | null>): Promise<string[] | undefined> {
    const { pick } = this;
    pick.canSelectMany = true;
    pick.buttons = [{ iconPath: themeIcon('settings'), tooltip: say`Open Tag Set` }];
    pick.busy = true;
    pick.onDidChangeValue(value => this.type(value.trim()));
    pick.onDidChangeSelection(items => this.check(items.map(tagOf)));
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
    this.known = flat(tags.tree([...others, ...present])).map(tag => rowOf(tag, tags));
    retitle(this.pick, title);
    this.pick.busy = false;
    this.type(this.pick.value.trim());
  }

  /** Redraws the rows; the chosen ones are checked. */
  private show(active: string | null): void {
    const isKnown = (name: string) => this.known.some(({ value }) => value === name);
    const isNew = this.typed !== '' && !isKnown(this.typed) && !this.question?.tags.byKey(this.typed);
    const fresh = [...new Set([...this.chosen, ...(isNew ? [this.typed] : [])])].filter(name => !isKnown(name));
    const rows = [...this.known, ...fresh.map(value => ({ value, label: plainText`New tag: ${value}` }))];
    const items = rows.map(row =>
      draw({
        ...row,
        picked: this.chosen.includes(row.value),
        // Shown even if its name does not match what was typed: it may match by its key.
        alwaysShow: row.value === active || fresh.includes(row.value),
      }),
    );
    this.pick.items = items;
    this.pick.selectedItems = items.filter(({ picked }) => picked);
    this.pick.activeItems = items.filter(({ value }) => value === active);
  }

  private type(words: string): void {
    this.typed = words;
    if (this.question) this.show(words ? this.tagMeant(words) : null);
  }

  private check(now: readonly string[]): void {
    if (!this.question || isSame(now, this.chosen)) return;
    const before = this.chosen;
    this.chosen = this.question.tags.resolveExclusions(before, now);
    if (!isSame(now, this.chosen)) this.show(now.find(name => !before.includes(name)) ?? null);
  }

  private outcome(): string[] {
    const { present, tags } = this.question!;
    const untouched = isSame(this.chosen, present);
    if (!this.typed || !untouched) return [...this.chosen];
    const tag = this.pick.activeItems[0]?.value ?? this.tagMeant(this.typed);
    return present.includes(tag)
      ? present.filter(name => name !== tag)
      : tags.resolveExclusions(present, [...present, tag]);
  }

  /**
   * The tag that typed text means: by key, name, or the beginning of the name or of a part of it; or else a new tag.
   */
  private tagMeant(words: string): string {
    const folded = words.toLowerCase();
    const names = this.known.map(({ value }) => value);
    const find = (test: (name: string) => boolean) => names.find(name => test(name.toLowerCase()));
    return (
      this.question?.tags.byKey(words) ??
      find(name => name === folded) ??
      find(name => name.startsWith(folded)) ??
      find(name => tagPath(name).some(part => part.startsWith(folded))) ??
      words
    );
  }
}

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every(name => b.includes(name));

/** Parents before their children. */
const flat = (nodes: readonly TagNode[]): string[] => nodes.flatMap(({ name, children }) => [name, ...flat(children)]);

const tagOf = ({ value }: DrawnRow<string>): string => value ?? '';

const rowOf = (tag: string, tags: TagSet): Row<string> => ({
  value: tag,
  depth: tagPath(tag).length - 1,
  label: tag,
  description: describeTag(tag, tags),
  iconPath: swatch(tags.colorOf(tag)),
});

/** A tag's key, description and group. */
export function describeTag(tag: string, tags: TagSet): string {
  const definition = tags.get(tag);
  const group = definition?.group ? say`group: ${definition.group} (pick one)` : '';
  const key = definition?.key ? `[${definition.key}]` : '';
  return [key, [definition?.description, group].filter(Boolean).join(' · ')].filter(Boolean).join('  ');
}
