import type { MentionCandidate } from '../names/mentions';
import type { Token } from '../tokens/document';
import type { AntecedentContext } from './antecedentContext';
import { isSubject } from './subjects';

/** An organization or group that `it` or `they` can refer to, if the pronoun speaks. */
interface GroupCandidate {
  readonly mention: number;
  readonly plural: boolean;
  readonly organization: boolean;
  readonly subject: boolean;
  readonly sentence: number;
}

/** Maximum number of candidates that are compared, and their distance in sentences. */
const MAX_CANDIDATES = 12;
const MAX_SENTENCES = 5;

/** Resolves `it` and `they` that speak, in text order. */
export class GroupAntecedents {
  /** In order. */
  private readonly candidates: GroupCandidate[] = [];

  constructor(private readonly c: AntecedentContext) {}

  /** Remembers a mention as a possible antecedent. */
  remember(m: MentionCandidate, mention: number): void {
    const plural = m.type === 'group' || m.number === 'plural';
    const organization = m.type === 'organization';
    if (!plural && !organization && m.type !== 'work') return;
    const { sentence } = this.c.doc.tokens[m.firstToken] as Token;
    this.candidates.push({ mention, plural, organization, subject: isSubject(this.c.doc, m), sentence });
  }

  /**
   * The cluster that `it` or `they` refers to: the last organization or group that was a subject, otherwise the last one;
   * or -1.
   */
  antecedent(m: MentionCandidate, index: number): number {
    const { sentence } = this.c.doc.tokens[m.firstToken] as Token;
    const plural = m.number === 'plural';
    const own = this.c.spokenBy(index);
    const quote = this.c.quoteAt(m.firstToken);
    let fallback = -1;
    const from = Math.max(0, this.candidates.length - MAX_CANDIDATES);
    for (let i = this.candidates.length - 1; i >= from; i--) {
      const candidate = this.candidates[i] as GroupCandidate;
      const distance = sentence - candidate.sentence;
      if (distance > MAX_SENTENCES) break;
      // Newspapers and parties are `it` and `they`; a group is never `it`.
      if (plural ? !candidate.plural && !candidate.organization : candidate.plural) continue;
      const { firstToken, lastToken } = this.c.mentions[candidate.mention] as MentionCandidate;
      const around = this.c.quoteAt(firstToken);
      if (own.includes(around)) continue;
      // `My friends came. They told me, “No.”`, all in one quote
      if (quote >= 0 && around === quote && candidate.plural) return this.c.open(candidate.mention);
      if (candidate.subject && m.firstToken - lastToken > 3) return this.c.open(candidate.mention);
      if (fallback < 0 && distance < MAX_SENTENCES) fallback = candidate.mention;
    }
    return fallback < 0 ? -1 : this.c.open(fallback);
  }
}
