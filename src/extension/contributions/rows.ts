/** Context values of tree rows, which menus match in when clauses. */
import type { NodeContext, PeopleContext, RecordsContext, ReuseContext } from '../../core/view';

type Settled = 'open' | 'settled';

export type RowContext =
  | NodeContext
  | RecordsContext
  | PeopleContext
  | ReuseContext
  | 'file'
  | 'file.article'
  | 'article'
  | 'listGroup'
  | 'moreRows'
  | 'import.group'
  | 'import.remark'
  | 'category'
  | `disagreement.${Settled}`
  | `version.${Settled}`
  | 'toCheck.gone'
  | 'toCheck.kept'
  | `toCheck${'' | '.changed'}${'' | '.lost'}`;
