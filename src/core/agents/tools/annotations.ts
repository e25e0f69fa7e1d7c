import { cut, type JsonObject } from '../answer';
import { optionalChoice, optionalText } from '../fields';
import { AnswerFiles } from '../files';
import { LIMIT_FIELD, listAnswer, OFFSET_FIELD, pageIn } from '../lists';
import { fileNamed, lineOf, OPTIONAL_FILE_FIELD } from '../places';
import { articleFields } from '../quoteAnswers';
import { makeTool } from '../tool';

export const listAnnotations = makeTool({
  name: 'list_annotations',
  title: 'List Annotations',
  description:
    'Lists what people wrote on the articles, the latest first: notes, tags, decisions on speakers and on names, and relations, with author, time, file and line.',
  fields: {
    file: OPTIONAL_FILE_FIELD,
    kind: optionalChoice('All kinds if not given.', ['note', 'tag', 'speaker', 'entity', 'relation']),
    author: optionalText('Exactly as written.', 200),
    tag: optionalText('Exactly as written.', 200),
    limit: LIMIT_FIELD,
    offset: OFFSET_FIELD,
  },
  describe: ({ file }) => (file === null ? 'List annotations' : `List the annotations of ${file}`),
  run: async ({ file: name, kind, author, tag, ...input }, ports) => {
    const page = pageIn(input);
    const file = name === null ? null : (await fileNamed(ports, name)).name;
    const { total, annotations } = await ports.ask('annotations', { file, kind, author, tag }, page);
    const files = new AnswerFiles(ports);
    const items: (JsonObject | null)[] = [];
    for (const one of annotations) {
      const found = await files.find(one.file);
      const read = found && (await files.textOf(found));
      items.push(
        read && {
          id: one.id,
          kind: one.kind,
          file: read.name,
          line: one.start === null ? null : lineOf(read, one.start),
          ...articleFields(one),
          words: cut(one.words, 400),
          ...contentOf(one),
          author: one.author,
          created: one.created,
          ...(one.anchor === 'exact' || one.anchor === 'moved' ? {} : { place: one.anchor }),
        },
      );
    }
    const hasMore = page.offset + annotations.length < total;
    return { found: total, ...listAnswer('annotations', items, { offset: page.offset, hasMore, files, ports }) };
  },
});

function contentOf({
  kind,
  tag,
  body,
  name,
  status,
}: {
  readonly kind: string;
  readonly tag: string | null;
  readonly body: string | null;
  readonly name: string | null;
  readonly status: string | null;
}): JsonObject {
  if (kind === 'note') return { note: cut(body ?? '') };
  if (kind === 'tag') return { tag };
  if (kind === 'relation') return { relation: name };
  return { status, name };
}
