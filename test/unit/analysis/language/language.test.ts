import assert from 'node:assert/strict';
import type { Analysis } from '../../../../src/core/analysis/model';
import { parse } from '../../../../src/core/article/parse';
import { inEnglish } from '../../../../src/core/text';
import { analyse } from '../../analyse';

const read = (body: string): Analysis => {
  const text = `Title date 2025-03-21 [Source: Wire]\n\n${body}\n`;
  const [article] = parse(text).articles;
  assert.ok(article);
  return analyse(text, article);
};

const languageOf = ({ problems }: Analysis): string | null => {
  const problem = problems.find(({ code }) => code === 'article/language');
  return problem === undefined ? null : (/in (.+)\. Only English/.exec(inEnglish(problem.message))?.[1] ?? '');
};

/** Articles by language. */
const FOREIGN: [string, string][] = [
  [
    'German',
    'Die Stadt Altmünde hat am Montag beschlossen, den alten Hafen zu schließen. Bürgermeisterin Anna Weber sagte: „Wir haben lange gewartet, aber nun ist die Geduld zu Ende.“ Ihr Gegner Karl Brandt nannte den Plan einen Fehler.\n\n„Das wird teuer“, sagte er.',
  ],
  ['German', 'Der Zug fährt nicht. »Wir warten seit Stunden«, sagte ein Fahrgast.'],
  [
    'German',
    'Regen bis Freitag: Die Feuerwehr musste am Dienstag mehr als vierzig Keller auspumpen. Verletzt wurde niemand, wie ein Sprecher mitteilte.',
  ],
  [
    'French',
    'Le maire de Villeneuve a annoncé mardi que le pont serait fermé pour trois mois. « Nous ne pouvons pas attendre », a déclaré Paul Morel devant la presse. Les habitants sont inquiets.',
  ],
  ['French', '« C’est une honte », a dit une voisine. Le chien n’est pas revenu depuis dimanche.'],
  [
    'French',
    'La grève continue dans les ports du sud. Selon le syndicat, plus de deux mille personnes ont défilé. Le ministre ne veut pas négocier.',
  ],
  [
    'Spanish',
    'El alcalde de Ribera anunció el lunes que el mercado cerrará sus puertas en mayo. «No hay dinero para pagar a los vendedores», dijo Marta Ruiz. La oposición pide su dimisión.',
  ],
  [
    'Spanish',
    'Los vecinos protestaron ayer por la falta de agua. “Llevamos tres días sin poder cocinar”, explicó una de las afectadas.',
  ],
  ['Spanish', '—No pienso irme —dijo el portero—. Llevo aquí treinta años y nadie me va a echar.'],
  [
    'Portuguese',
    'O prefeito de Serra Azul disse na segunda-feira que a ponte não será aberta antes de junho. “Não temos dinheiro para as obras”, afirmou João Prado. Os moradores estão preocupados com a situação.',
  ],
  [
    'Portuguese',
    'A chuva deixou mais de duas mil pessoas sem casa no sul do país, segundo a defesa civil. Uma mulher morreu quando o muro caiu.',
  ],
  [
    'Italian',
    'Il sindaco di Montebello ha detto lunedì che il mercato resterà chiuso per tre mesi. «Non possiamo più aspettare», ha spiegato Carla Neri. Gli abitanti della zona sono preoccupati.',
  ],
  [
    'Italian',
    'La polizia ha arrestato due uomini dopo una rapina nella notte. Secondo gli inquirenti, non ci sono feriti.',
  ],
  [
    'Dutch',
    'De burgemeester van Oudeveen heeft maandag gezegd dat de haven dicht gaat. ‘We hebben geen geld meer voor het onderhoud’, zei Jan de Wit. De bewoners zijn niet blij met het plan.',
  ],
  ['Dutch', 'Het water staat nog steeds hoog in de straten. Volgens de brandweer zijn er geen gewonden.'],
  [
    'Polish',
    'Burmistrz Zielonki powiedział w poniedziałek, że most nie będzie otwarty przed czerwcem. „Nie mamy pieniędzy na remont”, mówił Jan Kos. Mieszkańcy są zaniepokojeni.',
  ],
  [
    'Polish',
    'Strażacy wypompowali wodę z ponad czterdziestu piwnic. Nikt nie został ranny, jak podała policja. Deszcz ma padać do piątku, ale burmistrz nie chce ogłosić alarmu.',
  ],
  [
    'Swedish',
    'Kommunen i Granvik beslutade på måndagen att stänga hamnen. ”Vi har väntat länge nog”, sade Karin Lind. Många invånare är oroliga för framtiden.',
  ],
  [
    'Swedish',
    '– Vi kan inte vänta längre, säger Per Berg. Det är för sent att ändra planen, menar han, och pekar på kartan som hänger på väggen.',
  ],
  [
    'Danish',
    'Kommunen i Skovby besluttede mandag at lukke havnen. »Vi har ventet længe nok,« sagde Mette Holm. Mange borgere er bekymrede for fremtiden, og de vil ikke acceptere planen.',
  ],
  [
    'Danish',
    'Politiet har anholdt to mænd efter et røveri i nat. Ingen blev såret, og det er ikke klart, hvad der skete bagefter.',
  ],
  [
    'Norwegian',
    'Kommunen i Fjellvik bestemte mandag at havna skal stenges. «Vi har ventet lenge nok», sa Kari Lie. Mange innbyggere er bekymret for framtida, og de vil ikke godta planen.',
  ],
  [
    'Norwegian',
    'Politiet har pågrepet to menn etter et ran i natt. Ingen ble skadet, og det er ikke klart hva som skjedde etterpå.',
  ],
  ['Russian', 'Мэр города Заречный заявил в понедельник, что мост закроют. «Мы не можем ждать», — сказал Иван Петров.'],
  ['Russian', 'Дождь шёл всю ночь. Никто не пострадал.'],
  [
    'Ukrainian',
    'Міський голова заявив у понеділок, що міст закриють на три місяці. «Ми не можемо чекати», — сказав Іван Коваль. Мешканці стурбовані.',
  ],
  [
    'Greek',
    'Ο δήμαρχος της πόλης είπε τη Δευτέρα ότι η γέφυρα θα κλείσει. «Δεν μπορούμε να περιμένουμε», δήλωσε ο Νίκος Παππάς.',
  ],
  ['Arabic', 'قال رئيس البلدية يوم الاثنين إن الجسر سيغلق لمدة ثلاثة أشهر. «لا يمكننا الانتظار»، قال سامي حداد.'],
  [
    'Turkish',
    'Belediye başkanı pazartesi günü yaptığı açıklamada köprünün üç ay kapalı olacağını söyledi. “Daha fazla bekleyemeyiz” dedi Ayşe Demir. Halk bu karar için endişeli, ancak bir çözüm yok ve kimse ne olacağını bilmiyor.',
  ],
  [
    'Turkish',
    'Yağmur nedeniyle yollar kapandı ve okullar tatil edildi. Valilik, bu hafta sonuna kadar dikkatli olunması için uyarı yaptı. Yaralı olan yok.',
  ],
  ['Chinese', '市长星期一表示，大桥将关闭三个月。“我们不能再等了，”王小明说。居民们对此感到担忧。'],
  ['Japanese', '市長は月曜日、橋を三か月閉鎖すると発表した。「もう待てない」と山田太郎さんは話した。'],
  [
    'Czech',
    'Starosta města řekl v pondělí, že most bude uzavřen na tři měsíce. „Nemůžeme už čekat,“ řekl Jan Novák. Lidé se bojí, že by to mohlo trvat i déle.',
  ],
  [
    'Finnish',
    'Kaupunginjohtaja sanoi maanantaina, että silta suljetaan kolmeksi kuukaudeksi. ”Emme voi enää odottaa”, hän sanoi. Asukkaat ovat huolissaan, mutta päätös on jo tehty eikä sitä voi muuttaa.',
  ],
  [
    'Hungarian',
    'A polgármester hétfőn azt mondta, hogy a híd három hónapig nem lesz nyitva. „Nem várhatunk tovább” – mondta. Az emberek nem örülnek, de ez már egy végleges döntés.',
  ],
  [
    'Romanian',
    'Primarul a declarat luni că podul va fi închis pentru trei luni. „Nu mai putem aștepta”, a spus el. Locuitorii sunt îngrijorați și cer explicații de la primărie, dar nu au primit un răspuns.',
  ],
  [
    'Indonesian',
    'Wali kota mengatakan pada hari Senin bahwa jembatan itu akan ditutup untuk tiga bulan. “Kami tidak bisa menunggu lagi,” katanya. Warga yang tinggal di dekat sungai tidak senang dengan keputusan ini.',
  ],
  ['Hebrew', 'ראש העיר אמר ביום שני כי הגשר ייסגר לשלושה חודשים.'],
  ['Korean', '시장은 월요일 다리를 석 달 동안 폐쇄한다고 밝혔다. “더 기다릴 수 없다”고 말했다.'],
  ['Hindi', 'महापौर ने सोमवार को कहा कि पुल तीन महीने के लिए बंद रहेगा।'],
  ['Thai', 'นายกเทศมนตรีกล่าวเมื่อวันจันทร์ว่าสะพานจะปิดเป็นเวลาสามเดือน'],
  ['German', 'Seine Gegnerin Anna Weber will davon nichts wissen. Die Stadt soll zahlen.'],
  ['French', 'Le maire de Villeneuve est arrivé avec sa femme et ses enfants.'],
  ['Norwegian', 'Han sa at det ikke var hans feil, og at noen andre måtte ha gjort det mens han sov.'],
  ['Danish', 'Han sagde, at det ikke var hans skyld, og at nogen andre måtte have gjort det, mens han sov.'],
  ['Swedish', 'Han sa att det inte var hans fel och att någon annan måste ha gjort det medan han sov.'],
  ['Portuguese', 'Ele disse que não foi culpa dele e que alguém mais devia ter feito isso.'],
  ['Spanish', 'Él dijo que no era culpa suya y que otro lo había hecho mientras dormía.'],
  ['Italian', 'Ha detto che non era colpa sua e che qualcun altro lo aveva fatto di notte.'],
  ['Dutch', 'Hij zei dat het niet zijn schuld was en dat iemand anders het gedaan moest hebben.'],
  ['Turkish', 'Bunun kendi suçu olmadığını ve bir başkasının yaptığını söyledi, ama kimse ona inanmadı.'],
];

/** English articles with foreign quotations and names, and texts too short or too bare to tell. */
const ENGLISH: string[] = [
  'The mayor of Altburg spoke on Monday in the town hall. “Wir haben lange gewartet, aber nun ist die Geduld zu Ende und das wird für alle teuer,” she said. “Es gibt keine andere Lösung als die, dass wir den Hafen schließen und uns auf den Weg machen.” Nobody answered.',
  '“Nous ne pouvons pas attendre plus longtemps et les habitants ne sont pas contents de la situation,” Paul Morel said. “C’est une honte pour le pays et pour les gens qui vivent dans cette ville,” he added.',
  'Rain fell.',
  'Rio de Janeiro\n\nAna da Silva, José de la Cruz, Maria del Mar, Pedro dos Santos, Luis de los Ríos, Juan y Ana',
  'ATLANTA 3 BOSTON 2\nNEW YORK 5 CHICAGO 1\nST LOUIS 4 LOS ANGELES 2\nSAN DIEGO 1 MONTREAL 0',
  'Dutch line-up: Edwin van der Sar; Michael Reiziger, Jaap Stam, Frank de Boer, Giovanni van Bronckhorst; Wim van de Ven, Phillip Cocu, Ronald de Boer; Marc van Hintum, Pierre van Hooijdonk, Roy van den Berg.',
  'The statement came in two languages. It said that the port would close in May and that the workers would be paid until then.\n\nDie Stadt hat beschlossen, den Hafen zu schließen. Die Arbeiter werden bis Mai bezahlt, und es wird keine weiteren Arbeiten geben.',
  'Storm closes Oslo harbour',
  'Add 200 g flour, 3 eggs, 50 ml milk. Stir. Bake 20 minutes. Serve hot. Garnish, salt, pepper.',
  'A man in Athens said “Ο δήμαρχος της πόλης είπε τη Δευτέρα ότι η γέφυρα θα κλείσει” on Monday.',
];

/** A sentence with a quotation in the marks of a language, and the quote. */
const MARKS: [string, string][] = [
  ['„Wir warten nicht“, sagte sie. Der Rat hat das Geld nicht und wird es auch nicht haben.', '„Wir warten nicht“'],
  ['»Wir warten nicht«, sagte sie. Der Rat hat das Geld nicht und wird es auch nicht haben.', '»Wir warten nicht«'],
  [
    '« Nous n’attendons plus », a-t-elle dit. Le conseil ne veut pas payer pour les travaux.',
    '« Nous n’attendons plus »',
  ],
  ['«No vamos a esperar», dijo ella. El consejo no quiere pagar las obras de la plaza.', '«No vamos a esperar»'],
  [
    '„Nie będziemy czekać”, powiedziała. Rada nie chce zapłacić za remont, bo nie ma pieniędzy.',
    '„Nie będziemy czekać”',
  ],
  ['”Vi väntar inte längre”, sade hon. Rådet vill inte betala för det som har hänt.', '”Vi väntar inte längre”'],
  ['»Vi venter ikke længere«, sagde hun. Rådet vil ikke betale for det, som er sket.', '»Vi venter ikke længere«'],
  ['«Vi venter ikke lenger», sa hun. Rådet vil ikke betale for det som har skjedd.', '«Vi venter ikke lenger»'],
];

/** Speech that a dash opens, and its spans. */
const DASHES: [string, ...string[]][] = [
  ['– Vi kan inte vänta, säger Per. Det är för sent att ändra planen, menar han.', '– Vi kan inte vänta,'],
  [
    '—No pienso irme —dijo el portero—. Llevo aquí muchos años y nadie me va a echar.',
    '—No pienso irme',
    'Llevo aquí muchos años y nadie me va a echar.',
  ],
  [
    '– Nie mamy pieniędzy – powiedział Jan. Rada nie chce zapłacić za remont.\n\n– To nie jest w porządku.',
    '– Nie mamy pieniędzy',
    '– To nie jest w porządku.',
  ],
  ['– Vi venter ikke, sier hun, og det er ikke mer å si om den saken som er avgjort.', '– Vi venter ikke,'],
  ['– Milch und Brot\n\n– Zwei Eier\n\nDas ist alles, was man für den Teig und für die Soße braucht.'],
];

describe('articles in other languages', () => {
  for (const [body, ...expected] of DASHES) {
    it(`finds speech after a dash: ${body.slice(0, 30)}`, () => {
      const text = `Title date 2025-03-21 [Source: Wire]\n\n${body}\n`;
      assert.deepEqual(
        read(body).quotes.map(({ span }) => text.slice(span.start, span.end)),
        expected,
      );
    });
  }

  for (const [language, body] of FOREIGN) {
    it(`${language}: ${body.slice(0, 40)}`, () => {
      const analysis = read(body);
      assert.equal(languageOf(analysis), language);
      assert.deepEqual([analysis.entities, analysis.dates], [[], []]);
      assert.deepEqual(
        analysis.quotes.filter(({ attribution }) => attribution !== null),
        [],
      );
    });
  }
  for (const body of ENGLISH)
    it(`is English or unclear: ${body.slice(0, 40)}`, () => assert.equal(languageOf(read(body)), null));

  for (const [body, quote] of MARKS) {
    it(`finds ${quote}`, () => {
      const { quotes } = read(body);
      const text = `Title date 2025-03-21 [Source: Wire]\n\n${body}\n`;
      assert.deepEqual(
        quotes.map(({ span, kind }) => [text.slice(span.start, span.end), kind]),
        [[quote, 'direct']],
      );
    });
  }

  it('marks the header, or the first words of an article without one', () => {
    const header = read(FOREIGN[0]?.[1] ?? '').problems[0];
    assert.deepEqual([header?.code, header?.severity, header?.span.start], ['article/language', 'information', 0]);
    const text = `\n${FOREIGN[0]?.[1]}`;
    const [article] = parse(text).articles;
    assert.ok(article);
    assert.deepEqual(
      analyse(text, article).problems.map(({ span }) => span),
      [{ start: 1, end: 81 }],
    );
  });
});
