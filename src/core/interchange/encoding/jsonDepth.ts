/** What other tools write is a handful of levels deep; what walks through values goes down by recursion. */
const DEEPEST = 100;

/** True where brackets lie in each other more than a hundred deep. The text need not be JSON. */
export function isTooDeep(json: string): boolean {
  let depth = 0;
  let inString = false;
  for (let i = 0; i < json.length; i++) {
    const unit = json[i];
    if (inString) {
      if (unit === '\\') i++;
      else if (unit === '"') inString = false;
    } else if (unit === '"') inString = true;
    else if (unit === '[' || unit === '{') {
      if (++depth > DEEPEST) return true;
    } else if (unit === ']' || unit === '}') depth--;
  }
  return false;
}
