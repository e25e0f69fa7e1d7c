import { LineIndex, textOf } from '../../text';
import { cut, type JsonObject, pageOf } from '../answer';
import { AgentError, optionalNumber } from '../fields';
import { FILE_FIELD, fileNamed, lineSpan, MAX_LINE } from '../places';
import { makeTool } from '../tool';

const MAX_LINES = 400;
const DEFAULT_LINES = 100;

export const readArticle = makeTool({
  name: 'read_article',
  title: 'Read Article',
  description:
    'Reads lines of an article file, each with its number. Use it to see a quote in its context, or to copy words exactly before annotating them.',
  fields: {
    file: FILE_FIELD,
    from: optionalNumber('The first line; 1 if not given.', 1, MAX_LINE),
    lines: optionalNumber(`How many lines at most; ${DEFAULT_LINES} if not given.`, 1, MAX_LINES),
  },
  describe: ({ file }) => `Read ${file}`,
  run: async ({ file: name, from, lines: count }, ports) => {
    const file = await fileNamed(ports, name);
    const text = await ports.textOf(file);
    if (text === null) throw new AgentError(`${file.name} is gone.`);
    const lines = new LineIndex(text);
    const first = from ?? 1;
    const last = Math.min(lines.lineCount, first + (count ?? DEFAULT_LINES) - 1);
    const items: JsonObject[] = [];
    for (let line = first; line <= last; line++)
      items.push({ line, text: cut(textOf(text, lineSpan({ lines }, line)), MAX_LINE_LENGTH) });
    const { shown, next } = pageOf(items, first, last < lines.lineCount);
    return { file: file.name, lineCount: lines.lineCount, lines: shown, nextFrom: next };
  },
});

/** A line is a paragraph in most articles. In UTF-16 code units. */
const MAX_LINE_LENGTH = 8_000;
