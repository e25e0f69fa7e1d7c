/** Maximum number of people with one surname that are compared, the latest ones. Guards against hostile input. */
const MAX_NAMESAKES = 50;
export const latest = (clusters: readonly number[] = []): readonly number[] => clusters.slice(-MAX_NAMESAKES);

export const push = (map: Map<string, number[]>, key: string, value: number): void => {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
};
