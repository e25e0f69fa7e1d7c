import data from '../data/reports.json';
import { Trees, type TreesData } from '../trees';
import type { ReportData, ReportModel } from './reports';
import { EDGES, type Edge } from './stretches';

const made: { model?: ReportModel } = {};

/** The trained models, made when first asked for, one in each step: nothing is paid where no text is analysed. */
export function* trainedReports(): Generator<void, ReportModel> {
  if (made.model) return made.model;
  const { uses, models } = data as ReportData;
  const trees = new Map<string, Trees>();
  for (const [name, model] of Object.entries(models)) {
    trees.set(name, new Trees(model as TreesData));
    yield;
  }
  const edges = Object.fromEntries(EDGES.map(e => [e, trees.get(e)])) as Record<Edge, Trees>;
  made.model = { uses, head: trees.get('head') as Trees, source: trees.get('source') as Trees, edges };
  return made.model;
}
