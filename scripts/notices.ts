/** The bundled packages and the licence texts that must be distributed with them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Metafile } from 'esbuild';

export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** SPDX expression as the package states it. */
  readonly licence: string;
  /** The text of its licence files; empty if it has none. */
  readonly text: string;
}

const DATA = path.join('src', 'core', 'analysis', 'data');

/** The npm packages with at least one file in the bundles, by name. */
export function bundledPackages(root: string, metafiles: readonly Metafile[]): BundledPackage[] {
  const folders = new Set<string>();
  for (const file of metafiles.flatMap(metafile => Object.keys(metafile.inputs))) {
    const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0];
    if (folder) folders.add(folder);
  }
  return [...folders].sort().map(folder => readPackage(path.join(root, folder)));
}

function readPackage(folder: string): BundledPackage {
  const { name, version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const files = readdirSync(folder).filter(file => /^(licen[cs]e|copying|notice)/i.test(file));
  const text = files.map(file => readFileSync(path.join(folder, file), 'utf8').trim()).join('\n\n');
  return { name, version, licence: String(license ?? ''), text: text || keptLicence(name) };
}

/** The licence text, kept in this repository, of a package that does not publish one; empty if none is kept. */
function keptLicence(name: string): string {
  const file = path.join(import.meta.dirname ?? __dirname, 'licences', `${name.replace('/', '-')}.txt`);
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
}

/** All notices that the licences of bundled code and data require, as one text. */
export function notices(root: string, metafiles: readonly Metafile[]): string {
  const packages = bundledPackages(root, metafiles).map(
    ({ name, version, licence, text }) => `${name} ${version} (${licence})\n\n${text}`,
  );
  const data = readdirSync(path.join(root, DATA))
    .filter(file => /\.(md|txt)$/.test(file))
    .sort()
    .map(file => readFileSync(path.join(root, DATA, file), 'utf8').trim());
  const rule = `\n\n${'-'.repeat(80)}\n\n`;
  return `${['Seed Annotator contains the following third-party works.', ...packages, ...data].join(rule)}\n`;
}
