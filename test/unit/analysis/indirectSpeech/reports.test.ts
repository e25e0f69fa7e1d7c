import assert from 'node:assert/strict';
import { parse } from '../../../../src/core/article/parse';
import { textOf } from '../../../../src/core/text/span';
import { analyse } from '../../analyse';

/** A sentence with its parts marked: `[source]`, `{cue}`, `<content>`. */
function check(marked: string): void {
  const text = marked.replace(/[[\]{}<>]/g, '');
  const parts = (open: string, close: string): string[] =>
    marked
      .split(open)
      .slice(1)
      .map(piece => (piece.split(close)[0] as string).replace(/[[\]{}<>]/g, ''));
  const seed = parse(` date 2025-03-04 [Source: Own]\n\n${text}\n`);
  const article = seed.articles[0];
  assert.ok(article);
  const found = analyse(seed.text, article).quotes.flatMap(q => q.reporting ?? []);
  const words = { source: new Set<string>(), cue: new Set<string>(), content: new Set<string>() };
  for (const { source, cue, content } of found) {
    if (source) words.source.add(textOf(seed.text, source));
    if (cue) words.cue.add(textOf(seed.text, cue));
    for (const c of content) words.content.add(textOf(seed.text, c));
  }
  const got = { source: [...words.source], cue: [...words.cue], content: [...words.content] };
  assert.deepEqual(got, { source: parts('[', ']'), cue: parts('{', '}'), content: parts('<', '>') });
}

describe('reported speech', () => {
  const cases: [what: string, marked: string][] = [
    ['a clause behind the cue', '[The mayor] {said} <the bridge would open in June>.'],
    ['that', '[Marta Kling] {argued} <that the council had failed>.'],
    ['auxiliaries belong to the cue', '[Marta Kling] {has said} <she will not run again>.'],
    ['an apposition belongs to the source', '[Marta Kling, a lawyer from Kiel,] {said} <the case was weak>.'],
    ['the cue behind', '<The case was weak>, [Kling] {said}.'],
    ['according to', '{According to} [the ministry], <two roads were closed>.'],
    ['a document', '[The report] {concluded} <that the valve had been removed>.'],
    ['marks inside', '[Marta Kling] {said} <the plan was “a costly joke”>.'],
    ['nobody’s', 'The bridge opened in June and closed in July.'],
    ['a day before the content', '[Marta Kling] {said} on Friday <she had not decided>.'],
    ['a letter before the content', '[The bank] {wrote} in a letter to its clients <that fees would rise>.'],
    ['an apposition in the content', '[Marta Kling] {said} <the rower, Piet Vos, had been seen twice>.'],
    ['a question that somebody was asked', '{Asked} <whether the lock would open>, Piet Vos shrugged.'],
    ['a pronoun that is the subject of what is said', 'Now [a rower, who left the club,] {said} <she had been ill>.'],
    ['two verbs of one source', '[Marta Kling] {declined to say} <whether the club would sell>.'],
    ['a listener with a name', '[Piet Vos] {told} Kiel District Court <the boat had sunk>.'],
    ['what somebody answers', 'Responding to Ruth Aldana, [Piet Vos] {said} <the club was healthy>.'],
    ['a listener and a topic', '[Piet Vos] {talked} to Ruth Aldana <about his years at the club>.'],
    ['an entry of a live report', '13:55 <All races are cancelled until Monday>, [the club] {said}.'],
    ['a family', '[The family] {said} <it would sue the club>.'],
    ['some of a group', '[One of the rowers] {said} <the lake was cold>.'],
    ['a number of people', '[The two rowers] {said} <they were tired>.'],
    ['who has charge of something', '[The man in charge of the club] {said} <it was bankrupt>.'],
    ['somebody who is named', 'A man named [Bob] {said} <he had seen it>.'],
    ['who belongs to somebody', '[The victim’s mother] {said} <she was tired>.'],
    ['a noun after a name with of', '[A Bank of Kiel official] {said} <the rate would fall>.'],
    ['a gerund', '[Piet Vos] {denied} <selling two boats of the club>.'],
    ['a participle in the source', '[A rower accused of robbing his club] {told} police <he was innocent>.'],
    ['officials after that', '[Marta Kling] {said} <that officials knew of the leak>.'],
    ['a clause after a verb of perception', '[The rowers] {found} <that the shed was empty>.'],
    ['a clause before the main one', '[Marta Kling] {said} <that when the lake froze, the club was closed>.'],
    ['an apposition in a clause with that', '[The coach] {hopes} <that Piet Vos, a rower from Kiel, will win>.'],
    ['an age after the subject of the content', '[Police] {said} <the man, 44, had been arrested>.'],
    ['what is relayed', '[Marta Kling] was quoted by Norpress as {saying} <the club would close>.'],
    ['two verbs as one cue', '[Witnesses] {described hearing} <two explosions>.'],
    ['a semicolon before the next one', '[Critics] {say} <the rule is unfair>; [supporters] {argue} <it is overdue>.'],
    ['no lone conjunction', 'The rower was ill, although [she] {said} <she would start on Sunday>.'],
  ];
  for (const [what, marked] of cases) it(what, () => check(marked));

  describe('is not', () => {
    const texts: [what: string, text: string, words: string][] = [
      [
        'what somebody else expects of the subject',
        'Marta Kling was also expected to row on Sunday.',
        'to row on Sunday',
      ],
      ['what somebody was told to do', 'The rowers were told to wait in the shed.', 'to wait in the shed'],
      ['what somebody learned to do', 'Marta Kling learned to row in Kiel.', 'to row in Kiel'],
      ['whom somebody signed for', 'Piet Vos signed for Rovers.', 'Rovers'],
      ['what somebody began to do', 'The town began to count its boats on Friday.', 'to count its boats on Friday'],
      ['whom somebody spoke to', 'Marta Kling spoke to reporters on Friday.', 'to reporters on Friday'],
      ['what somebody was told of', 'Told of the result, Marta Kling wept.', 'of the result'],
      ['who was told', 'Nobody in the club had been told.', 'Nobody in the club'],
      ['who wrote', 'Marta Kling, who wrote separately, agreed with the result.', 'Marta Kling'],
      ['for whom somebody wrote', 'Writing for the club, Marta Kling left.', 'for the club'],
      ['what somebody is called', 'He was known as a rower.', 'He was known as a rower'],
      ['a question word alone', 'Asked by whom, Piet Vos replied: “Nobody.”', 'whom'],
      ['what somebody is going to do', 'The club is planning to row on Sunday.', 'The club'],
      ['who found it, at the end of an abbreviation', 'They found the oars of the club in Washington D.C.', 'the oars'],
      ['what somebody was asked about', 'When asked about the oars, Piet Vos laughed.', 'about the oars'],
      ['a wish to stay unnamed', 'A rower, who asked not to be named, left the club.', 'not to be named'],
      ['what follows a dateline', 'Kiel: The club has sold its boats.', 'The club has sold its boats.'],
      ['what somebody heard of while she acted', 'Marta Kling smiled when told of the race.', 'when told of the race'],
      ['a name that is kept back', 'A girl, who cannot be named for legal reasons, left.', 'who cannot be named'],
      ['what somebody found', 'They found the oars in a ditch.', 'the oars in a ditch'],
      ['what somebody heard', 'Piet Vos heard a bang from the shed.', 'a bang from the shed'],
      ['who found it', 'The oars, which were found by Piet Vos, are new.', 'by Piet Vos'],
      ['a lone not', 'Not everyone agrees.', 'Not'],
      ['what follows the label of a headline', 'Transcript: The race of the year', 'The race of the year'],
      ['where somebody protested', 'Rowers protested in Kiel.', 'in Kiel'],
      ['where somebody answered', 'Marta Kling responded on Twitter.', 'on Twitter'],
      ['what people unnamed are said to think of', 'The race is recorded in detail: “Wind,” it says.', 'The race'],
      ['what somebody wrote', 'The report, written by Piet Vos, is short.', 'The report'],
      ['who is identified', 'The rower, identified by police as Piet Vos, left.', 'The rower'],
      ['what was not said', 'Asked twice, Marta Kling declined to say.', 'to say'],
      ['nothing', 'Piet Vos said nothing.', 'nothing'],
      ['what a face shows', 'Piet Vos showed no emotion.', 'no emotion'],
      ['a pronoun', 'The coach scolded him, and the rower left.', 'him'],
    ];
    for (const [what, text, words] of texts)
      it(what, () => {
        const seed = parse(` date 2025-03-04 [Source: Own]\n\n${text}\n`);
        const found = analyse(seed.text, seed.articles[0] as (typeof seed.articles)[number]).quotes;
        assert.deepEqual(
          found.map(({ span }) => textOf(seed.text, span)).filter(quote => words.startsWith(quote)),
          [],
        );
      });
  });
});
