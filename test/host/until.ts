export { until } from '../patience';
