/** Colours that people give to tags, made fit for the theme that they are shown in. */

/** High contrast themes count as what they look like. */
export type ThemeKind = 'light' | 'dark';

/** WCAG 2.2, 1.4.11: what marks something must stand out from what is around it by this much. */
export const MARK_CONTRAST = 3;

/** The backgrounds of the editor's own themes, and of widely used ones that leave a mark the least contrast. */
export const BACKGROUNDS: Readonly<Record<ThemeKind, readonly string[]>> = {
  dark: ['#000000', '#1f1f1f', '#282a36', '#002b36', '#2e3440'],
  light: ['#ffffff', '#fdf6e3', '#eff1f5', '#eee8d5'],
};

type Rgb = readonly [number, number, number];

const toRgb = (color: string): Rgb => {
  const value = Number.parseInt(color.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
};
const toHex = (rgb: Rgb): string => `#${rgb.map(part => Math.round(part).toString(16).padStart(2, '0')).join('')}`;

/** Relative luminance, 0–1, by https://www.w3.org/TR/WCAG22/#dfn-relative-luminance. */
function luminance(color: string): number {
  const [red, green, blue] = toRgb(color).map(part => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The contrast of two colours (`#rrggbb`), 1–21, as WCAG counts it. */
export function contrast(a: string, b: string): number {
  const [lighter, darker] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (lighter + 0.05) / (darker + 0.05);
}

/** `color` with a share, 0–1, of `other` in it: also how it looks as a fill of that opacity on `other`’s ground. */
export function mixed(color: string, other: string, share: number): string {
  const [from, to] = [toRgb(color), toRgb(other)];
  return toHex([0, 1, 2].map(i => from[i] + (to[i] - from[i]) * share) as unknown as Rgb);
}

/** So many steps from a colour to white or black. */
const STEPS = 50;

/**
 * The colour nearest to `color` (`#rrggbb`) that marks can have in themes of a kind: lightened in dark ones, darkened
 * in light ones, as little as gives enough contrast against all their usual backgrounds.
 */
export function legible(color: string, kind: ThemeKind): string {
  const away = kind === 'dark' ? '#ffffff' : '#000000';
  for (let step = 0; step < STEPS; step++) {
    const candidate = mixed(color, away, step / STEPS);
    if (BACKGROUNDS[kind].every(ground => contrast(candidate, ground) >= MARK_CONTRAST)) return candidate;
  }
  return away;
}
