/** What the fields and options of a search mean, in a sentence each. */
import type { FieldName } from '../../corpus';
import type { SearchOptionName } from './searchText';

export interface HelpEntry {
  readonly about: string;
  readonly example: string;
}

export const FIELD_HELP: Readonly<Record<FieldName, HelpEntry>> = {
  speaker: { about: 'Quotes of a speaker with these words in the name.', example: 'speaker:"Ilse Brandt"' },
  said: { about: 'Words in quotes. A star finds words that begin so.', example: 'said:negotiat*' },
  text: { about: 'Words in the paragraph, in quotes or not.', example: 'text:"the old bridge"' },
  mentions: { about: 'Passages of articles that mention a person, organization or place.', example: 'mentions:Orrin' },
  about: { about: 'Passages with such a tag, or with these words in a note.', example: 'about:budget' },
  tag: { about: 'Passages with this tag, or with one below it.', example: 'tag:verdict' },
  source: { about: 'Articles of a source.', example: 'source:reuters' },
  title: { about: 'Articles by words of their title.', example: 'title:bridge' },
  date: { about: 'Articles of a year, a month or a day.', example: 'date:2025-04' },
  after: { about: 'Articles from this year, month or day on.', example: 'after:2025-01' },
  before: { about: 'Articles before this year, month or day.', example: 'before:2025-06-01' },
  confidence: { about: 'Quotes by the confidence of their attribution.', example: 'confidence<0.7' },
  status: { about: 'Quotes by what was decided about their speaker.', example: 'status:derived' },
  kind: { about: 'Quotes by how they are quoted.', example: 'kind:direct' },
  author: { about: 'Passages that this author has annotated.', example: 'author:anna' },
  file: { about: 'Articles by the path of their file.', example: 'file:2025/april' },
};

export const OPTION_HELP: Readonly<Record<SearchOptionName, HelpEntry>> = {
  sort: {
    about: 'The order: date (newest first), oldest, left or right (by the words beside the hit), speaker.',
    example: 'sort:right',
  },
  context: { about: 'How many columns are shown on either side of the hit, from 10 to 200.', example: 'context:80' },
  page: { about: 'Which page of the results is shown.', example: 'page:2' },
};

/** What holds for all of a query. */
export const QUERY_HELP =
  'All conditions must hold. OR joins alternatives, a minus excludes, brackets group. Quotation marks make a phrase.';
