import { type Conversion, ConversionError, columnsOf, convert } from '../core/conversion';
import { phrase } from '../core/text';
import type { Port } from '../worker';
import type { ConverterReply, ConverterRequest } from './protocol';
import { READERS } from './readers';

/** Maximum length of the texts in a part, in UTF-16 code units, after its first article. */
const MAX_PART = 400_000;

/** Answers requests, each by one reply. Whatever goes wrong with a file refuses that file only. */
export function serveConverter(port: Port<ConverterRequest, ConverterReply>): void {
  let parts: Iterator<Part, null> | null = null;
  const answer = async (request: ConverterRequest): Promise<ConverterReply | null> => {
    const { id } = request;
    if (request.kind === 'columns') return { kind: 'columns', id, columns: columnsOf(request.file, READERS) };
    if (request.kind === 'convert') parts = partsOf(await convert(request.file, request.options, READERS));
    const part = parts?.next().value;
    return part ? { kind: 'part', id, ...part } : null;
  };
  port.listen(request => {
    answer(request).then(
      reply => reply && port.post(reply),
      error => port.post(refusal(request.id, error)),
    );
  });
}

type Part = Pick<Extract<ConverterReply, { kind: 'part' }>, 'articles' | 'faults' | 'isLast'>;

function* partsOf({ articles, faults }: Conversion): Generator<Part, null> {
  let from = 0;
  for (let length = 0, to = 1; to <= articles.length; to++) {
    length += articles[to - 1]?.text.length ?? 0;
    if (to < articles.length && length + (articles[to]?.text.length ?? 0) <= MAX_PART) continue;
    const isLast = to === articles.length;
    yield { articles: articles.slice(from, to), faults: isLast ? faults : [], isLast };
    from = to;
    length = 0;
  }
  if (!articles.length) yield { articles, faults, isLast: true };
  return null;
}

function refusal(id: number, error: unknown): ConverterReply {
  if (error instanceof ConversionError) return { kind: 'refused', id, message: error.told, place: error.place };
  const isDeep = error instanceof RangeError;
  const reason = error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 160) : String(error);
  const message = isDeep
    ? phrase`It is nested too deeply, or has too many parts.`
    : phrase`It cannot be read (${reason}).`;
  return { kind: 'refused', id, message, place: null };
}
