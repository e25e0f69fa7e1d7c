/** Makes untrusted text safe for terminals and build logs, where some characters have effects. */

/** Control, line-breaking, bidirectional and invisible characters, and lone surrogates. */
const ACTING = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Bidi_C}\u200b\u2060-\u2064\ufeff\u{e0000}-\u{e007f}]/gu;

const NAMES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * Returns one line with such characters escaped as `\n`, `\x1b` or `\u{202e}`. Commands of build services (`::error …`
 * at the start of a line, `##[error]` anywhere) are escaped, too.
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

/** Serializes to JSON and escapes the same characters, including those that JSON itself does not escape. */
export const toJson = (value: unknown, indent?: number): string =>
  // Line breaks belong to the indentation: inside strings, JSON has escaped them.
  JSON.stringify(value, null, indent).replace(ACTING, found => (found === '\n' ? found : escapeUnits(found)));

const escapeUnits = (character: string): string =>
  character
    .split('')
    .map(unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
