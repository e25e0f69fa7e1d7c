/** Inputs designed to be slow: `size` characters of one pattern each. */
export const HOSTILE: readonly (readonly [name: string, make: (size: number) => string])[] = [
  ['one letter', size => 'a'.repeat(size)],
  ['one capital', size => 'A'.repeat(size)],
  ['capitals with spaces', size => 'A '.repeat(size / 2)],
  ['one word', size => 'word '.repeat(size / 5)],
  ['one name', size => 'Smith '.repeat(size / 6)],
  ['one cue', size => 'said '.repeat(size / 5)],
  ['one cue noun', size => 'statement '.repeat(size / 10)],
  ['commas', size => ','.repeat(size)],
  ['name, name,', size => 'Smith, '.repeat(size / 7)],
  ['a. ', size => 'a. '.repeat(size / 3)],
  ['A. ', size => 'A. '.repeat(size / 3)],
  ['full stops', size => '.'.repeat(size)],
  ['opening curly', size => '“'.repeat(size)],
  ['closing curly', size => '”'.repeat(size)],
  ['straight', size => '"'.repeat(size)],
  ['straight with words', size => '"a '.repeat(size / 3)],
  ['nested openers', size => '“a ‘b '.repeat(size / 6)],
  ['nested openers then closers', size => '“a '.repeat(size / 6) + 'b” '.repeat(size / 6)],
  ['single curly', size => '‘a '.repeat(size / 3)],
  ['apostrophes', size => "'".repeat(size)],
  ['graves', size => '`'.repeat(size)],
  ['attributes', size => '="'.repeat(size / 2)],
  ['brackets', size => '('.repeat(size)],
  ['brackets with names', size => '(Smith '.repeat(size / 7)],
  ['quotes by turns', size => '“a,” b said. '.repeat(size / 13)],
  ['quotes alone', size => '“a” '.repeat(size / 4)],
  ['quotes in one sentence', size => '“a,” he said, '.repeat(size / 14)],
  ['pronouns in a quote', size => `Anna Berg met Ida Lund. “${'she left and '.repeat(size / 13)}” she said.`],
  ['shops', size => 'Torvik’s was sold. '.repeat(size / 19)],
  ['questions', size => 'Asked whether he would go, Berg said the man, Paul Reed, had gone. '.repeat(size / 67)],
  ['paragraphs of openers', size => '“a\n\n'.repeat(size / 4)],
  ['empty lines', size => '\n'.repeat(size)],
  ['spaces', size => ' '.repeat(size)],
  ['of of', size => 'of the '.repeat(size / 7)],
  ['and and', size => 'Smith and '.repeat(size / 10)],
  ['hyphens', size => '-'.repeat(size)],
  ['hyphenated', size => 'a-'.repeat(size / 2)],
  ['dates', size => 'on Friday '.repeat(size / 10)],
  ['digits', size => '1'.repeat(size)],
  ['surrogates', size => '😀'.repeat(size / 2)],
  ['lone surrogates', size => '\ud800'.repeat(size)],
  ['headers', size => 'date 2025-01-01 [Source: A]\n'.repeat(size / 28)],
];

/** Plain text for comparison: sentences as in an article, some quoted. */
export function plain(size: number): string {
  const paragraph =
    'The mayor of the town, Anna Berg, met residents on Friday to talk about the bridge that has been closed since May.' +
    '\n\n“We will open it before winter,” she told them. “I promise that.”\n\n' +
    'Paul Reed, who runs the bakery beside it, said his sales had fallen by half and called the delay “a disgrace.”\n\n';
  return paragraph.repeat(Math.ceil(size / paragraph.length)).slice(0, size);
}
