/** Context values of the rows of trees: what menus tell rows apart by. */
import type { NodeContext } from '../../core/view';

type Settled = 'open' | 'settled';

export type RowContext =
  | NodeContext
  | 'file'
  | 'article'
  | 'category'
  | `disagreement.${Settled}`
  | `version.${Settled}`
  | 'toCheck.gone'
  | 'toCheck.kept'
  | `toCheck${'' | '.changed'}${'' | '.lost'}`;
