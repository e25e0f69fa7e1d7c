import type { ColumnChoice, ConversionFault, ConvertedArticle, ConvertOptions, SourceFile } from '../core/conversion';
import type { Message } from '../core/text';

/** The asking side chooses the ids. Each request is answered by one reply with its id. */
export type ConverterRequest =
  | { readonly kind: 'convert'; readonly id: number; readonly file: SourceFile; readonly options: ConvertOptions }
  | { readonly kind: 'columns'; readonly id: number; readonly file: SourceFile }
  /** Asks for the next part of the last conversion. */
  | { readonly kind: 'next'; readonly id: number };

export type ConverterReply =
  /** A part of the articles: many at once would block the thread that receives them. */
  | {
      readonly kind: 'part';
      readonly id: number;
      readonly articles: readonly ConvertedArticle[];
      readonly faults: readonly ConversionFault[];
      readonly isLast: boolean;
    }
  | { readonly kind: 'columns'; readonly id: number; readonly columns: ColumnChoice | null }
  /** The file cannot be converted: a sentence, and where in the file. */
  | { readonly kind: 'refused'; readonly id: number; readonly message: Message; readonly place: Message | null };
