import type * as vscode from 'vscode';
import { corpusFileOf } from './corpusPlace';
import type { CorpusStore } from './corpusStore';

export interface TagStyle {
  readonly name: string;
  readonly description: string;
  /** `#rrggbb`. */
  readonly color: string;
}

/** Told apart in light and dark themes by hue; used in turn for tags that name no colour. */
const PALETTE = ['#4e9bd4', '#d9822b', '#4fa66a', '#c2557a', '#8f6fd1', '#b3a125', '#3fa7a0', '#a9705a'];

/** The tags of a workspace folder, from its `seed-annotator.yaml`. */
export class TagStyles {
  readonly onDidChange: vscode.Event<unknown>;

  constructor(private readonly corpus: CorpusStore) {
    this.onDidChange = corpus.onDidChange;
  }

  async tagsFor(uri: vscode.Uri): Promise<TagStyle[]> {
    const file = await this.corpus.get(uri);
    return (file?.read.tags ?? []).map(({ name, description, color }) => ({
      name,
      description: description ?? '',
      color: colorOf(name, color),
    }));
  }

  async styleOf(tag: string, uri: vscode.Uri): Promise<TagStyle> {
    const known = (await this.tagsFor(uri)).find(candidate => candidate.name === tag);
    return known ?? { name: tag, description: '', color: colorOf(tag) };
  }

  /** Adds a tag to the folder's tag set, unless it is there. @throws NotKept where the file cannot be read or written */
  async add(tag: string, uri: vscode.Uri): Promise<void> {
    if (!corpusFileOf(uri) || (await this.tagsFor(uri)).some(known => known.name === tag)) return;
    await this.corpus.apply(uri, [{ list: 'tags', op: 'add', item: { name: tag, color: colorOf(tag) } }]);
  }
}

/** A colour of six hex digits as it is; anything else gives way to one from the palette, always the same for a name. */
function colorOf(name: string, color?: string): string {
  if (color && /^#[0-9a-f]{6}$/i.test(color)) return color;
  let hash = 0;
  for (const char of name) hash = (hash * 31 + char.codePointAt(0)!) >>> 0;
  return PALETTE[hash % PALETTE.length];
}
