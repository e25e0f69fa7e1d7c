/** The words of an error of the XML parser, without its position before them and the full stop after them. */
export const wordsOfXmlError = ({ message }: Error): string =>
  message.replace(/^\d+:\d+:\s*/, '').replace(/[.!?]$/, '');
