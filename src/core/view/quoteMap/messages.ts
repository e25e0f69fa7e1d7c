/**
 * What a quote map’s page and the extension say to each other. The page draws texts of articles, so what it says is
 * read as untrusted; so is what the editor has kept of a page over a reload.
 */
import type { MapScope, Shares, Timeline, Together } from '../../corpus';

export const PICTURES = ['timeline', 'together', 'shares'] as const;
export type PictureName = (typeof PICTURES)[number];

export type Picture =
  | { readonly name: 'timeline'; readonly data: Timeline }
  | { readonly name: 'together'; readonly data: Together }
  | { readonly name: 'shares'; readonly data: Shares };

/** What a map shows; is kept over a reload of the window. */
export interface MapState {
  readonly picture: PictureName;
  readonly scope: MapScope;
}

/** To the page. */
export type MapUpdate =
  | { readonly type: 'loading'; readonly state: MapState }
  | {
      readonly type: 'picture';
      readonly state: MapState;
      /** Raised with each picture, so that an answer about an older one is known. */
      readonly version: number;
      readonly picture: Picture;
      /** What is wrong with the query line. */
      readonly problems: readonly string[];
      /** Whether the index holds any article. */
      readonly isIndexed: boolean;
    }
  | { readonly type: 'failed'; readonly state: MapState; readonly message: string };

export type ImageFormat = 'svg' | 'png';

/** From the page. */
export type MapMessage =
  | { readonly type: 'ready' | 'saveCsv' }
  | { readonly type: 'choose'; readonly picture: PictureName }
  | { readonly type: 'search'; readonly line: string }
  | { readonly type: 'widen' }
  | { readonly type: 'open'; readonly version: number; readonly mark: number }
  /** `content`: the text of the SVG, or the PNG in base 64. */
  | { readonly type: 'saveImage'; readonly format: ImageFormat; readonly content: string }
  | { readonly type: 'failed'; readonly message: string };

/** UTF-16 code units. */
const MAX_LINE = 10_000;
const MAX_IMAGE = 50_000_000;
/** Chosen people or files of a kept map. */
const MAX_CHOSEN = 10_000;

type Fields = Readonly<Record<string, unknown>>;

const fieldsOf = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : {});
const isText = (value: unknown, limit: number): value is string => typeof value === 'string' && value.length <= limit;
const isIndex = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

/** @returns null where it is no message of a quote map */
export function readMapMessage(value: unknown): MapMessage | null {
  const { type, ...fields } = fieldsOf(value);
  switch (type) {
    case 'ready':
    case 'saveCsv':
    case 'widen':
      return { type };
    case 'choose': {
      const picture = pictureOf(fields.picture);
      return picture && { type, picture };
    }
    case 'search':
      return isText(fields.line, MAX_LINE) ? { type, line: fields.line } : null;
    case 'open':
      return isIndex(fields.version) && isIndex(fields.mark)
        ? { type, version: fields.version, mark: fields.mark }
        : null;
    case 'saveImage': {
      const { format, content } = fields;
      return (format === 'svg' || format === 'png') && isText(content, MAX_IMAGE) ? { type, format, content } : null;
    }
    case 'failed':
      return isText(fields.message, MAX_LINE) ? { type, message: fields.message } : null;
    default:
      return null;
  }
}

const pictureOf = (value: unknown): PictureName | null => PICTURES.find(name => name === value) ?? null;

/** The whole corpus. */
export const WHOLE_CORPUS: MapScope = { query: '', people: null, files: null };

/** What was kept of a map; what cannot be read of it is as in a new one. */
export function readMapState(value: unknown): MapState {
  const { picture, scope } = fieldsOf(value);
  const { query, people, files } = fieldsOf(scope);
  return {
    picture: pictureOf(picture) ?? 'timeline',
    scope: {
      query: isText(query, MAX_LINE) ? query : '',
      people: textsOf(people),
      files: textsOf(files),
    },
  };
}

function textsOf(value: unknown): readonly string[] | null {
  if (!Array.isArray(value) || value.length > MAX_CHOSEN) return null;
  return value.every(one => isText(one, MAX_LINE)) ? value : null;
}
