import { ConversionError, columnsOf, convert } from '../core/conversion';
import type { Port } from '../worker';
import type { ConverterReply, ConverterRequest } from './protocol';
import { READERS } from './readers';

/** Answers requests, each by one reply. Whatever goes wrong with a file refuses that file only. */
export function serveConverter(port: Port<ConverterRequest, ConverterReply>): void {
  port.listen(request => {
    answer(request).then(
      reply => port.post(reply),
      error => port.post(refusal(request.id, error)),
    );
  });
}

async function answer(request: ConverterRequest): Promise<ConverterReply> {
  const { id, file } = request;
  if (request.kind === 'columns') return { kind: 'columns', id, columns: columnsOf(file, READERS) };
  return { kind: 'converted', id, conversion: await convert(file, request.options, READERS) };
}

function refusal(id: number, error: unknown): ConverterReply {
  if (error instanceof ConversionError) return { kind: 'refused', id, message: error.message, place: error.place };
  const isDeep = error instanceof RangeError;
  const reason = error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 160) : String(error);
  const message = isDeep ? 'It is nested too deeply.' : `It cannot be read (${reason}).`;
  return { kind: 'refused', id, message, place: null };
}
