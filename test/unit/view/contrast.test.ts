import assert from 'node:assert/strict';
import fc from 'fast-check';
import { BACKGROUNDS, contrast, legible, MARK_CONTRAST, mixed } from '../../../src/core/view/contrast';
import { lanesOf } from '../../../src/core/view/lanes';

const color = fc.nat(0xffffff).map(value => `#${value.toString(16).padStart(6, '0')}`);
const kind = fc.constantFrom('light' as const, 'dark' as const);

describe('contrast', () => {
  const cases: [a: string, b: string, ratio: number][] = [
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#000000', 21],
    ['#777777', '#ffffff', 4.48],
    ['#767676', '#ffffff', 4.54],
    ['#1f6feb', '#1f6feb', 1],
  ];
  for (const [a, b, ratio] of cases)
    it(`of ${a} and ${b} is ${ratio}`, () => assert.equal(Math.round(contrast(a, b) * 100) / 100, ratio));
});

describe('a colour for marks', () => {
  it('stands out from every background of its kind of theme, whatever colour was given', () => {
    fc.assert(
      fc.property(color, kind, (given, theme) => {
        const made = legible(given, theme);
        assert.match(made, /^#[0-9a-f]{6}$/);
        for (const ground of BACKGROUNDS[theme])
          assert.ok(contrast(made, ground) >= MARK_CONTRAST, `${made} ${ground}`);
      }),
    );
  });

  it('is the one given where that is enough already', () => {
    fc.assert(
      fc.property(color, kind, (given, theme) => {
        if (BACKGROUNDS[theme].every(ground => contrast(given, ground) >= MARK_CONTRAST))
          assert.equal(legible(given, theme), given);
      }),
    );
  });

  it('keeps the order of its parts: a blue stays a blue', () => {
    assert.equal(legible('#1f6feb', 'light'), '#1f6feb');
    const [red, green, blue] = [1, 3, 5].map(at => Number.parseInt(legible('#0a1f5c', 'dark').slice(at, at + 2), 16));
    assert.ok(blue > green && green > red);
  });

  it('as a thin fill leaves the text readable, two of them over each other too', () => {
    fc.assert(
      fc.property(color, color, (one, other) => {
        const filled = (ground: string, theme: 'light' | 'dark') =>
          mixed(mixed(ground, legible(one, theme), 0.12), legible(other, theme), 0.12);
        assert.ok(contrast('#cccccc', filled('#1f1f1f', 'dark')) >= 4.5);
        assert.ok(contrast('#3b3b3b', filled('#ffffff', 'light')) >= 4.5);
        assert.ok(contrast('#ffffff', filled('#000000', 'dark')) >= 4.5);
        assert.ok(contrast('#292929', filled('#ffffff', 'light')) >= 4.5);
      }),
    );
  });
});

describe('lanes', () => {
  it('are apart where spans share text, and as low as can be', () => {
    const spans = fc.array(
      fc.tuple(fc.nat(60), fc.nat(9)).map(([start, length]) => ({ start, end: start + length + 1 })),
    );
    fc.assert(
      fc.property(spans, all => {
        const lanes = lanesOf(all);
        all.forEach((span, i) => {
          const others = all
            .slice(0, i)
            .flatMap((other, j) => (other.start < span.end && span.start < other.end ? [lanes[j]] : []));
          let lowest = 0;
          while (others.includes(lowest)) lowest++;
          assert.equal(lanes[i], lowest);
        });
      }),
    );
  });
});
