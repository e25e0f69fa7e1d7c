import type * as vscode from 'vscode';
import { type CorpusChange, type CorpusFile, type RelationType, renameTagPath, TagSet } from '../../core/annotation';
import { newCorpusFileOf } from './corpusPlace';
import type { CorpusStore } from './corpusStore';
import type { Transaction } from './history';

/** The tags and relation types of a folder, from `seed-annotator.yaml`. */
export class TagSchema {
  readonly onDidChange: vscode.Event<unknown>;
  /** One per state of a corpus file. */
  private readonly sets = new WeakMap<CorpusFile, TagSet>();

  constructor(private readonly corpus: CorpusStore) {
    this.onDidChange = corpus.onDidChange;
  }

  /** The corpus file that applies to a file, whether it exists or not; null outside of workspace folders. */
  async fileFor(uri: vscode.Uri): Promise<vscode.Uri | null> {
    return (await this.corpus.get(uri))?.uri ?? null;
  }

  async tagsFor(uri: vscode.Uri): Promise<TagSet> {
    const file = (await this.corpus.get(uri))?.read;
    if (!file) return new TagSet([]);
    const known = this.sets.get(file) ?? new TagSet(file.tags);
    this.sets.set(file, known);
    return known;
  }

  async relationsFor(uri: vscode.Uri): Promise<readonly RelationType[]> {
    return (await this.corpus.get(uri))?.read.relations ?? [];
  }

  /** Adds the tags that the folder does not have yet. @throws WriteFailedError where the file cannot be read or written */
  async defineTags(names: readonly string[], uri: vscode.Uri, within?: Transaction): Promise<void> {
    const tags = await this.tagsFor(uri);
    const fresh = names.filter(name => !tags.get(name));
    if (!fresh.length || !newCorpusFileOf(uri)) return;
    const items = fresh.map(name => (name.includes('/') ? { name } : { name, color: tags.colorOf(name) }));
    await this.corpus.apply(
      uri,
      items.map(item => ({ list: 'tags' as const, op: 'add' as const, item })),
      within,
    );
  }

  /** Renames a tag and its children. An existing tag with the new name stays as it is. */
  async renameTag(from: string, to: string, uri: vscode.Uri, within?: Transaction): Promise<void> {
    const tags = await this.tagsFor(uri);
    const changes = tags.definitions.flatMap((tag): CorpusChange[] => {
      const name = renameTagPath(tag.name, from, to);
      if (name === tag.name) return [];
      return tags.get(name)
        ? [{ list: 'tags', op: 'remove', key: tag.name }]
        : [{ list: 'tags', op: 'put', item: { ...tag, name }, currentKey: tag.name }];
    });
    if (changes.length) await this.corpus.apply(uri, changes, within);
  }

  /** Removes a tag from the schema. Passages keep it. */
  async removeTag(name: string, uri: vscode.Uri): Promise<void> {
    await this.corpus.apply(uri, [{ list: 'tags', op: 'remove', key: name }]);
  }

  /** As `defineTags`, for a relation type. */
  async defineRelation(name: string, uri: vscode.Uri, within?: Transaction): Promise<void> {
    const known = (await this.relationsFor(uri)).some(type => type.name === name);
    if (!known && newCorpusFileOf(uri))
      await this.corpus.apply(uri, [{ list: 'relations', op: 'add', item: { name } }], within);
  }
}
