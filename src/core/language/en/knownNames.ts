/**
 * Names in the news that the word lists lack, or know as something else: a few words of context rarely tell what they are.
 * Lower case, words joined by blanks, `'s` apart. Written for this project from common knowledge.
 */

const names = (text: string): readonly string[] =>
  text
    .split(/[;\n]/)
    .map(name => name.trim())
    .filter(name => name !== '');

/** Names that mean nothing else. */
export const KNOWN_ORGANIZATIONS: readonly string[] = names(`
  hezbollah; hizbollah; hizbullah; hamas; taliban; al qaeda; al-qaeda; al qaida; al-qaida; islamic state; boko haram;
  al shabaab; al-shabaab; al shabab; lashkar-e-taiba; islamic jihad; fatah; wagner group; proud boys; oath keepers;
  farc; hizb ut-tahrir; muslim brotherhood; kataib hezbollah
  google; microsoft; spacex; openai; nvidia; netflix; spotify; airbnb; twitter; facebook; instagram; whatsapp; linkedin;
  youtube; tiktok; bytedance; huawei; tencent; alibaba; xiaomi; baidu; samsung; lg electronics; foxconn; tsmc; softbank;
  volkswagen; bmw; daimler; renault; stellantis; toyota; nissan; hyundai; airbus; boeing; lufthansa; ryanair; easyjet;
  qantas; aeroflot; rolls-royce; bae systems; lockheed martin; raytheon; northrop grumman; rheinmetall;
  exxonmobil; chevron; totalenergies; gazprom; rosneft; lukoil; aramco; saudi aramco; equinor; petrobras; eni; vestas;
  orsted; ørsted; vattenfall; enel; iberdrola; glencore; rio tinto; bhp; arcelormittal; basf; monsanto; pfizer; moderna;
  astrazeneca; biontech; novavax; sinovac; sinopharm; glaxosmithkline; gsk; novo nordisk; novartis; sanofi; goldman sachs;
  jpmorgan; jpmorgan chase; morgan stanley; hsbc; barclays; natwest; credit suisse; ubs; deutsche bank;
  commerzbank; bnp paribas; blackrock; vodafone; deutsche telekom; ofcom; ofgem; ofsted; ofwat; thames water;
  tesco; sainsbury 's; asda; aldi; lidl; walmart; costco; starbucks; mcdonald 's; nestle; nestlé; unilever; coca-cola;
  pepsico; adidas; puma se; ikea; primark; h&m; nintendo; paypal; ebay; etsy; deliveroo; volvo; nokia; maersk
  enron; worldcom; at&t; comcast; verizon; t-mobile; sony; panasonic; nikon; kodak; jvc; bose; garmin;
  gopro; lenovo; hewlett-packard; hp; acer; asus; logitech; mozilla; craigslist; groupon; yelp; expedia; tripadvisor;
  five guys; in-n-out; smashburger; red robin; popeyes; chick-fil-a; arby 's; denny 's; ihop; olive garden; panera bread;
  tim hortons; nando 's; whole foods; trader joe 's; safeway; kroger; publix; walgreens; cvs; rite aid; lowe 's; gamestop;
  barnes & noble; amazon prime; honda; subaru; mazda; mitsubishi; kia; audi; mercedes-benz;
  chrysler; general motors; general electric; jetblue; american airlines; united airlines; british airways; klm; etihad;
  yahoo; aol; skype; wordpress; adobe; cisco; ibm; amd; qualcomm; motorola; ge; gm; whirlpool; black & decker;
  dynegy; halliburton; blackwater; arthur andersen; kpmg; deloitte; mckinsey; pwc; ernst & young; bear stearns;
  lehman brothers; merrill lynch; citigroup; wells fargo; american express; mastercard; aig; espn; hbo; nbc; cbs; pbs; npr;
  fda; epa; irs; nsa; fema; fcc; usda; nfl; nba; mlb; nhl; ncaa; nypd; lapd; aarp; aclu; naacp; peta
  zdnet; cnet; gamespot; ign; magnavox; toshiba; sanyo; ucla; nyu; lsu; ucl; caltech; texas a&m; georgetown university;
  fedex; ups; dhl; usps; burger king; taco bell; white castle; dairy queen; pizza hut; kfc; dunkin donuts; wendy 's;
  domino 's; applebee 's; home depot; best buy; kmart; macy 's; kohl 's; petsmart; petco; debenhams;
  john lewis; waitrose; morrisons; royal caribbean; carnival cruise lines; holiday inn
  cnn; msnbc; bbc; itv; sky news; fox news; al jazeera; al-jazeera; buzzfeed; axios; politico; le monde; le figaro;
  libération; der spiegel; die zeit; el país; el pais; la repubblica; corriere della sera; xinhua; itar-tass; interfax;
  ria novosti; novaya gazeta; anadolu; huffpost; breitbart; reuters; agence france-presse; afp; bloomberg news
  nato; unicef; unesco; unhcr; opec; asean; fifa; uefa; europol; eurojust; interpol; frontex; eurostat; nasa; noaa;
  mossad; mi5; mi6; gchq; amnesty international; human rights watch; greenpeace; oxfam; save the children; médecins sans frontières;
  medecins sans frontieres; doctors without borders; red cross; red crescent; extinction rebellion; just stop oil;
  black lives matter; reporters without borders; transparency international; antifa; bellingcat
  fidesz; likud; sinn féin; sinn fein; podemos; syriza; en marche; alternative for germany; national rally; plaid cymru;
  ukip; reform uk; fianna fáil; fianna fail; fine gael; kuomintang; united russia; forza italia;
  bundestag; bundesrat; bundesbank; knesset; duma; state duma; verkhovna rada; sejm; riksdag; folketing; storting;
  european commission; european parliament; european central bank; european council; world bank; world health organization;
  international criminal court; international court of justice; bank of england; federal reserve
  manchester united; manchester city; real madrid; atletico madrid; atlético madrid; fc barcelona; bayern munich;
  borussia dortmund; juventus; paris saint-germain; ajax amsterdam; boca juniors; aston villa; tottenham hotspur
`);

/** Abbreviations of things, which are nobody’s name: `USB`, `PDF`. */
export const THINGS_IN_CAPITALS: ReadonlySet<string> = new Set(
  `usb pc pcs cd cds dvd dvds tv tvs gps pdf html http url faq asap cpu ram rom lcd led hdmi hd sd wifi gdp cpi gnp dna rna
  hiv aids hr pr vip ceo cfo coo cto rsvp fyi id atm suv bbq diy vat kg km mph am pm`.split(/\s+/),
);

/** Names that are words, places or people as well: what was found as a name of just these words is an organization. */
export const AMBIGUOUS_ORGANIZATIONS: readonly string[] = names(`
  amazon; apple; meta; alphabet; tesla; uber; shell; bayer; zara; lego; paramount; vox; labour; target; visa; oracle;
  intel; ford; orange; total; boots; next; dell; nike; disney; slack; suzuki; hilton; bosch;
  ericsson; porsche; ferrari; marriott; hertz; hyatt; philips; siemens; santander; lloyds; canon; saab; chipotle; zoom;
  reddit; stripe; snap; gap
`);

/** Places in the news. */
export const KNOWN_PLACES: readonly string[] = names(`
  kyiv; kiev; bakhmut; mariupol; kherson; kharkiv; odesa; lviv; zaporizhzhia; donbas; donbass; donetsk; luhansk; crimea;
  bucha; irpin; avdiivka; kursk; belgorod; transnistria; nagorno-karabakh; stepanakert; abkhazia; chechnya; dagestan;
  fallujah; falluja; mosul; tikrit; kirkuk; ramadi; najaf; karbala; basra; raqqa; idlib; aleppo; homs; kobani; kobane;
  rafah; khan younis; khan yunis; gaza city; jabalia; jenin; ramallah; nablus; golan heights; west bank; gaza strip;
  helmand; kandahar; kunduz; waziristan; swat valley; kashmir; balochistan; xinjiang; wuhan; urumqi; rakhine; mandalay;
  naypyidaw; aceh; west papua; mindanao; marawi; okinawa; fukushima; jeju; south china sea; taiwan strait; tigray; darfur;
  khartoum; omdurman; port sudan; mogadishu; benghazi; tripoli; misrata; sirte; goma; bukavu; kivu; ituri; cabo delgado;
  sahel; bamako; ouagadougou; maiduguri; borno; chibok; lesbos; lampedusa; catalonia; kosovo; srebrenica; donegal; ulster;
  guantanamo bay; chiapas; nz; uae; drc; calais; chernobyl; bosphorus; red sea; black sea; strait of hormuz
`);

/** People whose names the taggers’ lists do not show to be those of people. */
export const KNOWN_PEOPLE: readonly string[] = names(`
  elon musk; marine le pen; jean-marie le pen; moon jae-in; park geun-hye; prabowo subianto; dilma rousseff; bola tinubu;
  geert wilders; antónio costa; antónio guterres; tedros adhanom ghebreyesus; tedros adhanom; pep guardiola; erik ten hag;
  kassym-jomart tokayev; rumen radev; albin kurti; edi rama; pita limjaroenrat; hun sen; hun manet; pham minh chinh;
  yogi adityanath; riek machar; bobi wine; álvaro uribe; francia márquez; iga świątek; iga swiatek; usain bolt; mo farah;
  caster semenya; amber heard; hayao miyazaki; chimamanda ngozi adichie; maria ressa; nicolás maduro; nicolas maduro;
  andrés manuel lópez obrador; andres manuel lopez obrador; e. jean carroll; taylor swift; greta thunberg; mette frederiksen;
  sanna marin; jens stoltenberg; ursula von der leyen; carles puigdemont; jair bolsonaro; luiz inácio lula da silva
`);
