import {
  type ColumnChoice,
  type Conversion,
  ConversionError,
  type ConvertedArticle,
  type ConvertOptions,
  type SourceFile,
} from '../core/conversion';
import { phrase } from '../core/text';
import type { RunningWorker } from '../worker';
import type { ConverterReply, ConverterRequest } from './protocol';

/** A worker that runs the converter's program. */
export type ConverterPort = RunningWorker<ConverterReply, ConverterRequest>;

/** Starts a worker. Resolves to null where the host has none. */
export type StartConverter = () => Promise<ConverterPort | null>;

/** How long one file may take, in milliseconds, and how many of its bytes may take another one. */
const MAX_DURATION = 30_000;
const BYTES_PER_MILLISECOND = 1000;

type Body<R> = R extends ConverterRequest ? Omit<R, 'id'> : never;

/**
 * Converts files in a worker, which starts with the first one. A file that takes too long or too much memory ends the
 * worker; the next one starts another.
 */
export class Converter {
  private running: ConverterPort | null = null;
  private waiting: { readonly id: number; readonly settle: (reply: ConverterReply | Error) => void } | null = null;
  private lastId = 0;

  constructor(
    private readonly start: StartConverter,
    private readonly maxDuration = MAX_DURATION,
  ) {}

  /** Ends the worker, and what is under way in it. */
  dispose(): void {
    this.end(new ConversionError(phrase`It was stopped.`));
  }

  /** One file at a time. @throws ConversionError */
  async convert(file: SourceFile, options: ConvertOptions): Promise<Conversion> {
    const articles: ConvertedArticle[] = [];
    let reply = await this.ask({ kind: 'convert', file, options }, file);
    for (; reply.kind === 'part'; reply = await this.ask({ kind: 'next' }, file)) {
      for (const article of reply.articles) articles.push(article);
      if (reply.isLast) return { articles, faults: reply.faults };
    }
    throw refused(reply);
  }

  /** The columns of a table or keys of JSON; null for other files. @throws ConversionError */
  async columns(file: SourceFile): Promise<ColumnChoice | null> {
    const reply = await this.ask({ kind: 'columns', file }, file);
    if (reply.kind !== 'columns') throw refused(reply);
    return reply.columns;
  }

  private async ask(request: Body<ConverterRequest>, { bytes }: SourceFile): Promise<ConverterReply> {
    if (request.kind === 'next' && !this.running) throw new ConversionError(phrase`It was stopped.`);
    const port = this.running ?? (await this.open());
    const id = ++this.lastId;
    return new Promise((resolve, reject) => {
      const limit = this.maxDuration + Math.round(bytes.length / BYTES_PER_MILLISECOND);
      const seconds = Math.round(limit / 1000);
      const late = () =>
        this.end(new ConversionError(phrase`It took longer than ${seconds} seconds, and was given up.`));
      const timer = setTimeout(late, limit);
      const settle = (reply: ConverterReply | Error): void => {
        clearTimeout(timer);
        this.waiting = null;
        if (reply instanceof Error) reject(reply);
        else resolve(reply);
      };
      this.waiting = { id, settle };
      port.post({ ...request, id } as ConverterRequest);
    });
  }

  private async open(): Promise<ConverterPort> {
    const port = await this.start();
    if (!port) throw new ConversionError(phrase`This host cannot start the converter: it has no workers.`);
    this.running = port;
    port.listen(reply => {
      if (this.waiting?.id === reply.id) this.waiting.settle(reply);
    });
    port.onLost(reason => {
      if (this.running !== port) return;
      this.end(new ConversionError(phrase`It could not be converted: ${reason.slice(0, 200)}`));
    });
    return port;
  }

  private end(error: ConversionError): void {
    const { running, waiting } = this;
    this.running = null;
    running?.end();
    waiting?.settle(error);
  }
}

const refused = (reply: ConverterReply): ConversionError =>
  reply.kind === 'refused'
    ? new ConversionError(reply.message, reply.place)
    : new ConversionError(phrase`It could not be converted.`);
