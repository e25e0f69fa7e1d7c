/** Text from outside, made harmless for terminals and build logs, where characters can act instead of being seen. */

/** Control, line-breaking, direction-changing and invisible characters, and halves of surrogate pairs. */
const ACTING = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Bidi_C}\u200b\u2060-\u2064\ufeff\u{e0000}-\u{e007f}]/gu;

const NAMES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * One line in which every character shows: `\n`, `\x1b`, `\u{202e}` in place of those that act. What build services
 * take for a command (`::error …` that begins a line, `##[error]` anywhere) is broken likewise.
 */
export function makeVisible(text: string): string {
  return text
    .replace(ACTING, escapeOf)
    .replace(/^( *):(?=:)/, '$1\\u{3a}')
    .replace(/##(?=[\w.-]{0,40}\[)/g, '#\\u{23}');
}

function escapeOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const hex = code.toString(16);
  return NAMES[character] ?? (code < 0x100 ? `\\x${hex.padStart(2, '0')}` : `\\u{${hex}}`);
}

/** JSON in which the same characters are escaped, also those that JSON itself lets stand. */
export const toJson = (value: unknown, indent?: number): string =>
  // Line breaks are of the layout: inside a string JSON has escaped them.
  JSON.stringify(value, null, indent).replace(ACTING, found => (found === '\n' ? found : escapeUnits(found)));

const escapeUnits = (character: string): string =>
  character
    .split('')
    .map(unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
