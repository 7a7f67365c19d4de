import type { Day } from '@wegmarke/domain/calendar';
import type { Story } from '../../story';
import { compose } from '../compose';
import type { CitySeed } from '../seed';
import { cityAndEconomy } from './fields-1-2';
import { mobilityToHealth } from './fields-3-to-6';

const city: CitySeed = {
  slug: 'hanau',
  name: 'Stadt Hanau',
  initials: 'HU',
  languages: ['de', 'en', 'nl', 'ar'],
  colour: null,
  departments: [
    [
      'amt34',
      ['Digitalisierung und Organisationsentwicklung', 'Digitalisation and organisational development'],
    ],
    ['wirtschaft', ['Wirtschaftsförderung', 'Business development']],
    ['marketing', ['Stadtmarketing', 'City marketing']],
    ['umwelt', ['Umwelt und Gebäude', 'Environment and buildings']],
    ['verkehr', ['Verkehr', 'Traffic']],
    ['schule', ['Schulen', 'Schools']],
    ['kultur', ['Kultur und Sport', 'Culture and sport']],
    ['soziales', ['Soziales', 'Social affairs']],
    ['pruefung', ['Revision', 'Audit']],
  ],
  offices: [
    {
      key: 'cdo',
      kind: 'cdo',
      words: ['Chief Digital Officer (CDO)', 'Chief Digital Officer (CDO)'],
      department: 'amt34',
      holderPublic: true,
    },
    {
      key: 'dezernat',
      kind: 'other',
      words: ['Dezernat für Digitales', 'Councillor for digital affairs'],
      department: null,
      holderPublic: true,
    },
    {
      key: 'amt34',
      kind: 'head',
      words: [
        'Leitung Digitalisierung und Organisationsentwicklung',
        'Head of digitalisation and organisational development',
      ],
      department: 'amt34',
      holderPublic: true,
    },
    {
      key: 'wirtschaft',
      kind: 'head',
      words: ['Leitung Wirtschaftsförderung', 'Head of business development'],
      department: 'wirtschaft',
    },
    {
      key: 'marketing',
      kind: 'head',
      words: ['Leitung Stadtmarketing', 'Head of city marketing'],
      department: 'marketing',
    },
    {
      key: 'umwelt',
      kind: 'head',
      words: ['Leitung Umwelt und Gebäude', 'Head of environment and buildings'],
      department: 'umwelt',
    },
    { key: 'verkehr', kind: 'head', words: ['Leitung Verkehr', 'Head of traffic'], department: 'verkehr' },
    { key: 'schule', kind: 'head', words: ['Leitung Schulen', 'Head of schools'], department: 'schule' },
    {
      key: 'kultur',
      kind: 'head',
      words: ['Leitung Kultur und Sport', 'Head of culture and sport'],
      department: 'kultur',
    },
    {
      key: 'soziales',
      kind: 'head',
      words: ['Leitung Soziales', 'Head of social affairs'],
      department: 'soziales',
    },
    { key: 'pruefung', kind: 'head', words: ['Leitung Revision', 'Head of audit'], department: 'pruefung' },
  ],
  documentedPersons: { hemsley: 'Isabelle Hemsley' },
  // The CDO's post was not filled in December 2025: it stays vacant, with a stand-in. The source names the
  // councillor for that month; who leads later it doesn't say, so a sample person does.
  appointments: [
    { office: 'cdo', person: 'Beispielperson 1', kind: 'stand-in', from: '2024-12-01' },
    { office: 'dezernat', person: 'hemsley', kind: 'regular', from: '2025-12-01', until: '2025-12-31' },
    { office: 'dezernat', person: 'Beispielperson 2', kind: 'regular', from: '2026-01-01' },
    { office: 'amt34', person: 'Beispielperson 3', kind: 'regular', from: '2024-12-01' },
    { office: 'wirtschaft', person: 'Beispielperson 4', kind: 'regular', from: '2024-12-01' },
    { office: 'marketing', person: 'Beispielperson 5', kind: 'regular', from: '2024-12-01' },
    { office: 'umwelt', person: 'Beispielperson 6', kind: 'regular', from: '2024-12-01' },
    { office: 'verkehr', person: 'Beispielperson 7', kind: 'interim', from: '2024-12-01', until: { in: 95 } },
    { office: 'schule', person: 'Beispielperson 8', kind: 'regular', from: '2024-12-01' },
    { office: 'kultur', person: 'Beispielperson 9', kind: 'regular', from: '2024-12-01' },
    { office: 'soziales', person: 'Beispielperson 10', kind: 'regular', from: '2024-12-01' },
    { office: 'pruefung', person: 'Beispielperson 11', kind: 'regular', from: '2024-12-01' },
  ],
  accounts: [
    ['cdo', 'Beispielperson 1', []],
    ['head', 'Beispielperson 3', []],
    ['council', 'Beispielperson 12', ['council']],
    ['admin', 'Beispielperson 13', ['admin']],
  ],
  questions: [
    {
      milestone: 'zaehler/2',
      office: 'umwelt',
      text: 'Dürfen wir den Verbrauch je Gebäude veröffentlichen? Der Datenschutz hat noch nicht geantwortet.',
      askedAgo: 8,
      answerIn: -1,
    },
  ],
  strategy: {
    key: 'stadtwandel-digital',
    words: ['Stadtwandel.digital', 'Stadtwandel.digital', 'Stadtwandel.digital', 'Stadtwandel.digital'],
    vision: [
      'Hanau ist bis 2030 vollständig digital.',
      'Hanau is fully digital by 2030.',
      'Hanau is in 2030 volledig digitaal.',
      'هاناو مدينة رقمية بالكامل بحلول 2030.',
    ],
    startsOn: '2025-03-31',
    targetOn: '2030-12-31',
    draftedOn: '2024-12-31',
    adoptedOn: '2025-03-31',
    adoptionReason: 'Die Umsetzung beginnt am 31. März 2025 (kinzig.news, kommune21)',
    resolution: 'Stadtwandel.digital, Dezember 2024',
    source:
      '13 Leuchtturmprojekte in sechs Feldern, Umsetzung ab 31. März 2025, Ziel 2030: kinzig.news, kommune21. Namen der Projekte, Termine und Werte sind Beispieldaten, soweit nicht anders angegeben.',
    steering: 'cdo',
    verifying: 'pruefung',
    occasions: [
      [
        '2025-03-31',
        ['Beginn der Umsetzung', 'Start of implementation', 'Begin van de uitvoering', 'بداية التنفيذ'],
      ],
      ['2025-10-27', ['Besuch in Bochum', 'Visit to Bochum', 'Bezoek aan Bochum', 'زيارة إلى بوخوم']],
      [
        '2026-01-01',
        [
          'Hanau wird kreisfrei',
          'Hanau gains own-county status',
          'Hanau wordt kreisvrij',
          'هاناو تصبح مدينة مستقلة إداريًا',
        ],
      ],
    ],
    reasons: [
      'Die Übernahme der Aufgaben vom Kreis bindet Kräfte',
      'Die Ausschreibung dauert länger als geplant',
      'Die Abstimmung mit den Stadtwerken braucht mehr Zeit',
      'Die Stelle ist noch nicht besetzt',
      'Die Schnittstelle des Herstellers kommt mit der nächsten Fassung',
    ],
    pillars: [...cityAndEconomy, ...mobilityToHealth],
    turns: [
      {
        on: { ago: 41 },
        kind: 'milestone-weight',
        milestone: 'kreisfreiheit/3',
        weight: 2,
        reason: 'Mehr Leistungen vom Kreis übernommen als gedacht',
      },
    ],
  },
};

/** The demo of Hanau, a city that starts and learns. `today` is the municipality's day of the first start. */
export function hanau(today: Day): Story {
  return compose(city, today);
}
