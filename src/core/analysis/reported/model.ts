import data from '../data/reports.json';
import { loadReports, type ReportData, type ReportModel } from './reports';

const made: { model?: ReportModel } = {};

/** The trained models, made when first asked for, one in each step: nothing is paid where no text is analysed. */
export function* trainedReports(): Generator<void, ReportModel> {
  return (made.model ??= yield* loadReports(data as ReportData));
}
