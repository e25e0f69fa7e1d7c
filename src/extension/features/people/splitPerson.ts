import { aliasesInCorpus } from '../../../core/annotation';
import type { Person, PersonArticle } from '../../../core/corpus';
import { excerpt, personArticleRow } from '../../../core/view';
import { askForText } from '../../shell/inputs';
import { LANGUAGE, plainText, say } from '../../shell/language';
import { showInformation } from '../../shell/messages';
import { type PickRows, pickMany } from '../../shell/picks';
import { Transaction } from '../../stores/history';
import { type DecisionContext, partArticles, partNames } from './peopleDecisions';

/** More articles are not listed to choose from. */
const MAX_ARTICLES = 500;

type Part = { readonly alias: string } | { readonly article: PersonArticle };

/** Asks which names, joined by decision, or which articles mean somebody else, and parts them in `seed-annotator.yaml`, in one step of undo. */
export async function splitPerson(context: DecisionContext, person: Person): Promise<void> {
  const title = plainText`Split “${excerpt(person.name, 40)}”`;
  const { index, corpus } = context;
  const articles = await index.ask('articlesOfPerson', person.id, { limit: MAX_ARTICLES, offset: 0 });
  const [first] = articles;
  const decided = first && (await corpus.find(index.uriOf(first.file)));
  const aliases = aliasesInCorpus(decided?.read.entities ?? [], person.name);
  if (articles.length < 2 && !aliases.length) {
    void showInformation(plainText`${excerpt(person.name, 40)} is in one article only. Split off mentions there.`);
    return;
  }
  const parts = await pickMany(rowsOf(aliases, articles), {
    title,
    placeholder: plainText`Choose the names or articles that mean somebody else`,
    matchOnDescription: true,
  });
  const names = parts?.flatMap(part => ('alias' in part ? part.alias : [])) ?? [];
  const others = parts?.flatMap(part => ('article' in part ? part.article : [])) ?? [];
  const name = others.length ? await askForOther(person) : undefined;
  if (others.length && !name) return;
  const all = new Transaction();
  if (names.length) await partNames(context, person, names, all);
  if (name) await partArticles(context, person, name, others, all);
}

function rowsOf(aliases: readonly string[], articles: readonly PersonArticle[]): PickRows<Part> {
  return [
    ...(aliases.length ? [{ heading: say`Names joined by decision` }] : []),
    ...aliases.map(alias => ({ label: alias, value: { alias } })),
    ...(articles.length > 1 ? [{ heading: say`Articles` }] : []),
    ...(articles.length > 1 ? articles : []).map(article => {
      const { label, description } = personArticleRow(article, LANGUAGE);
      return { label, description, value: { article } };
    }),
  ];
}

async function askForOther({ name }: Person): Promise<string | undefined> {
  const typed = await askForText({
    title: plainText`Who Is It in These Articles?`,
    value: name,
    prompt: plainText`A name that tells the two apart, for example with a middle name or a role`,
    check: words =>
      words.trim() && words.trim() !== name ? null : { wrong: plainText`Enter a name that differs from ${name}.` },
  });
  return typed?.trim().replace(/\s+/g, ' ');
}
