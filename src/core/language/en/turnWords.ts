/** Words of transcripts and interviews. Lower case. */

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

/** What transcripts call somebody without a name. */
export const TURN_ROLES: ReadonlySet<string> = words(`moderator interviewer interviewee reporter host anchor announcer
  narrator operator caller questioner speaker chairman chairwoman chairperson chair clerk court witness president
  judge prosecutor defendant bailiff audience translator interpreter unidentified voice panelist juror`);

/** Labels of questions and of answers. */
export const QUESTION_LABEL = /^(?:q|question)$/;
export const ANSWER_LABEL = /^(?:a|answer)$/;

/** First words of labels that name nobody, though they may be titles or names too. */
export const NEVER_TURNS: ReadonlySet<string> = words(`note notes update updated correction editor editors ps photo
  photograph photos caption video watch read listen related source sources credit credits contact contacts email phone
  tel telephone fax web website date time when where what why how who venue location price tickets address claim fact
  facts truth verdict rating conclusion summary background example examples warning tip tips step first second third
  monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
  october november december`);

/** Words that show that somebody is spoken to, or speaks of themselves. */
export const SPOKEN_WORD = /(?:^|[^\p{L}])(?:i|we|you|my|our|your|me|us|let[’']s)(?![\p{L}])/iu;
/** The first person: an answer has it. */
export const ANSWERING_WORD = /(?:^|[^\p{L}])(?:i|we|my|our|me|us)(?![\p{L}])/iu;
/** The second person: a question to somebody has it. */
export const ASKING_WORD = /(?:^|[^\p{L}])(?:you|your|yours|yourself)(?![\p{L}])/iu;

/** Words of the introduction to an interview: `We spoke to Clara Venn.` */
export const TELLS_OF_INTERVIEW =
  /(?:^|[^\p{L}])(?:interview(?:ed|s)?|q&a|(?:spoke|talked|speaks|talks|sat down|caught up|chatted|chats) (?:to|with)|asked (?:him|her|them)|answers? (?:our|your|questions)|told us)(?![\p{L}])/iu;

/** What ends a transcript, or divides it: it is nobody’s speech. */
export const ENDS_TURNS = /^(?:end|ends|###|\* \* \*|\*\*\*|---+|___+)(?:$|[\s.:])/i;
