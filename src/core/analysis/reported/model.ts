import data from '../data/reports.json';
import { type ReportData, type ReportModel, reportModel } from './reports';

const decoded: { model?: ReportModel } = {};

/** The trained models, made when first asked for: nothing is paid where no text is analysed. */
export const trainedReports = (): ReportModel => (decoded.model ??= reportModel(data as ReportData));
