import { FIRST_PERSON_SINGULAR } from '../language/en';
import type { Mention } from './model';

/** Whether a mention is a speaker's word for themselves: `I`, `me`, `my`. */
export const meansSelf = ({ kind, text }: Mention): boolean => kind === 'pronoun' && FIRST_PERSON_SINGULAR.test(text);
