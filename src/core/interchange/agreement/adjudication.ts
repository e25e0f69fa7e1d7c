/** Settles disagreements between annotators. */
import type { Annotation, EntityDecision, SidecarChange } from '../../annotation';
import { asWritten, inARow, inEnglish, LineIndex, type Message, phrase, type Span } from '../../text';
import { type Disagreement, type Statement, UNSIGNED } from './agreement';

/** The same annotations of a passage by one or more authors. */
export interface Version {
  readonly authors: readonly string[];
  /** Empty if they marked nothing. */
  readonly marks: readonly Statement[];
}

/** Groups the statements of a disagreement into versions: at least two, in the order of their first authors. */
export function versionsOf({ says }: Disagreement): Version[] {
  const byAuthor = new Map<string, Statement[]>();
  for (const saying of says) {
    const known = byAuthor.get(saying.author);
    if (known) known.push(saying);
    else byAuthor.set(saying.author, [saying]);
  }
  const versions = new Map<string, { authors: string[]; marks: Statement[] }>();
  for (const [author, sayings] of byAuthor) {
    const marks = sayings.filter(({ span }) => span !== null);
    const key = [...new Set(marks.map(({ span, what }) => `${span?.start} ${span?.end} ${what}`))].sort().join('\n');
    const version = versions.get(key) ?? { authors: [], marks: [] };
    versions.set(key, version);
    version.authors.push(author);
    for (const mark of marks) version.marks.push(mark);
  }
  return [...versions.values()];
}

/** What happens to annotations that are not adopted. `dismiss` keeps them in the sidecar as inactive. */
export type UnadoptedFate = 'dismiss' | 'remove';

/**
 * The changes that settle a disagreement: the adopted annotations are marked, the others dismissed or removed.
 * @param adopted null to adopt all versions
 * @param rest what happens to the others
 * @param annotations the present annotations of the sidecar
 * @param now the time of the decision, as ISO 8601
 */
export function settle(
  { says }: Disagreement,
  adopted: Version | null,
  rest: UnadoptedFate,
  annotations: readonly Annotation[],
  now: string,
): SidecarChange[] {
  const ids = new Set(says.flatMap(({ annotation }) => annotation ?? []));
  const keep = new Set(adopted?.marks.flatMap(({ annotation }) => annotation ?? []) ?? ids);
  return annotations.flatMap((annotation): SidecarChange[] => {
    const { id } = annotation;
    if (!ids.has(id)) return [];
    if (keep.has(id)) return [{ op: 'update', annotation: { ...annotation, adjudication: 'adopted', modified: now } }];
    if (rest === 'remove') return [{ op: 'remove', id }];
    return [{ op: 'update', annotation: { ...annotation, adjudication: 'dismissed', modified: now } }];
  });
}

/**
 * The changes that reopen a settled disagreement. Removed annotations stay removed.
 * @param now the time of the decision, as ISO 8601
 */
export function reopen({ says }: Disagreement, annotations: readonly Annotation[], now: string): SidecarChange[] {
  const ids = new Set(says.flatMap(({ annotation }) => annotation ?? []));
  return annotations.flatMap((annotation): SidecarChange[] => {
    if (!ids.has(annotation.id) || annotation.adjudication === undefined) return [];
    const { adjudication: _, ...open } = annotation;
    return [{ op: 'update', annotation: { ...open, modified: now } as Annotation }];
  });
}

/** Maximum length of a passage that is shown completely, in UTF-16 code units. */
const MAX_PASSAGE_LENGTH = 20_000;
/** Line width: fits a pane of half a window. */
const LINE_WIDTH = 52;

/**
 * The lines around a disagreement in one version: its spans in ⟦brackets⟧, with its statements below. Lines break at the
 * same words in all versions, so that a comparison shows only real differences.
 * @param text the file's
 * @param annotations the file's
 * @param tell tells the statements in the reader's language
 */
export function versionText(
  text: string,
  { span }: Disagreement,
  version: Version,
  annotations: readonly Annotation[],
  tell = inEnglish,
): string {
  const around = linesAround(text, span);
  const spans = unique(version.marks.flatMap(mark => mark.span ?? []));
  const passage = breakLines(text, around)
    .map(line => bracketed(text, line, spans))
    .join('\n');
  const byId = new Map(annotations.map(annotation => [annotation.id, annotation]));
  const said = version.marks.map(({ author, annotation, what }) => {
    const known = annotation === null ? undefined : byId.get(annotation);
    return `${namesOf({ authors: [author] }, tell)}: ${known ? tell(statementOf(known)) : what}`;
  });
  return `${passage}\n\n${said.length ? said.join('\n') : tell(phrase`${namesOf(version, tell)}: nothing marked here`)}\n`;
}

function linesAround(text: string, span: Span): Span {
  const lines = new LineIndex(text);
  const first = lines.positionAt(span.start).line;
  const last = lines.positionAt(span.end).line;
  const start = lines.offsetAt(first, 0);
  const end = Math.min(lines.offsetAt(last, Number.MAX_SAFE_INTEGER), start + MAX_PASSAGE_LENGTH);
  return { start, end: Math.max(end, Math.min(span.end, start + MAX_PASSAGE_LENGTH)) };
}

const unique = (spans: readonly Span[]): Span[] => [
  ...new Map(spans.map(({ start, end }) => [`${start} ${end}`, { start, end }])).values(),
];

/**
 * Breaks a span into lines of at most `LINE_WIDTH`, if there are spaces to break at. The lines exclude line breaks and
 * the spaces at which they break.
 */
function breakLines(text: string, { start, end }: Span): Span[] {
  const broken: Span[] = [];
  let from = start;
  let space = -1;
  for (let at = start; at <= end; at++) {
    const ends = at === end || text[at] === '\n' || text[at] === '\r';
    if (!ends && text[at] === ' ') space = at;
    if (!ends && (at - from < LINE_WIDTH || space <= from)) continue;
    const to = ends ? at : space;
    broken.push({ start: from, end: to });
    from = to + (text[to] === '\r' && text[to + 1] === '\n' ? 2 : 1);
    if (ends) at = from - 1;
    space = -1;
  }
  return broken;
}

/** Adds brackets where spans start and end in the line. At the same offset, closing brackets come first. */
function bracketed(text: string, line: Span, spans: readonly Span[]): string {
  const signs = spans.flatMap(({ start, end }) => [
    ...(start >= line.start && start < line.end ? [{ at: start, sign: '⟦', order: 1 }] : []),
    ...(end > line.start && end <= line.end ? [{ at: end, sign: '⟧', order: 0 }] : []),
  ]);
  signs.sort((a, b) => a.at - b.at || a.order - b.order);
  let from = line.start;
  let out = '';
  for (const { at, sign } of signs) {
    out += text.slice(from, at) + sign;
    from = at;
  }
  return out + text.slice(from, line.end);
}

const SCOPES = { all: null, one: phrase`only here`, alike: phrase`wherever these words occur` } as const;

/** Describes the content of an annotation. */
export function statementOf(annotation: Annotation): Message {
  switch (annotation.kind) {
    case 'note':
      return asWritten(
        [annotation.body, ...(annotation.replies ?? []).map(({ author, body }) => `  ${author ?? ''}: ${body}`)].join(
          '\n',
        ),
      );
    case 'tag':
      return asWritten(annotation.tag);
    case 'speaker':
      if (annotation.status === 'rejected')
        return annotation.speaker ? phrase`not ${annotation.speaker}` : phrase`not speech`;
      return phrase`speaker: ${annotation.speaker ?? phrase`as shown`}`;
    case 'entity':
      return annotation.status === 'rejected' ? phrase`not an entity` : entityStatement(annotation);
    case 'relation':
      return phrase`${annotation.relation} “${annotation.to.exact}”`;
  }
}

function entityStatement({ name, type, mentions }: EntityDecision): Message {
  const [own, scope] = [name ? asWritten(name) : null, SCOPES[mentions ?? 'all']];
  // Types have translations as they are.
  const kind = type ? { text: type, values: [] } : null;
  return inARow(
    [own, kind, scope].filter(part => part !== null),
    ', ',
  );
}

/** The authors of a version, in the reader's language. */
export const namesOf = ({ authors }: Pick<Version, 'authors'>, tell = inEnglish): string =>
  authors.map(author => (author === UNSIGNED ? tell(phrase`(no author)`) : author)).join(', ');
