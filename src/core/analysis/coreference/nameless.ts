import { INTRODUCES_NAMELESS } from '../../language/en';
import type { MentionCandidate } from '../names/mentions';

/** `my mother`, `a policeman`, but not `the president`, who usually has a name in the text. */
export const isNamelessPerson = (m: MentionCandidate): boolean => isIntroduced(m) && m.gender !== 'unknown';

/** Whether a mention introduces somebody without a name: `a driver`, `her lawyer`. */
const isIntroduced = (m: MentionCandidate): boolean => isUnnamedPerson(m) && INTRODUCES_NAMELESS.test(m.text);

/** Whether a mention is one person without a name: `a driver`, `the mayor`. */
export const isUnnamedPerson = ({ kind, type, number }: MentionCandidate): boolean =>
  kind === 'nominal' && type === 'person' && number === 'singular';

/** Maps a mention without a cluster to a unique negative number. */
export const ownCluster = (mention: number): number => -2 - mention;
/** The mention of an {@link ownCluster}. */
export const mentionOf = (own: number): number => -2 - own;
