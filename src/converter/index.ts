/**
 * The door of the converter: other layers import nothing behind it. {@link Converter} sends files over a
 * {@link ConverterPort}, which a host makes; `entry.ts` is the program at the other end, bundled as `dist/converter.js`
 * with the parsers of HTML, mail and Word, which nothing else loads.
 */
export { Converter, type ConverterPort, type StartConverter } from './client';
