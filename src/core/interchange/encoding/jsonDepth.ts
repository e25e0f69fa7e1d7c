/** Maximum nesting. Tools write a few levels; deeper input could exhaust the stack of recursive code. */
const MAX_DEPTH = 100;

/** Whether brackets are nested too deeply. The text need not be valid JSON. */
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
      if (++depth > MAX_DEPTH) return true;
    } else if (unit === ']' || unit === '}') depth--;
  }
  return false;
}
