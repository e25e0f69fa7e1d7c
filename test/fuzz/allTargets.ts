import type { Target } from './target';
import { ARTICLE_TARGETS } from './targets/articles';
import { CONVERSION_TARGETS } from './targets/conversion';
import { CORPUS_TARGETS } from './targets/corpus';
import { EXCHANGE_TARGETS } from './targets/exchange';
import { YAML_TARGETS } from './targets/yaml';

export const TARGETS: readonly Target[] = [
  ...ARTICLE_TARGETS,
  ...YAML_TARGETS,
  ...CORPUS_TARGETS,
  ...EXCHANGE_TARGETS,
  ...CONVERSION_TARGETS,
];
