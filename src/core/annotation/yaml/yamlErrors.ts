/** What the YAML parser says of faults that people make, as messages that have translations. */

import { asWritten, inEnglish, type Message, phrase } from '../../text';

const KNOWN = new Map(
  [
    phrase`A block sequence may not be used as an implicit map key`,
    phrase`All mapping items must start at the same column`,
    phrase`All sequence items must start at the same column`,
    phrase`Comments must be separated from other tokens by white space characters`,
    phrase`Flow map in block collection must be sufficiently indented and end with a }`,
    phrase`Flow sequence in block collection must be sufficiently indented and end with a ]`,
    phrase`Implicit keys need to be on a single line`,
    phrase`Implicit map keys need to be followed by map values`,
    phrase`Missing closing "quote`,
    phrase`Missing closing 'quote`,
    phrase`Nested mappings are not allowed in compact mappings`,
    phrase`Sequence item without - indicator`,
    phrase`Tabs are not allowed as indentation`,
    phrase`Unexpected block-seq-ind on same line with key`,
    phrase`Unexpected scalar at node end`,
  ].map(message => [inEnglish(message), message]),
);

/** @param words of the parser */
export const yamlErrorMessage = (words: string): Message => KNOWN.get(words) ?? asWritten(words);
