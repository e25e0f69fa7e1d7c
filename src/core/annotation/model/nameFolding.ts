/** The form in which names are compared: case, spacing and Unicode normalization do not count. */
export const foldName = (name: string): string => name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
