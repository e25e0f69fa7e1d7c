import { FIELDS, parseQuery } from '../../corpus';
import { inEnglish } from '../../text';
import { AgentError, optionalChoice, requiredText } from '../fields';
import { AnswerFiles } from '../files';
import { LIMIT_FIELD, listAnswer, OFFSET_FIELD, pageIn } from '../lists';
import type { AgentPorts, AgentView } from '../ports';
import { resultAnswer } from '../quoteAnswers';
import { makeTool } from '../tool';

/** More results are not counted. */
const MOST_COUNTED = 10_000;

const QUERY = `A query line. Words find paragraphs; fields find quotes and narrow the search: ${FIELDS.join(', ')}.
Conditions are joined by AND; also OR, -condition, ( ), "a phrase" and prefix*.
Examples: speaker:Ushakov said:negotiat* · said:"cease fire" after:2025-03 source:Reuters · speaker:Brandt confidence<0.7 · tag:claim status:confirmed.
Dates are YYYY, YYYY-MM or YYYY-MM-DD; status is derived, confirmed, corrected, rejected or unattributed; kind is direct, partial, scare or indirect.`;

export const findQuotes = makeTool({
  name: 'find_quotes',
  title: 'Find Quotes',
  description:
    'Searches the news articles of this folder for quotes, or for paragraphs, by words, speaker, source, date, tags and more. Each result has its file and line, the speaker, whether a person confirmed the speaker (status), and the confidence of the analysis.',
  fields: {
    query: requiredText(QUERY, 1_000),
    order: optionalChoice('By the date of the article; newest if not given.', ['newest', 'oldest']),
    limit: LIMIT_FIELD,
    offset: OFFSET_FIELD,
  },
  describe: ({ query }) => `Search for ${query}`,
  run: async (input, ports) => {
    const { root, problems } = parseQuery(input.query);
    if (problems.length || !root)
      throw new AgentError(
        problems.map(({ span, message }) => `Query, column ${span.start + 1}: ${inEnglish(message)}`).join(' ') ||
          'The query asks for nothing.',
      );
    return searchAnswer(input.query, input.order ?? 'newest', pageIn(input), ports);
  },
});

/** A page of what a query line without problems finds. */
export async function searchAnswer<V extends AgentView>(
  line: string,
  order: 'newest' | 'oldest',
  page: { readonly limit: number; readonly offset: number },
  ports: AgentPorts<V>,
) {
  const { unit, results } = await ports.ask('searchPage', line, { ...page, order });
  const count = await ports.ask('searchCount', line, MOST_COUNTED);
  const files = new AnswerFiles(ports);
  const items = [];
  for (const result of results) items.push(await resultAnswer(result, files));
  const hasMore =
    results.length === page.limit && page.offset + results.length < count.results + (count.isMore ? 1 : 0);
  return {
    unit,
    found: count.results,
    ...(count.isMore ? { foundIsAtLeast: true } : {}),
    ...listAnswer('results', items, { offset: page.offset, hasMore, files, ports }),
  };
}
