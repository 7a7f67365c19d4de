import { createHash } from 'node:crypto';
import type { Report } from '@wegmarke/domain/contracts';
import { ReportSteps } from '../../src/features/reports/report-steps.service';
import type { TestApp } from './app';
import type { PlanCity } from './plan-city';

export const sha256 = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex');

/** Does the work that waits for a report, as the job would. @returns the number of its edition */
export async function sealReport(app: TestApp, city: PlanCity, reportId: string): Promise<number> {
  await app.app.get(ReportSteps).seal({ municipalityId: city.municipalityId, reportId });
  const { json } = await city.cdo.get<Report>(`${city.path}/reports/${reportId}`);
  if (json.editionNumber === null) throw new Error(`The report is ${json.state}.`);
  return json.editionNumber;
}
