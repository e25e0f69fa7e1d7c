/** Drafts. A draft has the new content of a file until it replaces the file. If its program is killed, it stays. */
import { isAnnotationFileName } from './fileKinds';

/** Age from which nobody writes a draft any more, in milliseconds: a write takes seconds. */
const ABANDONED_AFTER = 60 * 60 * 1000;

/** The longest part of a file’s name in a hidden draft’s. */
const HEAD = 40;

/** The editor’s draft of a file. @param id a ULID */
export const draftName = (name: string, id: string): string => `${name}.${id}.tmp`;
const DRAFT = /^(.+)\.[0-9A-HJKMNP-TV-Z]{26}\.tmp$/s;

/** The command line’s draft of a file. @param id 24 hexadecimal digits */
export const hiddenDraftName = (name: string, id: string): string => `.${name.slice(0, HEAD)}.${id}.tmp`;
const HIDDEN_DRAFT = /^\.(.+)\.[0-9a-f]{24}\.tmp$/s;

/**
 * The drafts of sidecars and corpus files among the names in a folder. A hidden draft may be cut, so it counts only where
 * the folder has the file.
 */
export function annotationDrafts(names: readonly string[]): string[] {
  const heads = new Set(names.filter(isAnnotationFileName).map(name => name.slice(0, HEAD)));
  return names.filter(name => {
    const [, hidden] = HIDDEN_DRAFT.exec(name) ?? [];
    if (hidden !== undefined) return heads.has(hidden);
    const [, whole] = DRAFT.exec(name) ?? [];
    return whole !== undefined && isAnnotationFileName(whole);
  });
}

/**
 * Whether a draft is so old that no program is writing it any more.
 * @param modified and the present time, in milliseconds since 1970; 0 if the file system does not tell
 */
export const isAbandoned = (modified: number, now: number): boolean => modified > 0 && now - modified > ABANDONED_AFTER;
