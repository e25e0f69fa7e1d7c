/** Adapts the colours of tags to the theme. */

/** High contrast themes count as the kind they resemble. */
export type ThemeKind = 'light' | 'dark';

/** Minimum contrast of graphical marks, by WCAG 2.2, 1.4.11. */
export const MARK_CONTRAST = 3;

/** The backgrounds of the editor's own themes, and of common themes with the least contrast. */
export const BACKGROUNDS: Readonly<Record<ThemeKind, readonly string[]>> = {
  dark: ['#000000', '#1f1f1f', '#282a36', '#002b36', '#2e3440'],
  light: ['#ffffff', '#fdf6e3', '#eff1f5', '#eee8d5'],
};

type Rgb = readonly [number, number, number];

const toRgb = (color: string): Rgb => {
  const value = Number.parseInt(color.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
};
const mapRgb = ([red, green, blue]: Rgb, change: (part: number) => number): Rgb => [
  change(red),
  change(green),
  change(blue),
];
const toHex = (rgb: Rgb): string => `#${rgb.map(part => Math.round(part).toString(16).padStart(2, '0')).join('')}`;

/** Relative luminance, 0–1, by https://www.w3.org/TR/WCAG22/#dfn-relative-luminance. */
function luminance(color: string): number {
  const [red, green, blue] = mapRgb(toRgb(color), part => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The contrast ratio of two colours (`#rrggbb`), 1–21, by WCAG. */
export function contrast(a: string, b: string): number {
  const [one, other] = [luminance(a), luminance(b)];
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

/** A mixture of two colours (`#rrggbb`). @param share the share of `other`, 0–1 */
export function mixed(color: string, other: string, share: number): string {
  const [from, to] = [toRgb(color), toRgb(other)];
  const mix = (a: number, b: number): number => a + (b - a) * share;
  return toHex([mix(from[0], to[0]), mix(from[1], to[1]), mix(from[2], to[2])]);
}

/** Number of steps from a colour to white or black. */
const STEPS = 50;

/**
 * The legible colour closest to `color` (`#rrggbb`): lightened for dark themes or darkened for light themes, just enough
 * for `MARK_CONTRAST` on all usual backgrounds.
 */
export function legible(color: string, kind: ThemeKind): string {
  const away = kind === 'dark' ? '#ffffff' : '#000000';
  for (let step = 0; step < STEPS; step++) {
    const candidate = mixed(color, away, step / STEPS);
    if (BACKGROUNDS[kind].every(ground => contrast(candidate, ground) >= MARK_CONTRAST)) return candidate;
  }
  return away;
}
