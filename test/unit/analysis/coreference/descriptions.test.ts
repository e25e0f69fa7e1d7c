import assert from 'node:assert/strict';
import { fitsRole, type RoleWords, roleWords } from '../../../../src/core/analysis/coreference/roleMatching';
import { parse } from '../../../../src/core/article/parse';
import { analyse } from '../../analyse';

/** The name shown for the last marked quote of a text. */
function speakerIn(body: string): string {
  const { text, articles } = parse(`date 2025-04-26 [Source: Wire]\n\n${body}`);
  const { quotes, entities } = analyse(text, articles[0] as (typeof articles)[number]);
  const last = quotes.filter(({ kind }) => kind !== 'indirect').at(-1);
  return entities.find(({ id }) => id === last?.attribution?.entity)?.name ?? 'nobody';
}

function speakers(title: string, cases: readonly (readonly [text: string, name: string])[]): void {
  describe(title, () => {
    for (const [text, name] of cases) it(text, () => assert.equal(speakerIn(text), name));
  });
}

describe('roles', () => {
  const cases: readonly (readonly [description: string, role: string, fits: boolean])[] = [
    ['the minister', 'Finance Minister', true],
    ['the finance minister', 'Interior Minister', false],
    ['the prime minister', 'Deputy Prime Minister', false],
    ['the president', 'Vice President', false],
    ['the vice-president', 'Vice President', true],
    ['the general', 'Gen.', true],
    ['the general', 'Attorney General', false],
    ['the mayor', 'former mayor', false],
    ['the outspoken mayor', 'mayor of Lund', true],
    ['the mayor of Lund', 'mayor of Lund', true],
    ['the mayor of Ystad', 'mayor of Lund', false],
    ['the French president', 'president of France', true],
    ['the 61-year-old senator', 'Republican Sen.', true],
    ['the Democratic senator', 'Republican Sen.', false],
  ];
  for (const [description, role, fits] of cases)
    it(`${description} ${fits ? 'may be' : 'is not'} ${role}`, () =>
      assert.equal(fitsRole(roleWords(description) as RoleWords, roleWords(role) as RoleWords), fits));
});

speakers('descriptions by a role', [
  [
    'Interior Minister Karl Weiss met Finance Minister Olga Lind. The interior minister said: “We have money.”',
    'Karl Weiss',
  ],
  ['Interior Minister Karl Weiss resigned. The finance minister said: “We have money.”', 'The finance minister'],
  ['President Ana Ruiz met Vice President Ted Moll. The president said: “He is welcome.”', 'Ana Ruiz'],
  ['The mayor of Lyon, Paul Renard, rang the mayor of Nice, Eva Blanc. The mayor of Lyon said: “Come.”', 'Paul Renard'],
  ['Gen. Lee Marsh led the men. The general said: “We attack at dawn.”', 'Lee Marsh'],
]);

speakers('somebody without a name', [
  ['Paul Renn shrugged.\n\nBut the prime minister says she knew. “I was told,” she said.', 'the prime minister'],
  ['A bus driver, who gave no name, sighed. “I work at night,” he said.', 'A bus driver'],
  ['“We were hit,” said neighbours.', 'neighbours'],
  ['“We were hit,” Norrvik police said.', 'Norrvik police'],
]);

speakers('who is not the person named before', [
  ['Rita Holm felt numb. The driver, who was not named, told police he “saw nothing”.', 'The driver'],
]);

speakers('offices of three words', [
  ['The chief financial officer, Per Lund, left. “It was time,” the chief financial officer said.', 'Per Lund'],
]);

speakers('namesakes', [
  ['Dr. Iris Holm and Peter Holm own the clinic. “We are open,” said Dr. Holm.', 'Iris Holm'],
  ['Judge Amy Frost met Tom Frost. “Sit down,” Judge Frost said.', 'Amy Frost'],
]);

speakers('a body and its part', [
  ['Norlux Systems, a unit of Holm Group, has hired Nina Berg. “She is a star,” the company said.', 'Norlux Systems'],
]);

speakers('whom a quote names before its speaker', [
  ['Rita Holm met Ada Lind. “I told her all,” Lind said. She praised the mayor’s “courage”.', 'Ada Lind'],
]);

speakers('descriptions of whoever was named just before', [
  ['“The ice is thin,” said study co-author Karin Dahl. The Bergen professor added: “It will break.”', 'Karin Dahl'],
  ['Tom Riker won the race. “I am done,” the 34-year-old said.', 'Tom Riker'],
  ['Tom Riker was arrested on Monday. The judge said: “You will go to prison.”', 'The judge'],
  [
    'Sen. Ana Cole won in Iowa.\n\nThe snow fell.\n\nTed Moll went to a rally. There the senator said: “We go on.”',
    'the senator',
  ],
  ['Ada Holm met Tom Riker. The actor said: “I like it.”', 'The actor'],
]);

speakers('descriptions of organizations', [
  ['Halden Energy cut 300 jobs on Monday. The energy company said: “We had no choice.”', 'Halden Energy'],
  ['The Court of Appeal sat on Monday. The three-judge court found the law “void”.', 'Court of Appeal'],
  [
    'The Ministry of Defence asked the Ministry of Health. The health ministry said: “We were asked.”',
    'Ministry of Health',
  ],
  ['Halden Energy closed a plant, an adviser told Reuters. The company said: “We had no choice.”', 'Halden Energy'],
  ['Researchers in Oslo used the National Ice Survey. The team wrote: “Ice is thin.”', 'The team'],
]);

speakers('descriptions of somebody without a name', [
  ['A navy spokesman said it worked. The spokesman added: “It works.”', 'A navy spokesman'],
  ['“It works,” said one sailor. “It sank,” said another sailor.', 'another sailor'],
  ['Ada Holm, 24, beat Eva Blum, 31. The 24-year-old said: “It was cold.”', 'Ada Holm'],
]);

speakers('organizations under several names', [
  ['The US Department of Labor met on Monday. The Labor Department said: “Jobs are up.”', 'US Department of Labor'],
  [
    'The Health Ministry met. The Ministry of Health said: “Stay at home.” The Health Ministry left.',
    'Health Ministry',
  ],
  ['One of these bands, the Ash Grove Trio, left and said it was given “no reason”.', 'Ash Grove Trio'],
]);

speakers('names before a place after a comma', [
  ['“It is dry,” Ada Holm of the University of California, Los Angeles said.', 'Ada Holm'],
  ['“It is dry,” said a farmer from Dayton, Ohio.', 'a farmer from Dayton'],
]);

speakers('documents', [
  ['The Coastal Alliance released a statement on Monday. “No one was hurt,” the statement read.', 'Coastal Alliance'],
  ['Coastal Foods said in a statement that it was sorry. “No one was hurt,” the statement said.', 'Coastal Foods'],
  ['According to a statement issued by Coastal Foods, “no one was hurt”.', 'Coastal Foods'],
  ['The High Court of Orrin sat on Tuesday. The court’s summary read: “No such power exists.”', 'High Court of Orrin'],
  [
    'The Supreme Court ruled on Tuesday that the vote was void. “No such power exists,” the ruling said.',
    'Supreme Court',
  ],
  ['The Ministry of Health wrote to doctors on Friday. “Stay at home,” the letter said.', 'Ministry of Health'],
  ['The wrestler Mina Kato died on Monday. Her last Facebook post read: “Thank you all.”', 'Mina Kato'],
  ['A study in Nature appeared. The study says: “The ice is thin.”', 'The study'],
  ['The police searched the flat and found a note. The note read: “Forgive me.”', 'The note'],
  ['The inquiry into Vodafone ended. The report about Vodafone says: “It cheated.”', 'The report'],
]);

speakers('a pronoun for somebody without a name', [
  ['Asked about the fire, the mayor smiled. “We were lucky,” he said.', 'the mayor'],
  ['The mayor met the bishop. “We had tea,” she said.', 'The mayor'],
  ['The king’s spokesman was not there. “He is ill,” she said.', 'she'],
]);

speakers('one person under two names', [
  ['Officials met Luis Ana da Holm in Leeds. “We won,” said Ana da Holm.', 'Luis Ana da Holm'],
  ['Officials met Anna ter Holm in Leeds. “We won,” Ter Holm said.', 'Anna ter Holm'],
]);
