import type { IndexStore } from '../../stores/indexStore';

/** What the tree asks the corpus index. */
export type ArticlesIndex = Pick<
  IndexStore,
  'ask' | 'uriOf' | 'pathOf' | 'onDidChange' | 'onDidChangeStatus' | 'status' | 'rescan' | 'prioritize'
>;
