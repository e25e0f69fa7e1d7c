/** Takes title, date and source from a file's name or path by a pattern such as `{source}/{date}-{title}.txt`. */
import { phrase } from '../text';
import { cleanLine } from './cleanText';
import { readDate } from './dates';
import { ConversionError, type Field } from './model';

export type NameField = Exclude<Field, 'text'>;

type Part = { readonly field: NameField | null } | { readonly literal: string };

/** Maximum length of a name and of a pattern that are compared, in UTF-16 code units. */
const MAX_LENGTH = 300;
const MAX_FIELDS = 6;

export class NamePattern {
  private constructor(private readonly folders: readonly (readonly Part[])[]) {}

  /**
   * @param pattern names and folders with `/` between them; `{title}`, `{date}` and `{source}` stand for what is taken,
   * `*` for anything in a name
   * @throws ConversionError if the pattern has no field or one that does not exist
   */
  static parse(pattern: string): NamePattern {
    if (pattern.length > MAX_LENGTH) throw new ConversionError(phrase`The pattern is too long.`);
    const folders = pattern
      .replaceAll('\\', '/')
      .split('/')
      .filter(name => name !== '')
      .map(partsOf);
    const fields = folders.flat().filter(part => 'field' in part);
    if (!fields.some(part => 'field' in part && part.field))
      throw new ConversionError(phrase`The pattern “${pattern}” names none of {title}, {date}, {source}.`);
    if (fields.length > MAX_FIELDS)
      throw new ConversionError(phrase`The pattern “${pattern}” has more than ${MAX_FIELDS} fields.`);
    return new NamePattern(folders);
  }

  /**
   * @param path with `/` or `\` between names; the pattern is held against its end
   * @returns null if the path does not fit
   */
  read(path: string): ReadonlyMap<NameField, string> | null {
    const names = path.replaceAll('\\', '/').split('/').slice(-this.folders.length);
    if (names.length < this.folders.length) return null;
    const fields = new Map<NameField, string>();
    for (const [i, parts] of this.folders.entries()) {
      const name = names[i] ?? '';
      if (name.length > MAX_LENGTH) return null;
      const read = new NameMatcher(parts, name).match();
      if (!read) return null;
      for (const [field, text] of read) fields.set(field, text);
    }
    return fields;
  }
}

function partsOf(name: string): Part[] {
  const pieces = name.match(/\{[^{}]*\}|\*|[^{*]+|\{/g) ?? [];
  return pieces.map((piece): Part => {
    if (piece === '*') return { field: null };
    const field = /^\{(.*)\}$/.exec(piece)?.[1]?.trim();
    if (field === undefined) return { literal: piece };
    if (field === 'title' || field === 'date' || field === 'source') return { field };
    throw new ConversionError(phrase`The pattern has {${field}}. Use {title}, {date}, {source} and *.`);
  });
}

/** Matches one name. Remembers what did not fit, so that the work stays in proportion to the name's length, squared. */
class NameMatcher {
  private readonly failed = new Set<number>();

  constructor(
    private readonly parts: readonly Part[],
    private readonly name: string,
  ) {}

  match(): [NameField, string][] | null {
    return this.from(0, 0);
  }

  private from(part: number, at: number): [NameField, string][] | null {
    const key = part * (MAX_LENGTH + 1) + at;
    if (this.failed.has(key)) return null;
    const read = this.tryFrom(part, at);
    if (!read) this.failed.add(key);
    return read;
  }

  private tryFrom(part: number, at: number): [NameField, string][] | null {
    const { name } = this;
    const now = this.parts[part];
    if (!now) return at === name.length ? [] : null;
    if ('literal' in now) {
      const end = at + now.literal.length;
      return name.slice(at, end).toLowerCase() === now.literal.toLowerCase() ? this.from(part + 1, end) : null;
    }
    for (let end = at + 1; end <= name.length; end++) {
      const text = now.field && partValue(now.field, name.slice(at, end));
      // A date does not end in the middle of a number.
      const isCut = now.field === 'date' && /\d/.test(name[end] ?? '');
      if (text === '' || isCut) continue;
      const rest = this.from(part + 1, end);
      if (rest) return now.field && text ? [[now.field, text], ...rest] : rest;
    }
    return null;
  }
}

/** What a part of a name says: words of it, or a day. Empty if it says none. */
function partValue(field: NameField, written: string): string {
  if (field !== 'date') return cleanLine(written.replace(/[-_+]+/g, ' '));
  return /^\d/.test(written) && written.length >= 8 && written.length <= 10 ? (readDate(written)?.iso ?? '') : '';
}
