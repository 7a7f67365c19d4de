import { audit } from './audit';
import { access } from './access';
import { citySignIn } from './city-sign-in';
import { course } from './course';
import { feeds } from './feeds';
import { explain } from './explain';
import { imports } from './imports';
import { mail } from './mail';
import { member } from './member';
import { memberProject } from './member-project';
import { operator } from './operator';
import { plan } from './plan';
import { portfolio } from './portfolio';
import { openData } from './open-data';
import { project } from './project';
import { projectPage } from './project-page';
import { resolution } from './resolution';
import { reportDrafts } from './report-drafts';
import { release } from './release';
import { resolutions } from './resolutions';
import { memberResolution } from './member-resolution';
import { roadmap } from './roadmap';
import { settings } from './settings';
import { report } from './report';
import { reports } from './reports';
import { memberReport } from './member-report';
import { shell } from './shell';
import { workbook } from './workbook';
import { ledger } from './ledger';
import { memberLedger } from './member-ledger';

/** German comes first: its keys are the keys of every language. */
export const de = {
  ...access,
  ...shell,
  ...audit,
  ...citySignIn,
  ...course,
  ...explain,
  ...feeds,
  ...openData,
  ...project,
  ...projectPage,
  ...mail,
  ...member,
  ...memberProject,
  ...imports,
  ...operator,
  ...plan,
  ...portfolio,
  ...resolution,
  ...reportDrafts,
  ...release,
  ...resolutions,
  ...memberResolution,
  ...roadmap,
  ...workbook,
  ...settings,
  ...report,
  ...reports,
  ...memberReport,
  ...ledger,
  ...memberLedger,
} as const;
