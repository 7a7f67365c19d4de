import { createHash } from 'node:crypto';
import type { Report } from '@wegmarke/domain/contracts';
import { ReportSteps } from '../../src/features/reports/report-steps.service';
import type { TestApp } from './app';
import type { HttpClient } from './http-client';
import type { PlanCity } from './plan-city';

export const sha256 = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex');

/** Does the work that waits for a report, as the job would. @returns the number of its edition */
export async function sealReport(app: TestApp, city: PlanCity, reportId: string): Promise<number> {
  await app.app.get(ReportSteps).seal({ municipalityId: city.municipalityId, reportId });
  const { json } = await city.cdo.get<Report>(`${city.path}/reports/${reportId}`);
  if (json.editionNumber === null) throw new Error(`The report is ${json.state}.`);
  return json.editionNumber;
}

/** A report that goes all the way to being sealed, but for its files. @returns its id */
export async function approvedReport(city: PlanCity, input: object): Promise<string> {
  const reports = `${city.path}/reports`;
  const step = async (
    by: HttpClient,
    { id, version }: Report,
    name: string,
    body?: object,
  ): Promise<Report> => {
    const { status, json, text } = await by.post<Report>(`${reports}/${id}/${name}`, body, {
      'if-match': `"${String(version)}"`,
    });
    if (status >= 300) throw new Error(`${name}: ${text}`);
    return json;
  };
  const { json: draft, text } = await city.cdo.post<Report>(reports, {
    strategyId: city.strategyId,
    title: 'Statusbericht',
    language: 'de',
    body: 'Rat',
    approvalOfficeId: city.officeId,
    ...input,
  });
  if (draft.state !== 'draft') throw new Error(text);
  const submitted = await step(city.cdo, draft, 'submission');
  const approved = await step(city.head, submitted, 'approval', { contentHash: submitted.contentHash });
  await step(city.cdo, approved, 'seal');
  return draft.id;
}
