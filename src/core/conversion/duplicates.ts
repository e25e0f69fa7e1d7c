/** Notices articles that come twice in one conversion. */
import type { ConvertedArticle } from './settle';

export interface Duplicate {
  /** Where the first one is. */
  readonly of: string;
  /** Whether the header is the same too, so that it need not be written again. */
  readonly isSame: boolean;
}

export class Duplicates {
  private readonly byText = new Map<string, string>();
  private readonly byWords = new Map<string, string>();

  /**
   * Remembers an article.
   * @param where it is, for a message
   * @returns the article before it with the same words; null if there is none
   */
  note({ text, wordsKey }: ConvertedArticle, where: string): Duplicate | null {
    const same = this.byText.get(text);
    const alike = this.byWords.get(wordsKey);
    if (same === undefined) this.byText.set(text, where);
    if (alike === undefined) this.byWords.set(wordsKey, where);
    if (same !== undefined) return { of: same, isSame: true };
    return alike === undefined ? null : { of: alike, isSame: false };
  }
}
