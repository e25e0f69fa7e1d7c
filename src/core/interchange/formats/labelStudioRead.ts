/** Reads Label Studio's tasks in the forms that it exports and that older versions exported. */
import { type Message, phrase, quantity } from '../../text';
import {
  contentOf,
  contentOfRelation,
  isOwnDocument,
  type JsonRecord,
  listIn,
  type ReadContent,
  ToldMarks,
} from '../encoding/jsonLines';
import { type AnnotationFields, FormatError, isRecord, type ReadDocument } from '../exchangeModel';

/** @throws FormatError if the task has no text */
export function readTask({ value, line }: JsonRecord): ReadDocument {
  const data = isRecord(value.data) ? value.data : value;
  const text = textOfTask(data);
  if (text === null)
    throw new FormatError(phrase`The task has no text: neither “data” nor the task itself has a text in it.`, line);
  const reader = new TaskReader(isOwnDocument(value));
  const sets = [...listIn(value, 'annotations'), ...listIn(value, 'completions')];
  for (const set of sets) reader.readSet(set);
  // What a model predicted is taken where nobody annotated.
  if (!sets.length && !isOwnDocument(value)) for (const set of listIn(value, 'predictions')) reader.readPrediction(set);
  if (data === value) reader.readPlain(value);
  const meta = isRecord(value.meta) ? value.meta : {};
  const name = [meta.file, data.file, value.file_upload].find(candidate => typeof candidate === 'string');
  return { name: name ?? null, text, ...reader.read(text, line) };
}

/** The text under `text`, or else the longest one that is no address. */
function textOfTask(data: AnnotationFields): string | null {
  if (typeof data.text === 'string') return data.text;
  const texts = Object.values(data).filter(
    (one): one is string => typeof one === 'string' && !/^\w+:\/\/\S*$/.test(one),
  );
  return texts.reduce<string | null>((longest, one) => (longest && longest.length >= one.length ? longest : one), null);
}

class TaskReader {
  private readonly marks = new ToldMarks();
  private readonly left = new Map<string, number>();
  private cancelled = 0;
  private predicted = 0;

  constructor(private readonly isOwn: boolean) {}

  /** The annotations of one person. */
  readSet(set: AnnotationFields): void {
    if (set.was_cancelled === true) this.cancelled++;
    else this.readResults(listIn(set, 'result'), originOf(authorOf(set), set));
  }

  readPrediction(set: AnnotationFields): void {
    const results = listIn(set, 'result');
    this.predicted += results.length;
    this.readResults(results, originOf(typeof set.model_version === 'string' ? set.model_version : null, set));
  }

  /** JSON-MIN: regions under the names of their controls. */
  readPlain(task: AnnotationFields): void {
    const origin = originOf(typeof task.annotator === 'number' ? `user ${task.annotator}` : null, task);
    const lists = Object.entries(task).filter(([key]) => key !== 'annotations' && key !== 'predictions');
    for (const [, list] of lists) {
      const regions = Array.isArray(list) ? list.filter(isRecord).filter(({ start }) => start !== undefined) : [];
      this.readResults(
        regions.map(value => ({ value })),
        origin,
      );
    }
  }

  read(text: string, line: number): Pick<ReadDocument, 'marks' | 'warnings' | 'faults'> {
    const { marks, warnings, faults } = this.marks.read(text, line);
    const own: Message[] = [];
    for (const [type, n] of this.left)
      own.push(
        phrase`${quantity(n, 'result')} of the type “${type.slice(0, 40)}” not imported: not about a span of text.`,
      );
    if (this.cancelled)
      own.push(phrase`${quantity(this.cancelled, 'annotation set')} skipped: cancelled by its annotator.`);
    if (this.predicted)
      own.push(phrase`${quantity(this.predicted, 'prediction')} of a model imported: nobody annotated the task.`);
    return { marks, warnings: [...warnings, ...own], faults };
  }

  private readResults(results: readonly AnnotationFields[], origin: Origin): void {
    const places = new Map<unknown, number>();
    for (const region of results) {
      if (region.type === 'relation') continue;
      const { value } = region;
      if (!isRecord(value) || value.start === undefined) {
        this.leave(region);
        continue;
      }
      const place = places.get(region.id) ?? this.marks.place(value.start, value.end, wordsOf(region, value));
      places.set(region.id, place);
      if (!this.readRegion(region, value, place, origin)) this.leave(region);
    }
    for (const relation of results.filter(({ type }) => type === 'relation')) {
      const [first, second] = [places.get(relation.from_id), places.get(relation.to_id)];
      if (first === undefined || second === undefined) this.leave(relation);
      else this.readRelation(relation, first, second, origin);
    }
  }

  /** @returns false if there is nothing to import */
  private readRegion(region: AnnotationFields, value: AnnotationFields, place: number, origin: Origin): boolean {
    const meta = isRecord(region.meta) ? region.meta : {};
    if (isRecord(meta.derived)) return true;
    const own = contentOf(meta, '', this.isOwn);
    if (own) {
      this.marks.add(own, place);
      return true;
    }
    const labels = labelsOf(region, value).flatMap(label => contentOf({}, label, this.isOwn) ?? []);
    const written = region.type === 'textarea' && Array.isArray(value.text) ? value.text : [];
    const bodies = [...written, ...(Array.isArray(meta.text) ? meta.text : [])];
    const notes = bodies.map((body): ReadContent => ({ id: null, fields: { kind: 'note', body: String(body) } }));
    for (const content of [...labels, ...notes]) this.marks.add(by(origin, content), place);
    return labels.length + notes.length > 0 || this.isOwn;
  }

  private readRelation(relation: AnnotationFields, first: number, second: number, origin: Origin): void {
    const [from, to] = relation.direction === 'left' ? [second, first] : [first, second];
    const meta = isRecord(relation.meta) ? relation.meta : {};
    if (isRecord(meta.annotation)) {
      this.marks.add(contentOfRelation(meta, '', this.isOwn), from, to);
      return;
    }
    // Relations can have no label.
    const labels = Array.isArray(relation.labels) && relation.labels.length ? relation.labels : ['related'];
    for (const label of labels) {
      const content = contentOfRelation({}, String(label), this.isOwn);
      if (content) this.marks.add(by(origin, content), from, to);
    }
  }

  private leave({ type }: AnnotationFields): void {
    const name = typeof type === 'string' ? type : 'unknown';
    this.left.set(name, (this.left.get(name) ?? 0) + 1);
  }
}

/** The labels of a region, under `labels`, `hypertextlabels`, `choices` or whatever its type is called. */
function labelsOf({ type }: AnnotationFields, value: AnnotationFields): string[] {
  const key = typeof type === 'string' && type !== 'textarea' ? type : 'labels';
  const labels = [value[key], value.labels].find(Array.isArray) ?? [];
  return labels.flat().map(String);
}

/** What a person wrote about a region stands under `text`, too. */
const wordsOf = ({ type }: AnnotationFields, { text }: AnnotationFields): unknown =>
  type === 'textarea' ? null : text;

/** Who made annotations, and when. */
type Origin = Readonly<Partial<Record<'author' | 'created', string>>>;

const by = (origin: Origin, content: ReadContent): ReadContent => ({
  ...content,
  fields: { ...content.fields, ...origin },
});

const originOf = (author: string | null, { created_at }: AnnotationFields): Origin => ({
  ...(author ? { author } : {}),
  ...(typeof created_at === 'string' && ISO.test(created_at) ? { created: created_at } : {}),
});

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/;

function authorOf(set: AnnotationFields): string | null {
  const by = set.completed_by;
  if (isRecord(by) && typeof by.email === 'string' && by.email) return by.email;
  const id = isRecord(by) ? by.id : by;
  return typeof id === 'number' ? `user ${id}` : null;
}
