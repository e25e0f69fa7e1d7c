/** Names that may be spellings of one: a person says which are, and which are not. */
import { type DistinctNames, distinctNamesKey } from '../../../core/annotation';
import type { Person, SpellingProposal } from '../../../core/corpus';
import { excerpt } from '../../../core/view';
import { count, plainText, say } from '../../shell/language';
import { showInformation } from '../../shell/messages';
import { pickOne, type Row } from '../../shell/picks';
import { type DecisionContext, keepApart, mergePeople } from './peopleDecisions';

/** Proposals shown at a time. */
const MAX_SHOWN = 50;

type Answer = { readonly into: Person; readonly from: Person } | 'apart';

/** Shows what the index proposes, one after the other, until the person has enough. */
export async function reviewSpellings(context: DecisionContext): Promise<void> {
  const proposals = new OpenProposals(context);
  for (;;) {
    const open = await proposals.next();
    if (!open.length) {
      if (!proposals.isAnyDecided) void showInformation(plainText`No names look like spellings of one.`);
      return;
    }
    const proposal = await pickOne(open.map(rowOf), {
      title: plainText`Names That May Be One`,
      placeholder: plainText`Choose a pair to merge it or to keep it apart`,
    });
    if (!proposal) return;
    const answer = await pickOne(answersTo(proposal), { title: plainText`Are they one?` });
    if (!answer) continue;
    if (answer === 'apart') await keepApart(context, [proposal.person, proposal.other]);
    else await mergePeople(context, [answer.from], answer.into, 'folder');
    proposals.close(proposal);
  }
}

/** Proposals that nobody has decided on. */
class OpenProposals {
  /** Decided in this review: the index follows a decision only after a while. */
  private readonly decided = new Set<string>();
  /** Pairs of names that corpus files keep apart, as far as they were read. */
  private readonly apart = new Map<string, DistinctNames>();

  constructor(private readonly context: DecisionContext) {}

  get isAnyDecided(): boolean {
    return this.decided.size > 0;
  }

  close(proposal: SpellingProposal): void {
    this.decided.add(keyOf(proposal));
  }

  async next(): Promise<SpellingProposal[]> {
    for (;;) {
      const page = { limit: MAX_SHOWN + this.decided.size, offset: 0 };
      const names = [...this.apart.values()].map(one => one.names);
      const found = await this.context.index.ask('spellingProposals', page, names);
      // Corpus files of other folders become known with the people in them.
      if (!(await this.readApart(found))) return found.filter(one => !this.decided.has(keyOf(one)));
    }
  }

  /** @returns whether more pairs are known now */
  private async readApart(proposals: readonly SpellingProposal[]): Promise<boolean> {
    const { index, corpus } = this.context;
    const before = this.apart.size;
    const people = proposals.flatMap(({ person, other }) => [person.id, other.id]);
    for (const path of await index.ask('foldersOfPeople', people)) {
      const file = await corpus.find(index.uriOf(path));
      for (const pair of file?.read.distinct ?? []) this.apart.set(distinctNamesKey(pair), pair);
    }
    return this.apart.size > before;
  }
}

const keyOf = ({ person, other }: SpellingProposal): string => `${person.key}\n${other.key}`;

function rowOf(proposal: SpellingProposal): Row<SpellingProposal> {
  const { person, other, sharedRoles, sharedCompany } = proposal;
  const evidence = [
    sharedRoles.length ? say`both: ${sharedRoles.join(', ')}` : '',
    sharedCompany.length ? say`both beside ${sharedCompany.join(', ')}` : '',
  ];
  return {
    label: `${excerpt(person.name, 60)} · ${excerpt(other.name, 60)}`,
    icon: 'person',
    description: `${countsOf(person)} · ${countsOf(other)}`,
    detail: evidence.filter(Boolean).join('; ') || say`nothing else in common`,
    value: proposal,
  };
}

const countsOf = ({ quotes, articles }: Person): string =>
  say`${count(quotes, 'quote')} in ${count(articles, 'article')}`;

function answersTo({ person, other }: SpellingProposal): Row<Answer>[] {
  const merge = (into: Person, from: Person): Row<Answer> => ({
    label: say`Merge Into “${excerpt(into.name, 60)}”`,
    icon: 'accept',
    value: { into, from },
  });
  return [
    merge(person, other),
    merge(other, person),
    { label: say`Keep Apart`, icon: 'rejected', description: say`they are not proposed again`, value: 'apart' },
  ];
}
