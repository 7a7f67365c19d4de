import type { ChartLane, CourseChartData, CourseChartWords } from './course-chart.data';

/** A small course for the tests: ten years, two pillars, half of the way gone. */
export function sampleLane(changes: Partial<ChartLane> = {}): ChartLane {
  return {
    id: 'a',
    number: 1,
    title: { text: 'Talentschmiede', lang: 'de', dir: 'ltr' },
    health: 'off-course',
    value: '49 % statt 64 %',
    adopted: { health: 'off-course', text: 'wie beschlossen 41 % statt 69 %' },
    points: [
      { on: '2020-01-01', actual: 0, planned: 0, compared: 0, health: 'on-course' },
      { on: '2022-12-31', actual: 20, planned: 25, compared: 20, health: 'at-risk' },
      { on: '2024-12-31', actual: 49, planned: 64, compared: 49, health: 'off-course' },
      { on: '2027-12-31', actual: null, planned: 90, compared: null, health: 'not-measurable' },
    ],
    waymarks: [
      { on: '2021-05-01', state: 'done', title: 'Trassenplan, 1. Mai 2021' },
      { on: '2023-12-31', state: 'late', title: 'Glasfaser an 16 Schulen, 31. Dez. 2023' },
      { on: '2027-06-30', state: 'planned', title: 'Abnahme, 30. Juni 2027' },
    ],
    label: { state: 'late', text: 'Glasfaser an 16 Schulen, seit Dez. offen' },
    behind: { text: '18 Monate zurück', good: false },
    next: { state: 'planned', day: '30. Juni', title: { text: 'Abnahme', lang: 'de', dir: 'ltr' } },
    ...changes,
  };
}

export function sampleCourse(changes: Partial<CourseChartData> = {}): CourseChartData {
  return {
    from: '2020-01-01',
    to: '2029-12-31',
    on: '2024-12-31',
    tolerances: { atRisk: 3, offCourse: 10 },
    points: sampleLane().points,
    asAdopted: 41,
    behind: { value: '18 Monate', note: 'Der Stand war für Juni 2023 geplant.', good: false },
    pillars: [
      sampleLane(),
      sampleLane({
        id: 'b',
        number: 2,
        title: { text: 'مركز الثقافة', lang: 'ar', dir: 'rtl' },
        label: null,
        next: null,
      }),
    ],
    ...changes,
  };
}

export const sampleWords: CourseChartWords = {
  heading: 'Gesamtkurs',
  summary: '49 % umgesetzt, 64 % geplant.',
  on: 'Heute',
  actual: 'Tatsächlich',
  planned: 'Plan',
  plannedOn: '64 % geplant',
  scopeToday: 'heutiger Umfang',
  asAdopted: 'wie beschlossen',
  road: 'Bahn',
  limit: 'Grenze',
  deviation: 'Abweichung vom Plan in Punkten',
  behindHeading: 'Rückstand heute',
  noForecast: 'Noch keine Prognose',
  byPillar: 'Kurs je Säule',
  showTable: 'Als Tabelle zeigen',
  tableDay: 'Tag',
  tablePillar: 'Säule',
  tableOpen: 'Offene Wegmarken',
  tableMore: (count) => `${count} weitere`,
  states: { done: 'erledigt', due: 'fällig', late: 'verspätet', planned: 'geplant' },
  health: {
    'on-course': 'Auf Kurs',
    'at-risk': 'Gefährdet',
    'off-course': 'Vom Kurs ab',
    'not-measurable': 'Nicht messbar',
    paused: 'Pausiert',
  },
};
