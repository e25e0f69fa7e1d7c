/** Parses seed files into articles and problems. Offsets are of the file, except in `ArticleText`. */

// Parsing

export { looksLikeSeed } from './header';
export type { Article, Fix, Header, Problem, ProblemCode, SeedFile, Severity } from './model';
export { parse } from './parse';
export { passageWithWords } from './passage';

// One article, independent of its file

export { type ArticleText, articleKey, articleText } from './articleText';

// Names and titles

export { fileNames } from './fileName';
export { headlineOf, NO_HEADLINE } from './headline';
export { hasProse, titleLineOf } from './prose';
