/** The meanings of icons. Hosts choose the pictures. */

type EntityIcon = 'person' | 'organization' | 'place' | 'group' | 'event' | 'work' | 'product' | 'other';
type ArticleIcon = 'article' | 'date' | 'source' | 'quote' | 'speaker';
type StatusIcon = 'confirmed' | 'corrected' | 'rejected' | 'unknown';
type AnnotationIcon =
  | 'annotations'
  | 'note'
  | 'resolvedNote'
  | 'tag'
  | 'speakerDecision'
  | 'entityDecision'
  | 'relation'
  | 'relationFrom'
  | 'symmetricRelation'
  | 'changed'
  | 'lost';
type ReviewIcon = 'accept' | 'nextCandidate' | 'chooseOther' | 'skip' | 'previous' | 'undo' | 'toText' | 'stop';

export type Icon = EntityIcon | ArticleIcon | StatusIcon | AnnotationIcon | ReviewIcon;
