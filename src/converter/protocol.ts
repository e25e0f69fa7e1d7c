import type { ColumnChoice, Conversion, ConvertOptions, SourceFile } from '../core/conversion';

/** The asking side chooses the ids. Each request is answered by one reply with its id. */
export type ConverterRequest =
  | { readonly kind: 'convert'; readonly id: number; readonly file: SourceFile; readonly options: ConvertOptions }
  | { readonly kind: 'columns'; readonly id: number; readonly file: SourceFile };

export type ConverterReply =
  | { readonly kind: 'converted'; readonly id: number; readonly conversion: Conversion }
  | { readonly kind: 'columns'; readonly id: number; readonly columns: ColumnChoice | null }
  /** The file cannot be converted: a sentence, and where in the file. */
  | { readonly kind: 'refused'; readonly id: number; readonly message: string; readonly place: string | null };
