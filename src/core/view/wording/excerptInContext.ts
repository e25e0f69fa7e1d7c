import { type Span, textOf } from '../../text';
import { excerpt } from './words';

/**
 * The words of a span with some text of their line before and after, cut at words.
 * @param source the file's text
 * @param before maximum length of the text before, in UTF-16 units; short by default, for narrow views
 * @returns the text, and the position of the words in it, half-open
 */
export function excerptInContext(
  source: string,
  at: Span,
  before = 16,
): { label: string; highlight: [number, number] } {
  const from = Math.max(0, at.start - before);
  const left = source.slice(from, at.start);
  const line = Math.max(left.lastIndexOf('\n'), left.lastIndexOf('\r')) + 1;
  const word = line > 0 || from === 0 ? line : left.indexOf(' ') + 1;
  const lead = (line > 0 || from === 0 ? '' : '…') + left.slice(word);
  const words = textOf(source, at).replace(/\s/g, ' ');
  const [right = ''] = source.slice(at.end, at.end + 80).split(/[\r\n]/, 1);
  return {
    label: excerpt(`${lead}${words}${right}`.replace(/^\s+/, ''), lead.length + words.length + 60),
    highlight: [lead.trimStart().length, lead.trimStart().length + words.length],
  };
}
