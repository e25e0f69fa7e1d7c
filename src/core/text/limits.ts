/** Up to which size a host reads a file, in bytes. A larger one is refused with a message that names the limit. */

const MEBIBYTE = 1024 * 1024;

export const MAX_ARTICLE_BYTES = 64 * MEBIBYTE;
/** Sidecars and corpus files. Nothing larger is written to them either. */
export const MAX_YAML_BYTES = 16 * MEBIBYTE;
/** Other tools' files, which can hold the annotations of a whole corpus. */
export const MAX_IMPORT_BYTES = 256 * MEBIBYTE;

/** A limit as a person reads it: `64 MiB`. @param bytes a whole number of MiB */
export const describeLimit = (bytes: number): string => `${bytes / MEBIBYTE} MiB`;
