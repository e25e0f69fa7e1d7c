import { foldWords, type Person, type Timeline } from '../../corpus';
import { cut, type JsonObject } from '../answer';
import { AgentError, optionalChoice, optionalText } from '../fields';
import { AnswerFiles } from '../files';
import { LIMIT_FIELD, listAnswer, OFFSET_FIELD, pageIn } from '../lists';
import { lineOf } from '../places';
import type { AgentPorts, AgentView } from '../ports';
import { articleFields, spokenFields } from '../quoteAnswers';
import { makeTool } from '../tool';

const personAnswer = ({
  key,
  name,
  type,
  role,
  quotes,
  articles,
  mentions,
  firstDate,
  lastDate,
}: Person): JsonObject => ({
  person: key,
  name,
  type,
  role: role === null ? null : cut(role, 200),
  quotes,
  articles,
  mentions,
  firstDate,
  lastDate,
});

export const findPeople = makeTool({
  name: 'find_people',
  title: 'Find People',
  description:
    'Lists the people, organizations and places in the articles, how often they are quoted and mentioned, and when. Use it to find out who is in the folder, or the exact person behind a name.',
  fields: {
    name: optionalText('Parts of the name, in any order; everybody if not given.', 200),
    type: optionalChoice('person if not given.', ['person', 'organization', 'place', 'all']),
    sort: optionalChoice('quotes if not given.', ['quotes', 'mentions', 'name', 'lastSeen']),
    limit: LIMIT_FIELD,
    offset: OFFSET_FIELD,
  },
  describe: ({ name }) => (name === null ? 'List people' : `Look for people named ${name}`),
  run: async (input, ports) => {
    const page = pageIn(input);
    const question = { type: input.type ?? 'person', sort: input.sort ?? 'quotes', filter: input.name ?? '' };
    const { people, total } = await ports.ask('people', question, page);
    const hasMore = page.offset + people.length < total;
    return {
      found: total,
      ...listAnswer('people', people.map(personAnswer), { offset: page.offset, hasMore, files: null, ports }),
    };
  },
});

/** Roles, spellings and others quoted in the same articles. */
const FEW = { limit: 10, offset: 0 };

export const personOverTime = makeTool({
  name: 'person_over_time',
  title: 'Person Over Time',
  description:
    'Tells of one person over all articles: what the articles call them and when, how many quotes in each stretch of time, who is quoted with them, and their quotes with file and line, the newest first.',
  fields: {
    name: optionalText('The full name.', 200),
    person: optionalText('In place of a name: the value “person” of an answer of find_people.', 400),
    limit: LIMIT_FIELD,
    offset: OFFSET_FIELD,
  },
  describe: ({ name, person }) => `Follow ${name ?? person ?? 'a person'} over time`,
  run: async ({ name, person: key, ...page }, ports) => {
    const found = await personFor(ports, name, key);
    if (Array.isArray(found))
      return { candidates: found.map(personAnswer), hint: 'Several match. Call again with one’s “person”.' };
    return storyOf(ports, found as Person, pageIn(page));
  },
});

/** The person, or several that a name may mean. @throws AgentError where there is none */
async function personFor<V extends AgentView>(
  ports: AgentPorts<V>,
  name: string | null,
  key: string | null,
): Promise<Person | readonly Person[]> {
  if (key !== null) {
    const [person] = await ports.ask('peopleWithKeys', [key]);
    if (person) return person;
    throw new AgentError('There is no such person in the index. Look for the name with find_people.');
  }
  if (name === null) throw new AgentError('Give a “name”, or a “person” of find_people.');
  const { people } = await ports.ask('people', { type: 'all', sort: 'quotes', filter: name }, FEW);
  const folded = foldWords(name);
  const exact = people.filter(one => foldWords(one.name) === folded);
  const [only] = exact.length ? exact : people;
  if (!only) throw new AgentError(`Nobody named “${name}” is in the articles. Try fewer parts of the name.`);
  return exact.length === 1 || people.length === 1 ? only : people;
}

async function storyOf<V extends AgentView>(
  ports: AgentPorts<V>,
  person: Person,
  page: { readonly limit: number; readonly offset: number },
): Promise<JsonObject> {
  const { id, key } = person;
  const quotes = await ports.ask('quotesOfPerson', id, page);
  const files = new AnswerFiles(ports);
  const items: (JsonObject | null)[] = [];
  for (const quote of quotes) {
    const found = await files.find(quote.file);
    const file = found && (await files.textOf(found));
    const place = file && { file: file.name, line: lineOf(file, quote.span.start) };
    items.push(place && { ...place, ...articleFields(quote), ...quoteFields(quote), text: cut(quote.text) });
  }
  const hasMore = quotes.length === page.limit && page.offset + quotes.length < person.quotes;
  const list = listAnswer('quotes', items, { offset: page.offset, hasMore, files, ports });
  if (page.offset > 0) return { person: key, name: person.name, ...list };
  return {
    ...personAnswer(person),
    ...(await aboutPerson(ports, person)),
    newestQuotes: list.quotes,
    ...without(list),
  };
}

const quoteFields = ({ status, confidence, kind }: { status: string; confidence: number | null; kind: string }) => {
  const { speaker: _, ...fields } = spokenFields({ speaker: null, status, confidence, kind });
  return fields;
};

const without = ({ quotes: _, ...rest }: JsonObject): JsonObject => rest;

async function aboutPerson<V extends AgentView>(ports: AgentPorts<V>, { id, key }: Person): Promise<JsonObject> {
  const roles = await ports.ask('rolesOfPerson', id, FEW);
  const spellings = await ports.ask('spellingsOfPerson', id, FEW);
  const company = await ports.ask('quotedWithPerson', id, FEW);
  const { marks, time } = await ports.ask('quoteTimeline', { query: COUNTED, people: [key], files: null });
  return {
    roles: roles.map(one => ({ ...one, role: cut(one.role, 200) })),
    spellings: spellings.map(({ name, articles }) => ({ name: cut(name, 200), articles })),
    quotedWith: company.map(({ person, shared }) => ({ person: person.key, name: person.name, articles: shared })),
    timeline: { step: time?.step ?? null, quotes: countStretches(marks) },
  };
}

/** The quotes that count as a person's, as in `Person.quotes`. */
const COUNTED = 'kind:direct OR kind:partial OR status:confirmed OR status:corrected';

/** The quotes of all sources in each stretch of time. */
function countStretches(marks: Timeline['marks']): JsonObject[] {
  const counts = new Map<string, { readonly from: string; readonly to: string; quotes: number }>();
  for (const { from, to, quotes } of marks) {
    const stretch = counts.get(from) ?? { from, to, quotes: 0 };
    stretch.quotes += quotes;
    counts.set(from, stretch);
  }
  return [...counts.values()].sort((a, b) => (a.from < b.from ? -1 : 1));
}
