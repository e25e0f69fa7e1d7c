import assert from 'node:assert/strict';
import type { Entity } from '../../../../src/core/analysis/model';
import { parse } from '../../../../src/core/article/parse';
import { analyse } from '../../analyse';

const HEADER = 'date 2025-04-26 [Source: Wire]\n\n';

function entitiesIn(body: string): readonly Entity[] {
  const text = HEADER + body;
  return parse(text).articles.flatMap(article => analyse(text, article).entities);
}
const people = (body: string): readonly Entity[] => entitiesIn(body).filter(e => e.type === 'person');
const mentionsOf = (body: string, name: string): string[] =>
  entitiesIn(body)
    .find(e => e.name === name)
    ?.mentions.map(m => m.text) ?? [];
const roleOf = (body: string, name: string): string | null | undefined =>
  entitiesIn(body).find(e => e.name === name)?.role;

describe('names that start with the surname, and spellings of one name', () => {
  const leader = 'The envoy met President Kang Do Hyun on Friday. ';
  const cases: [string, string, string, string[]][] = [
    ['the surname alone', `${leader}Kang left early.`, 'Kang Do Hyun', ['Kang Do Hyun', 'Kang']],
    ['a courtesy title', `${leader}Mr Kang left early.`, 'Kang Do Hyun', ['Kang Do Hyun', 'Kang']],
    ['hyphens', `${leader}Kang Do-hyun left early.`, 'Kang Do Hyun', ['Kang Do Hyun', 'Kang Do-hyun']],
    [
      'not the reporter who is credited',
      `By Ellen Kang\n\n${leader}Kang left early.`,
      'Kang Do Hyun',
      ['Kang Do Hyun', 'Kang'],
    ],
    [
      'not the reporter who contributed',
      `${leader}Kang left early.\n\nEllen Kang contributed to this report.`,
      'Kang Do Hyun',
      ['Kang Do Hyun', 'Kang'],
    ],
    [
      'a middle name',
      'Minister Carlos Henrique Lopo da Costa spoke. Lopo left early.',
      'Carlos Henrique Lopo da Costa',
      ['Carlos Henrique Lopo da Costa', 'Lopo'],
    ],
  ];
  for (const [what, text, name, mentions] of cases) it(what, () => assert.deepEqual(mentionsOf(text, name), mentions));
});

describe('names of one person', () => {
  const cases: [string, string, string[]][] = [
    ['nicknames in brackets', 'William (Bill) Moss spoke. Moss left. Bill Moss is 61.', ['William Moss']],
    ['and in marks in brackets', 'Robert (“Bob”) Dean spoke. Mr Dean left.', ['Robert Dean']],
    ['short forms', 'Minister Helen Brandt met aides. Brandt left early.', ['Helen Brandt']],
    ['courtesy titles', 'Paul Marsh spoke. Mr. Marsh then sat down.', ['Paul Marsh']],
    [
      'initials',
      'Judge Robert T. Haines ruled on Monday. Haines gave no reason. Robert Haines is 61.',
      ['Robert T. Haines'],
    ],
    ['possessives', 'Laura Whitfield’s plan failed. Whitfield’s aides wept.', ['Laura Whitfield']],
    ['spellings', 'President Andriy Kovalenko spoke. Kovalenko left. Andrii Kovalenko is 50.', ['Andriy Kovalenko']],
    [
      'two of one surname',
      'John Carver met Mary Carver in Boston. John Carver paid. Mary Carver drove.',
      ['John Carver', 'Mary Carver'],
    ],
    ['a title tells which', 'James Nolan and Alice Nolan arrived. Mrs. Nolan spoke.', ['James Nolan', 'Alice Nolan']],
    [
      'father and son',
      'Henry Mills Jr. took over from Henry Mills Sr. in May.',
      ['Henry Mills Jr.', 'Henry Mills Sr.'],
    ],
  ];
  for (const [what, text, names] of cases) {
    it(what, () =>
      assert.deepEqual(
        people(text).map(e => e.name),
        names,
      ),
    );
  }

  const same: [string, string, string, string[]][] = [
    ['one letter off', 'Paula Wimbrow spoke. Ms. Wimbraw left.', 'Paula Wimbrow', ['Paula Wimbrow', 'Wimbraw']],
    ['the first of a couple', 'Renate and Klaus Holm farm. Mrs. Holm sings.', 'Renate Holm', ['Renate', 'Holm']],
    [
      'a police rank',
      'Then Pc Ryan Doyle said the man was calm. Pc Doyle left.',
      'Ryan Doyle',
      ['Ryan Doyle', 'Doyle'],
    ],
    ['letters of honour', 'Ruth Halden KC spoke. Mrs Halden left.', 'Ruth Halden', ['Ruth Halden', 'Halden']],
    [
      'the first of a couple after a comma',
      'They helped the couple, Renate and Klaus Holm.',
      'Renate Holm',
      ['Renate'],
    ],
    ['behind a title written large', 'Then Secretary General Ban Ki-moon left.', 'Ban Ki-moon', ['Ban Ki-moon']],
    [
      'told by the pronouns behind it',
      'Bill Carver and Hillary Carver came. Carver said she was glad. Carver said she would stay. Carver left.',
      'Hillary Carver',
      ['Hillary Carver', 'Carver', 'she', 'Carver', 'she', 'Carver'],
    ],
  ];
  for (const [what, text, name, mentions] of same) it(what, () => assert.deepEqual(mentionsOf(text, name), mentions));

  const namesakes: [what: string, text: string, name: string, mentions: string[]][] = [
    [
      'whoever is named in full more often',
      'Carl Holt bakes. Carl Holt sells bread. Ann Holt came by. Holt left.',
      'Carl Holt',
      ['Carl Holt', 'Carl Holt', 'Holt'],
    ],
    [
      'else whoever was named last',
      'Ann Holt bakes. Then Carl Holt came. Holt left.',
      'Carl Holt',
      ['Carl Holt', 'Holt'],
    ],
    [
      'but nobody who is named only later',
      'Ann Holt came. Holt left. Carl Holt bakes. Carl Holt sells bread.',
      'Ann Holt',
      ['Ann Holt', 'Holt'],
    ],
  ];
  for (const [what, text, name, mentions] of namesakes)
    it(`gives a bare surname to ${what}`, () => assert.deepEqual(mentionsOf(text, name), mentions));

  it('does not let one pronoun decide the gender of a name', () => {
    const text = 'Carl Holt met Kerr Qualm. He left. Kerr Qualm of Oslo wept. She was tired.';
    assert.deepEqual(mentionsOf(text, 'Kerr Qualm'), ['Kerr Qualm', 'Kerr Qualm', 'She']);
  });

  it('does not resolve “the minister” if there are two', () => {
    const ministers = 'The minister, Jan Ostrow, met the minister, Petra Lind.';
    assert.deepEqual(mentionsOf(`“No,” the minister said. ${ministers}`, 'the minister'), ['the minister']);
    assert.deepEqual(mentionsOf('“No,” the minister said. The minister, Jan Ostrow, left.', 'Jan Ostrow'), [
      'the minister',
      'The minister',
      'Jan Ostrow',
    ]);
  });

  it('gives a bare name to the person with a full one', () => {
    const text = 'Ann Brown has a dog, Mr. Brown. Brown feeds it.';
    assert.deepEqual(mentionsOf(text, 'Ann Brown'), ['Ann Brown', 'Brown']);
  });

  it('gives Mrs. Nolan to the woman of that name', () => {
    const text = 'James Nolan and Alice Nolan arrived. Mrs. Nolan spoke.';
    assert.deepEqual(mentionsOf(text, 'Alice Nolan'), ['Alice Nolan', 'Nolan']);
  });

  it('keeps the title out of the mention and in the name of popes and queens', () => {
    const text = 'Crowds in Rome mourned Pope Gregory on Monday. Gregory was 88.';
    assert.deepEqual(mentionsOf(text, 'Pope Gregory'), ['Gregory', 'Gregory']);
  });
});

describe('roles', () => {
  const cases: [string, string, string][] = [
    ['French President Claire Moreau arrived.', 'Claire Moreau', 'French President'],
    ['Kansas police chief Don Avery resigned.', 'Don Avery', 'Kansas police chief'],
    ['The plan failed, said Rita Gomez, a doctor at the clinic.', 'Rita Gomez', 'doctor at the clinic'],
    ['Former defence minister Ian Holt was there.', 'Ian Holt', 'Former defence minister'],
    ['Minister Ann Bell met coach Dag Sorli.', 'Dag Sorli', 'coach'],
    ['U.S. President Paul Marsh’s envoy Don Avery arrived.', 'Don Avery', 'Paul Marsh’s envoy'],
    ['The island’s mayor, Tobias Rekdal, called.', 'Tobias Rekdal', 'island’s mayor'],
    ['Oscar Lind, the company’s chief executive, declined to comment.', 'Oscar Lind', 'company’s chief executive'],
  ];
  for (const [text, name, role] of cases) {
    it(text, () => assert.equal(roleOf(text, name), role));
  }
});

describe('organizations and places', () => {
  it('joins the short name of a company to its full one, but no place to a company', () => {
    const text = 'Two companies won, Norrbygg AB and Dalström & Sons. Norrbygg is in Boston. Dalström’s director left.';
    assert.deepEqual(mentionsOf(text, 'Norrbygg AB'), ['Norrbygg AB', 'Norrbygg']);
    assert.deepEqual(mentionsOf(text, 'Dalström & Sons'), ['Dalström & Sons', 'Dalström']);
    assert.deepEqual(mentionsOf('Shares in Paris Group fell. The firm is based in Paris.', 'Paris'), ['Paris']);
  });

  it('joins an acronym to its long form', () => {
    const text = 'The World Health Organization met. The WHO said little.';
    assert.deepEqual(mentionsOf(text, 'World Health Organization'), ['World Health Organization', 'WHO']);
  });
  it('joins names of one country', () => {
    const text = 'The United States and the French Republic agreed. The U.S. signed first, then France.';
    assert.deepEqual(mentionsOf(text, 'United States'), ['United States', 'U.S.']);
    assert.equal(entitiesIn(text).filter(e => e.type === 'place').length, 2);
  });
  it('takes the header’s source for an organization', () => {
    const wire = entitiesIn('Nothing happened.').find(e => e.name === 'Wire');
    assert.equal(wire?.type, 'organization');
  });
  it('distinguishes a team from the town of its name', () => {
    const text = 'Sunderland beat Burnley 2-1 on Saturday. Four people were hurt in Sunderland.';
    const types = entitiesIn(text).filter(e => e.name === 'Sunderland');
    assert.deepEqual(types.map(e => [e.type, e.mentions.length]).sort(), [
      ['organization', 1],
      ['place', 1],
    ]);
  });
  it('takes a country that acts for the country', () => {
    const text = 'Norway beat Denmark 2-1 on Saturday. Four people were hurt in Norway.';
    assert.deepEqual(mentionsOf(text, 'Norway'), ['Norway', 'Norway']);
  });
  it('distinguishes a people from its country', () => {
    const types = entitiesIn('German troops left Germany on Monday.').map(e => [e.name, e.type]);
    assert.deepEqual(types.slice(1), [
      ['German', 'group'],
      ['Germany', 'place'],
    ]);
  });
});

describe('pronouns', () => {
  const cases: [string, string, string, string[]][] = [
    ['in the next sentence', 'Senator Tom Ridley spoke on Monday. He was tired.', 'Tom Ridley', ['He']],
    ['by gender', 'Tom Ridley met Susan Park. She thanked him.', 'Susan Park', ['She']],
    ['in the same sentence', 'Susan Park said she was tired of her job.', 'Susan Park', ['she', 'her']],
    ['an organization that speaks', 'Acme Corp. fired ten workers. It said costs were high.', 'Acme Corp.', ['It']],
    ['no organization', 'Acme Corp. fired ten workers. It rained all day.', 'Acme Corp.', []],
    ['who', 'Tom Ridley, who leads the party, left.', 'Tom Ridley', ['who']],
    ['I in a quote', '“I am done,” Tom Ridley said.', 'Tom Ridley', ['I']],
    ['not the speaker', 'Mark Lewis resigned. “He was good,” said Tom Ridley.', 'Mark Lewis', ['He']],
  ];
  for (const [what, text, name, expected] of cases) {
    it(what, () => {
      const found = entitiesIn(text).find(e => e.name === name);
      assert.deepEqual(
        found?.mentions.filter(m => m.kind === 'pronoun').map(m => m.text),
        expected,
      );
    });
  }
  it('stays unresolved if nobody fits', () => {
    assert.ok(people('The rain fell. He left.').every(e => e.mentions.every(m => m.kind !== 'pronoun')));
  });
});

describe('mentions', () => {
  it('lie on their words, each in one entity at most', () => {
    const body = 'Tom Ridley, 54, met the mayor of Springfield. “I asked him,” he said. The mayor, Ana Cruz, smiled.';
    const text = HEADER + body;
    const seen = new Set<string>();
    for (const entity of entitiesIn(body)) {
      for (const { span, text: words } of entity.mentions) {
        assert.equal(text.slice(span.start, span.end), words);
        assert.ok(!seen.has(`${span.start}-${span.end}`));
        seen.add(`${span.start}-${span.end}`);
      }
    }
    assert.ok(seen.size > 6);
  });
});

describe('firms', () => {
  const typesOf = (body: string, name: string): string[] =>
    entitiesIn(body)
      .filter(e => e.mentions.some(m => m.text === name))
      .map(e => e.type);
  const cases: [string, string, string[]][] = [
    ['A crew of Torvik Air landed in Oslo. On Monday Torvik cancelled two flights.', 'Torvik', ['organization']],
    ['The loan was granted to Northern Motors, which closed.', 'Northern Motors', ['organization']],
    ['The order went to Brekkvold & Partners, which is in Leeds.', 'Brekkvold & Partners', ['organization']],
    ['The Halden Foundation paid. Its founder, Ruth Halden, came. Halden said so.', 'Halden', ['person']],
    ['The London Art Fund closed. She flew to London.', 'London', ['place']],
  ];
  for (const [text, name, types] of cases) it(text, () => assert.deepEqual(typesOf(text, name), types));
});

describe('the words beside a name', () => {
  const typeOf = (body: string, name: string): string | undefined => entitiesIn(body).find(e => e.name === name)?.type;
  const cases: [string, string, string][] = [
    ['Ingrid Solberg is the director of Kystlinjen, the company that runs the ferry.', 'Kystlinjen', 'organization'],
    ['The company that owns the house, Nordbygg, sent a surveyor.', 'Nordbygg', 'organization'],
    ['The town of Lower Orrin was flooded.', 'Lower Orrin', 'place'],
    ['LOWER ORRIN — Crews came at the Lower Orrin dam on Friday.', 'LOWER ORRIN', 'place'],
    ['The council moved to Toulouse.', 'Toulouse', 'place'],
  ];
  for (const [text, name, type] of cases) it(text, () => assert.equal(typeOf(text, name), type));
});

describe('the name of an organization', () => {
  const cases: [name: string, text: string][] = [
    ['Harbour Commission', 'The Harbour Commission met. The Commission voted on Monday. The Commission then left.'],
    [
      'Department of Fisheries',
      'The Department of Fisheries met. The Department voted. The Department left on Monday.',
    ],
  ];
  for (const [name, text] of cases)
    it(`is the fuller one: ${name}`, () => {
      const names = entitiesIn(text).filter(({ type }) => type === 'organization');
      assert.ok(
        names.some(entity => entity.name === name),
        JSON.stringify(names.map(entity => entity.name)),
      );
    });
});
