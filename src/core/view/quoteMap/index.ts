/** A quote map as plain data: its words, its table, the places of its marks, and its messages. */
export {
  axisNameOf,
  axisSourceOf,
  type MarkLabel,
  markLabelOf,
  nameOf,
  pictureTitles,
  remarksOn,
  shareLabelOf,
  sourceLabelOf,
} from './labels';
export {
  type ImageFormat,
  type MapMessage,
  type MapState,
  type MapUpdate,
  PICTURES,
  type Picture,
  type PictureName,
  readMapMessage,
  readMapState,
  WHOLE_CORPUS,
} from './messages';
export { questionOf } from './question';
export { type MapTable, tableOf } from './table';
export { layOutTimeline, radiusOf, type TimelineLayout } from './timelineLayout';
