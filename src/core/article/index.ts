/** Seed text → articles and problems. Offsets are of the file. */
export { type ArticleText, articleKey, articleText } from './articleText';
export { fileNames } from './fileName';
export { looksLikeSeed } from './header';
export type { Article, Fix, Header, Problem, ProblemCode, SeedFile, Severity } from './model';
export { parse } from './parse';
export { summary } from './summary';
