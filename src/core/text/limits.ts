/** Maximum file sizes, in bytes. Hosts refuse larger files with a message that names the limit. */

const MEBIBYTE = 1024 * 1024;

export const MAX_ARTICLE_BYTES = 64 * MEBIBYTE;
/** For sidecars and corpus files. Hosts do not write larger ones either. */
export const MAX_YAML_BYTES = 16 * MEBIBYTE;
/** For files of other tools, which can hold the annotations of a whole corpus. */
export const MAX_IMPORT_BYTES = 256 * MEBIBYTE;

/** Formats a limit for a message: `64 MiB`. @param bytes a whole number of MiB */
export const describeLimit = (bytes: number): string => `${bytes / MEBIBYTE} MiB`;
