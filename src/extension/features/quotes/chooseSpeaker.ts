import type { ArticleView, QuoteView } from '../../../core/annotation';
import { excerpt, percent, proposalsFor, typeName, verdictOn } from '../../../core/view';
import { LANGUAGE, plainText, say } from '../../shell/language';
import { type PickRows, pickOrType, type Row } from '../../shell/picks';
import type { Verdict } from '../../stores/annotator';
import type { SeedView } from '../../stores/viewStore';

/**
 * Asks who said a quote. Offers candidates first, then everybody else in the article; any other name can be typed.
 * @param quote the first of those that the answer is for: it is shown, and its candidates are offered
 */
export function chooseSpeaker(view: SeedView, article: ArticleView, quote: QuoteView): Promise<Verdict | undefined> {
  const { span } = quote.quote;
  const words = excerpt(view.text.slice(span.start, span.end).replace(/^[“"‘'«]|[”"’'»]$/g, ''), 60);
  return pickOrType<Verdict>({
    title: plainText`Who said “${words}”?`,
    placeholder: plainText`Choose a speaker, or type any name`,
    rows: speakerRows(article, quote),
    typed: name => ({ label: say`Someone else`, value: { status: 'corrected', speaker: name } }),
  });
}

function speakerRows(article: ArticleView, shown: QuoteView): PickRows<Verdict> {
  const seen = new Set<string>();
  const rowOf = (name: string, description: string): Row<Verdict>[] => {
    if (seen.has(name)) return [];
    seen.add(name);
    return [{ label: name, description, value: verdictOn(article, shown, name) }];
  };
  const proposals = proposalsFor(article, shown.quote);
  const candidates = proposals.flatMap(({ name, confidence }) => rowOf(name, percent(confidence)));
  const derived = proposals.find(({ candidate }) => candidate === shown.quote.attribution)?.name;
  const others = article.entities
    .filter(
      entity =>
        !entity.hidden &&
        (entity.type === 'person' || entity.type === 'organization' || entity.type === 'group' || entity.quotes.length),
    )
    .sort((a, b) => Number(b.type === 'person') - Number(a.type === 'person') || b.mentions.length - a.mentions.length)
    .flatMap(entity => rowOf(entity.name, entity.role ?? typeName(entity.type, LANGUAGE)));
  return [
    ...(candidates.length ? [{ heading: say`candidates` }, ...candidates] : []),
    ...(others.length ? [{ heading: say`in this article` }, ...others] : []),
    { heading: say`or` },
    {
      icon: 'rejected',
      label: say`Not speech`,
      description: say`a title, nickname or scare quotes`,
      value: { status: 'rejected' },
    },
    ...(derived ? [rejectionRow(derived)] : []),
  ];
}

const rejectionRow = (speaker: string): Row<Verdict> => ({
  icon: 'unknown',
  label: plainText`Not ${speaker}`,
  description: say`speaker unknown`,
  value: { status: 'rejected', speaker },
});
