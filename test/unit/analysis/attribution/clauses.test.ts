import assert from 'node:assert/strict';
import { parse } from '../../../../src/core/article/parse';
import { analyse } from '../../analyse';

/** The names of the speakers of the marked quotes of a text, in order. */
function speakersOf(body: string): string[] {
  const { text, articles } = parse(`date 2025-04-26 [Source: Wire]\n\n${body}`);
  return articles.flatMap(article => {
    const { quotes, entities } = analyse(text, article);
    return quotes
      .filter(({ kind }) => kind !== 'indirect')
      .map(({ attribution }) => entities.find(({ id }) => id === attribution?.entity)?.name ?? 'nobody');
  });
}

const CASES: Readonly<Record<string, readonly (readonly [text: string, ...speakers: string[]])[]>> = {
  'a clause about the subject': [
    ['Drivers waiting at the quay chanted, “Build a bridge!”', 'Drivers'],
    ['A woman standing near the gate said: “The ferry is old.”', 'A woman'],
    ['The man who repaired the engine said the ferry was “safe”.', 'The man'],
    ['A captain who has worked for Ruth Aldana for years said the ferry was “a wreck”.', 'A captain'],
    ['The engineer that built the ferry said, “It will float.”', 'The engineer'],
    ['Nurses marching towards the ministry shouted, “Pay us fairly!”', 'Nurses'],
    ['The company that owns the ferry said it was “deeply sorry”.', 'The company'],
    ['Ruth Aldana waited as the crowd shouted: “Build a bridge!”', 'the crowd'],
    ['A crew led by Ruth Aldana said the ferry was “safe”.', 'A crew'],
  ],
  'an accusation of the subject': [['A man accused of robbing his partner told police he had “lost it all”.', 'A man']],
  'a verb of the quote with a clause behind its subject': [
    ['“We cannot wait,” reads the letter, signed by ten captains including the chair, Ruth Aldana.', 'the letter'],
  ],
  'a determiner that stands for a noun': [
    ['“We sail,” reads a banner. Another says: “Build a bridge.”', 'a banner', 'Another'],
    ['One flag said: “We sail.” Another read: “Build a bridge.”', 'One flag', 'Another'],
    ['Ruth Aldana warned of holes, with one saying “it sinks”.', 'one'],
    ['Some say “it sinks”.', 'Some'],
    ['The first said: “We sail.”', 'The first'],
  ],
  'words on a sign': [['A sign on the door reads “Closed until Monday”.', 'A sign on the door']],
  'who said it, not who reports that': [
    ['“I am done,” Ruth Aldana wrote in a note, according to police.', 'Ruth Aldana'],
    ['“Stop,” a captain says, according to the film, before Ruth Aldana jumps.', 'a captain'],
  ],
  'two things that are called something': [
    ['Ruth Aldana described the food as “good” and the ferry as “slow”.', 'Ruth Aldana', 'Ruth Aldana'],
  ],
  'two verbs in contrast': [
    ['Ruth Aldana said the ferry was “safe”, while the council called it “a wreck”.', 'Ruth Aldana', 'the council'],
  ],
  'any verb beside a quote that needs one': [
    ['“The ferry will sail again,” purred Ruth Aldana.', 'Ruth Aldana'],
    ['“The ferry will sail again,” Ruth Aldana wept.', 'Ruth Aldana'],
  ],
  'the sentence behind the quote': [
    ['“Stay at home.” That’s the message from the harbour chief, Ruth Aldana.', 'Ruth Aldana'],
    ['“Nobody wins.” That was the final verdict of Ruth Aldana, who owns the ferry.', 'Ruth Aldana'],
  ],
  'a description of somebody named': [
    ['Ruth Aldana thanked the crew. “We sail,” said the former army engineer, who owns the ferry.', 'Ruth Aldana'],
  ],
  'a colon after a verb of no saying': [['The captain was blunt: “Awful.”', 'The captain']],
  'a gerund with a subject of its own': [
    ['The council kept the ferry, with Ruth Aldana saying it was “safe”.', 'Ruth Aldana'],
    ['The film uses footage of Ruth Aldana asking, “Why is the ferry so slow?”', 'Ruth Aldana'],
  ],
  'a gerund before its subject': [
    ['Citing “grave concerns”, Ruth Aldana closed the quay.', 'Ruth Aldana'],
    [
      'Calling the ferry “a wreck”, Ruth Aldana told Norpress “it will never sail again”.',
      'Ruth Aldana',
      'Ruth Aldana',
    ],
  ],
  'a passive with its agent': [
    ['The ferry, described by Ruth Aldana as “a wreck”, will be sold.', 'Ruth Aldana'],
    ['The ferry was described as “a wreck” by Ruth Aldana.', 'Ruth Aldana'],
    ['The plan was dismissed by Ruth Aldana as “a joke”.', 'Ruth Aldana'],
    ['He was told by Ruth Aldana of “at least four holes in the hull”.', 'Ruth Aldana'],
  ],
  'a question before the answer': [
    ['Asked by a reporter whether the ferry was safe, Ruth Aldana said: “Ask the captain.”', 'Ruth Aldana'],
    ['When asked by Tom Breck if the ferry was safe, Ruth Aldana laughed: “Ask the captain.”', 'Ruth Aldana'],
  ],
  'a report that an outlet passes on': [
    ['Norpress quoted Ruth Aldana as saying: “The ferry is safe.”', 'Ruth Aldana'],
    ['“The ferry is safe,” Ruth Aldana was quoted as saying by Norpress.', 'Ruth Aldana'],
    ['“The ferry is safe,” Norpress quoted Ruth Aldana as saying.', 'Ruth Aldana'],
    ['According to Norpress, the harbour chief, Ruth Aldana, said: “The ferry is safe.”', 'Ruth Aldana'],
  ],
  'a word for somebody or something': [
    ['Ruth Aldana referred to the boat as a “floating coffin”.', 'Ruth Aldana'],
    ['Ruth Aldana, who has in the past described it as “a wreck” and “a coffin”, left.', 'Ruth Aldana', 'Ruth Aldana'],
    [
      'The council was split, with Ruth Aldana calling the boat “a wreck” and Tom Breck calling it “a pearl”.',
      'Ruth Aldana',
      'Tom Breck',
    ],
  ],
  'a phrase about words': [
    ['In the words of Ruth Aldana, the ferry is “a wreck”.', 'Ruth Aldana'],
    ['In Ruth Aldana’s words, the ferry is “a wreck”.', 'Ruth Aldana'],
    ['As Ruth Aldana put it, the ferry is “a wreck”.', 'Ruth Aldana'],
  ],
  'a complement with *to*': [
    ['An adviser to Ruth Aldana called it “panic”.', 'An adviser to Ruth Aldana'],
    ['Ambassador to Denmark Ruth Aldana called it “panic”.', 'Ruth Aldana'],
  ],
  'the heading of a list': [
    [
      'Three reasons were given by the chair, Ruth Aldana:\n\n- “It leaks.”\n\n- “It is slow.”',
      'Ruth Aldana',
      'Ruth Aldana',
    ],
    ['Ruth Aldana and Tom Breck met:\n\n- “It leaks.”', 'nobody'],
  ],
  'a sentence without a verb of saying': [
    ['Asked about the hull, the captain shrugged. “It leaks.”', 'the captain'],
    ['The captain shook her head. “It leaks.”', 'The captain'],
  ],
  'labels, the second with a description': [
    ['Ruth Aldana: “It leaks.” The firm’s lawyer, Tom Breck: “It is safe.”', 'Ruth Aldana', 'Tom Breck'],
  ],
  'an insertion after the verb': [
    ['The harbour office released a statement which read, in part, “The ferry is safe.”', 'The harbour office'],
  ],
};

describe('the speaker in', () => {
  for (const [kind, cases] of Object.entries(CASES))
    describe(kind, () => {
      for (const [text, ...speakers] of cases) it(text, () => assert.deepEqual(speakersOf(text), speakers));
    });

  it('a title before the speaker of something else is nobody', () => {
    const text = 'On Tuesday’s episode of “The Breck Morning Show,” Ruth Aldana said she would leave.';
    assert.deepEqual(speakersOf(text), ['nobody']);
  });

  it('a title of a work after a verb is nobody', () => {
    assert.deepEqual(speakersOf('Ruth Aldana is the playwright who wrote “Peter’s Long Winter,” a comedy.'), [
      'nobody',
    ]);
  });

  it('two joined roles after a cue', () => {
    for (const roles of ['chairman and chief executive', 'co-founder and former goalkeeper']) {
      const { text, articles } = parse(`date 2025-04-26 [Source: Wire]\n\n“It sank,” said ${roles} Ruth Aldana.`);
      const [quote] = analyse(text, articles[0] as (typeof articles)[number]).quotes;
      const cue = quote?.attribution?.cue;
      assert.equal(cue && text.slice(cue.start, cue.end), 'said', roles);
    }
  });
});
