/** How tools count the characters of a text. */
import { lowerBound, type Message, phrase, type Span } from '../../text';

/** A way of counting, with its name in messages. */
export interface CountingWay {
  readonly name: Message;
  /** How far a UTF-16 unit moves the count. */
  readonly widthOf: (text: string, unit: number) => number;
}

const isLowOfPair = (text: string, at: number): boolean =>
  (text.charCodeAt(at) & 0xfc00) === 0xdc00 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800;
const inPoints = (text: string, at: number): number => (isLowOfPair(text, at) ? 0 : 1);
const inUnits = (): number => 1;
const isLoneFeed = (text: string, at: number): boolean => text[at] === '\n' && text[at - 1] !== '\r';
const isReturnOfPair = (text: string, at: number): boolean => text[at] === '\r' && text[at + 1] === '\n';

function inBytes(text: string, at: number): number {
  if (isLowOfPair(text, at)) return 2;
  const unit = text.charCodeAt(at);
  if (unit < 0x80) return 1;
  return unit < 0x800 || (unit >= 0xd800 && unit <= 0xdbff) ? 2 : 3;
}

export const POINTS: CountingWay = { name: phrase`code points`, widthOf: inPoints };
export const UNITS: CountingWay = { name: phrase`UTF-16 units`, widthOf: inUnits };

/** All ways, the likeliest first. */
export const WAYS: readonly CountingWay[] = [
  POINTS,
  UNITS,
  ...[inPoints, inUnits].flatMap((widthOf): CountingWay[] => [
    {
      name: phrase`two characters per line end (CR LF)`,
      widthOf: (text, at) => widthOf(text, at) + (isLoneFeed(text, at) ? 1 : 0),
    },
    {
      name: phrase`one character per line end`,
      widthOf: (text, at) => (isReturnOfPair(text, at) ? 0 : widthOf(text, at)),
    },
  ]),
  { name: phrase`bytes of UTF-8`, widthOf: inBytes },
];

/** Converts between offsets as a tool counts them and UTF-16 units of the text. */
export class Counting {
  /** The count before each unit, and at the end. */
  private readonly counts: Uint32Array;

  constructor(
    readonly way: CountingWay,
    private readonly text: string,
  ) {
    this.counts = new Uint32Array(text.length + 1);
    for (let i = 0; i < text.length; i++) this.counts[i + 1] = (this.counts[i] as number) + way.widthOf(text, i);
  }

  get length(): number {
    return this.counts[this.text.length] as number;
  }

  countAt(unit: number): number {
    return this.counts[unit] as number;
  }

  /** The span of two counts; null where they are not in the text. */
  spanOf(start: number, end: number): Span | null {
    if (!(start >= 0 && start <= end && end <= this.length)) return null;
    const first = this.unitAt(start);
    const last = this.unitAt(end);
    return { start: first, end: last > first && this.text[last - 1] === '\r' ? last - 1 : last };
  }

  /** The last unit before which there are no more than so many. */
  private unitAt(count: number): number {
    return lowerBound(0, this.text.length, i => (this.counts[i + 1] as number) <= count);
  }
}
