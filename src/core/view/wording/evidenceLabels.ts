/** What speaks for a speaker, as `core/analysis` says it in English, in the reader's language. */
import { type DisplayLanguage, keyOfText } from '../../text';

/** Quoted words and numbers; the rest of an evidence is the key of its translations. */
const VALUES = /(?<=“)[^“”]*(?=”)|\b\d+\b/g;

/** Evidence that is not listed stays English. A test holds the list to what the analysis says. */
const KNOWN: ReadonlySet<string> = new Set([
  keyOfText`no reporting verb of its own`,
  keyOfText`“${0}” is the one who “${1}”`,
  keyOfText`“${0}” is directly before the quote`,
  keyOfText`“${0}” is directly after the quote`,
  keyOfText`“${0}” is ${1} word before the quote`,
  keyOfText`“${0}” is ${1} word after the quote`,
  keyOfText`“${0}” is ${1} words before the quote`,
  keyOfText`“${0}” is ${1} words after the quote`,
  keyOfText`“${0}” is in the same sentence, before the quote`,
  keyOfText`“${0}” is in the same sentence, after the quote`,
  keyOfText`“${0}” is ${1} paragraph before the quote`,
  keyOfText`“${0}” is ${1} paragraph after the quote`,
  keyOfText`“${0}” is ${1} paragraphs before the quote`,
  keyOfText`“${0}” is ${1} paragraphs after the quote`,
  keyOfText`“${0}” is ${1} sentence before the quote`,
  keyOfText`“${0}” is ${1} sentence after the quote`,
  keyOfText`“${0}” is ${1} sentences before the quote`,
  keyOfText`“${0}” is ${1} sentences after the quote`,
  keyOfText`no one else is named closer on that side`,
  keyOfText`the previous quote has the same speaker phrase`,
  keyOfText`“${0}” spoke the previous quote`,
  keyOfText`a name`,
  keyOfText`describes a person or organization`,
  keyOfText`a pronoun`,
  keyOfText`“${0}” is the subject of the sentence`,
  keyOfText`“${0}” is the source of “${1}”`,
  keyOfText`reported without quotation marks`,
  keyOfText`a transcript’s label`,
  keyOfText`the only person whom the introduction names`,
  keyOfText`signed after the quote`,
  keyOfText`named above the quote`,
  keyOfText`“${0}” names the source in the next sentence`,
  keyOfText`signed below the quote`,
  keyOfText`“${0}” governs the quote`,
  keyOfText`joined to the quote before it`,
  keyOfText`no reporting verb`,
  keyOfText`“${0}” is the subject next to the quote`,
  keyOfText`a reporting verb in the outer quote, next to the inner one`,
  keyOfText`“${0}” interrupts the quote between dashes`,
  keyOfText`reported inside what another says`,
  keyOfText`the only person named in the heading of the list`,
  keyOfText`two speakers take turns`,
  keyOfText`a paragraph without words around the quote`,
  keyOfText`reported inside another quote`,
]);

/** @returns null if the analysis did not use to say that */
export function evidenceKey(evidence: string): string | null {
  const key = keyOfText(evidence.split(VALUES));
  return KNOWN.has(key) ? key : null;
}

export function evidenceLabel(evidence: string, { say }: DisplayLanguage): string {
  const values = evidence.match(VALUES) ?? [];
  // An evidence has two values at most.
  const [first = '', second = ''] = values;
  return evidenceKey(evidence) === null || values.length > 2 ? evidence : say(evidence.split(VALUES), first, second);
}
