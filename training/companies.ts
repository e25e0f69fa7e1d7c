import fs from 'node:fs';
import path from 'node:path';

const LEGAL_FORM =
  /,? (?:Inc|Corp|Corporation|Company|Co|PLC|plc|Ltd|Limited|S\.?A|SE|AG|N\.?V|S\.?p\.?A|AB|ASA|Oyj|KGaA|LLC|LP|REIT|Class [ABC])\.?$/;
const GENERIC = / (?:Group|Holdings?)$/;
const MIN_LENGTH = 3;

/**
 * Names of companies on the world’s stock indices, without legal forms, from the PyPI package `pytickersymbols`.
 * @param folder holds `indices_data.py`
 */
export function companyNames(folder: string): string[] {
  const source = fs.readFileSync(path.join(folder, 'indices_data.py'), 'utf8');
  const names = new Set<string>();
  for (const [, single, double] of source.matchAll(/\{'name': (?:'([^'\\]*)'|"([^"\\]*)"), 'symbol'/g)) {
    let name = (single ?? double ?? '').replace(/^The /, '');
    while (LEGAL_FORM.test(name)) name = name.replace(LEGAL_FORM, '');
    for (const form of [name, name.replace(GENERIC, '')]) if (form.length >= MIN_LENGTH) names.add(form);
  }
  return [...names].sort();
}
