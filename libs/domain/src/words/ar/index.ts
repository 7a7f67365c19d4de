import type { PublicCatalogue } from '../keys';
import { course } from './course';
import { feeds } from './feeds';
import { explain } from './explain';
import { openData } from './open-data';
import { project } from './project';
import { projectPage } from './project-page';
import { resolution } from './resolution';
import { reportDrafts } from './report-drafts';
import { release } from './release';
import { resolutions } from './resolutions';
import { roadmap } from './roadmap';
import { report } from './report';
import { reports } from './reports';
import { shell } from './shell';
import { workbook } from './workbook';
import { ledger } from './ledger';

export const ar: PublicCatalogue = {
  ...shell,
  ...course,
  ...explain,
  ...feeds,
  ...openData,
  ...project,
  ...projectPage,
  ...report,
  ...reports,
  ...ledger,
  ...resolution,
  ...reportDrafts,
  ...release,
  ...resolutions,
  ...roadmap,
  ...workbook,
};
