/** Text inside XML. What XML 1.0 has no way to write becomes U+FFFD, one for one, so that offsets stay. */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

export const countForbidden = (text: string): number => text.match(FORBIDDEN)?.length ?? 0;

export const escapeXml = (text: string): string =>
  text
    .replace(FORBIDDEN, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;');

/** An attribute with a space before it; nothing where it has no value. */
export const attribute = (name: string, value: string | null | undefined): string =>
  value === null || value === undefined || value === ''
    ? ''
    : ` ${name}="${escapeXml(value).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;')}"`;
