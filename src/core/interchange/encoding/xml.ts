/** Characters that XML 1.0 cannot contain. Each is replaced by U+FFFD, so that code point offsets stay valid. */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** Number of characters that XML 1.0 cannot contain. */
export const countForbidden = (text: string): number => text.match(FORBIDDEN)?.length ?? 0;

/** Escapes text for XML. */
export const escapeXml = (text: string): string =>
  text
    .replace(FORBIDDEN, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;');

/** An attribute with a space before it; empty if it has no value. */
export const attribute = (name: string, value: string | null | undefined): string =>
  value === null || value === undefined || value === ''
    ? ''
    : ` ${name}="${escapeXml(value).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;')}"`;
