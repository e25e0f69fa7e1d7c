/** Feature vectors, one after the other in a buffer that is reused for each choice. */
abstract class Rows<Values extends Float64Array | Int32Array> {
  /** Number of rows. */
  length = 0;

  constructor(
    readonly width: number,
    public values: Values,
  ) {}

  protected abstract create(length: number): Values;

  clear(): this {
    this.length = 0;
    return this;
  }

  /** Adds a row and returns its offset in `values`. The caller must write all of it. */
  next(): number {
    const at = this.width * this.length++;
    if (at + this.width > this.values.length) {
      const more = this.create(2 * this.values.length);
      more.set(this.values);
      this.values = more;
    }
    return at;
  }

  /** One row itself, until the buffer is reused. */
  view(index: number): Values {
    return this.values.subarray(index * this.width, (index + 1) * this.width) as Values;
  }

  /** A copy of one row. */
  row(index: number): number[] {
    const row: number[] = [];
    for (let i = index * this.width; i < (index + 1) * this.width; i++) row.push(this.values[i] as number);
    return row;
  }
}

/** Rows that there is room for at first. */
const ROWS = 32;

/** Vectors of any numbers. */
export class FeatureRows extends Rows<Float64Array> {
  constructor(width: number) {
    super(width, new Float64Array(width * ROWS));
  }

  protected create(length: number): Float64Array {
    return new Float64Array(length);
  }
}

/** Vectors of whole numbers. */
export class IntegerRows extends Rows<Int32Array> {
  constructor(width: number) {
    super(width, new Int32Array(width * ROWS));
  }

  protected create(length: number): Int32Array {
    return new Int32Array(length);
  }
}
