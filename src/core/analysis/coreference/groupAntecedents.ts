import type { MentionCandidate } from '../names/mentions';
import type { Token } from '../tokens/document';
import type { AntecedentContext } from './antecedentContext';
import { isSubject } from './subjects';

/** An organization or group that a speaking `it` or `they` can refer to. */
interface Group {
  readonly mention: number;
  readonly plural: boolean;
  readonly organization: boolean;
  readonly subject: boolean;
  readonly sentence: number;
}

const MAX_VOICES = 12;
const VOICE_SENTENCES = 5;

/** Resolves `it` and `they` that speak, in text order. */
export class GroupAntecedents {
  /** In order. */
  private readonly heard: Group[] = [];

  constructor(private readonly c: AntecedentContext) {}

  /** Remembers a mention as a possible antecedent. */
  hear(m: MentionCandidate, mention: number): void {
    const plural = m.type === 'group' || m.number === 'plural';
    const organization = m.type === 'organization';
    if (!plural && !organization && m.type !== 'work') return;
    const { sentence } = this.c.doc.tokens[m.firstToken] as Token;
    this.heard.push({ mention, plural, organization, subject: isSubject(this.c.doc, m), sentence });
  }

  /**
   * The antecedent of a speaking `it` or `they`: the last organization or group that was a subject, else the last
   * one.
   */
  voice(m: MentionCandidate, index: number, plural: boolean): number {
    const { sentence } = this.c.doc.tokens[m.firstToken] as Token;
    const own = this.c.spokenBy(index);
    let other = -1;
    for (let i = this.heard.length - 1; i >= Math.max(0, this.heard.length - MAX_VOICES); i--) {
      const voice = this.heard[i] as Group;
      const apart = sentence - voice.sentence;
      if (apart > VOICE_SENTENCES) break;
      // Newspapers and parties are `it` and `they`; a group is never `it`.
      if (plural ? !voice.plural && !voice.organization : voice.plural) continue;
      const { firstToken, lastToken: before } = this.c.mentions[voice.mention] as MentionCandidate;
      if (own.includes(this.c.quoteAt(firstToken))) continue;
      if (voice.subject && m.firstToken - before > 3) return this.c.open(voice.mention);
      if (other < 0 && apart < VOICE_SENTENCES) other = voice.mention;
    }
    return other < 0 ? -1 : this.c.open(other);
  }
}
