import type { DocumentReaders } from '../core/conversion';
import { decode, decodeByte } from './decode';
import { readBlocks, readPage } from './htmlReader';
import { readMail } from './mailReader';
import { readWord } from './wordReader';

/** The parsers that the core's conversion needs. */
export const READERS: DocumentReaders = {
  page: readPage,
  blocks: readBlocks,
  mail: readMail,
  word: readWord,
  decode,
  decodeByte,
};
