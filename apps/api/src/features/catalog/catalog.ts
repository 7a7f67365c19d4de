import type { FieldText, Language, Municipality, Strategy } from '@wegmarke/domain/contracts';
import type { WordKey, Words } from '@wegmarke/domain/words';
import type { LinkedThing, LinkedValue, Prefixes } from './linked-data';

type Said = Words<WordKey>;

/** A published strategy as the catalogue tells it. */
export interface CatalogedStrategy extends Pick<
  Strategy,
  'id' | 'title' | 'startsOn' | 'targetOn' | 'sample'
> {
  readonly adoptedAt: string | null;
  /** When something of it was recorded last: an instant. */
  readonly modifiedAt: string;
}

export interface CatalogContent {
  /** Where the product is reached, without a slash at the end. */
  readonly publicUrl: string;
  readonly municipality: Pick<Municipality, 'slug' | 'name' | 'languages' | 'demo'>;
  readonly strategies: readonly CatalogedStrategy[];
}

export const PREFIXES: Prefixes = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dcatde: 'http://dcat-ap.de/def/dcatde/',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
};

/** Lists of the Publications Office of the European Union and of GovData, whose entries are addresses. */
const AUTHORITY = 'http://publications.europa.eu/resource/authority';
const LANGUAGES: Readonly<Record<Language, string>> = { de: 'DEU', en: 'ENG', nl: 'NLD', ar: 'ARA' };
/** Creative Commons Attribution 4.0, in the list of GovData. */
const LICENCE = 'http://dcat-ap.de/def/licenses/cc-by/4.0';
const MUNICIPAL = 'http://dcat-ap.de/def/politicalGeocoding/Level/municipality';
const MEDIA = 'https://www.iana.org/assignments/media-types/';

type Format = 'json' | 'csv' | 'xlsx';
const FORMATS: Readonly<Record<Format, { readonly type: string; readonly media: string }>> = {
  json: { type: 'JSON', media: 'application/json' },
  csv: { type: 'CSV', media: 'text/csv' },
  xlsx: { type: 'XLSX', media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
};

interface DatasetKind {
  readonly id: 'plan' | 'course' | 'projects' | 'milestones' | 'ledger' | 'scope';
  /** Below the strategy's address, by format. */
  readonly files: Readonly<Partial<Record<Format, string>>>;
}

const exported = (view: string): DatasetKind['files'] => ({
  csv: `/exports/${view}.csv`,
  xlsx: `/exports/${view}.xlsx`,
  json: `/exports/${view}.json`,
});

const DATASETS: readonly DatasetKind[] = [
  { id: 'plan', files: { json: '/data' } },
  { id: 'course', files: { json: '/course/series', csv: '/course/series.csv' } },
  { id: 'projects', files: exported('projects') },
  { id: 'milestones', files: exported('roadmap') },
  { id: 'ledger', files: exported('ledger') },
  { id: 'scope', files: exported('account') },
];

const iri = (address: string): LinkedValue => ({ iri: address });
const dateTime = (value: string): LinkedValue => ({ value, type: 'xsd:dateTime' });
const date = (value: string): LinkedValue => ({ value, type: 'xsd:date' });

/**
 * A municipality's published data as a catalogue by DCAT-AP.de 3.0: the catalogue, its publisher and contact, a dataset
 * for each kind of data of each strategy, and a distribution for each file. `words`: those of the municipality's languages.
 */
export function catalogOf(content: CatalogContent, words: readonly Said[]): LinkedThing[] {
  const { publicUrl, municipality, strategies } = content;
  const root = `${publicUrl}/api/v1/municipalities/${municipality.slug}`;
  const place = { catalog: `${root}/catalog`, page: `${publicUrl}/${municipality.slug}`, root };
  const publisher = `${place.catalog}#publisher`;
  const contact = `${place.catalog}#contact`;
  const datasets = strategies.flatMap((strategy) =>
    DATASETS.map((kind) => ({ strategy, kind, iri: `${place.catalog}#${strategy.id}-${kind.id}` })),
  );
  const spoken = words.map((each) => iri(`${AUTHORITY}/language/${LANGUAGES[each.language]}`));
  const latest = strategies
    .map(({ modifiedAt }) => modifiedAt)
    .sort()
    .at(-1);
  const say = (property: string, tell: (words: Said) => string): LinkedThing['said'] =>
    words.map((each) => [property, { text: tell(each), language: each.language }] as const);
  const name = { place: municipality.name };
  const note = (each: Said, sample: boolean): string =>
    municipality.demo || sample ? ` ${each.say('openData.sample')}` : '';
  const catalog: LinkedThing = {
    iri: place.catalog,
    types: ['dcat:Catalog'],
    said: [
      ...say('dct:title', (each) => each.say('openData.title', name)),
      ...say('dct:description', (each) => each.say('openData.description', name) + note(each, false)),
      ['dct:publisher', iri(publisher)],
      ['foaf:homepage', iri(place.page)],
      ...spoken.map((language) => ['dct:language', language] as const),
      ['dcat:themeTaxonomy', iri(`${AUTHORITY}/data-theme`)],
      ...(latest === undefined ? [] : [['dct:modified', dateTime(latest)] as const]),
      ...datasets.map((each) => ['dcat:dataset', iri(each.iri)] as const),
    ],
  };
  const about: LinkedThing[] = [
    {
      iri: publisher,
      types: ['foaf:Organization', 'foaf:Agent'],
      said: [...say('foaf:name', () => municipality.name), ['foaf:homepage', iri(place.page)]],
    },
    {
      iri: contact,
      types: ['vcard:Organization', 'vcard:Kind'],
      // One name alone may be given: that of the first language.
      said: [...say('vcard:fn', () => municipality.name).slice(0, 1), ['vcard:hasURL', iri(place.page)]],
    },
    ...[...new Set(spoken.map((language) => ('iri' in language ? language.iri : '')))].map((language) => ({
      iri: language,
      types: ['dct:LinguisticSystem'],
      said: [],
    })),
  ];
  const told = datasets.flatMap(({ strategy, kind, iri: dataset }) => {
    const title = (each: Said): string =>
      each.say(`openData.${kind.id}.title`, { strategy: textIn(strategy.title, each), ...name });
    const period = `${dataset}-period`;
    const files = Object.entries(kind.files).map(([format, path]) => ({
      format: format as Format,
      address: `${root}/strategies/${strategy.id}${path}`,
      iri: `${dataset}-${format}`,
    }));
    return [
      {
        iri: dataset,
        types: ['dcat:Dataset'],
        said: [
          ...say('dct:title', title),
          ...say(
            'dct:description',
            (each) => each.say(`openData.${kind.id}.description`) + note(each, strategy.sample),
          ),
          ['dct:identifier', { value: `${strategy.id}-${kind.id}`, type: 'xsd:string' }],
          ['dct:publisher', iri(publisher)],
          ['dcat:contactPoint', iri(contact)],
          ['dcat:landingPage', iri(place.page)],
          ['dcat:theme', iri(`${AUTHORITY}/data-theme/GOVE`)],
          ...words.flatMap((each) =>
            each
              .say('openData.keywords')
              .split(', ')
              .map((keyword) => ['dcat:keyword', { text: keyword, language: each.language }] as const),
          ),
          ...spoken.map((language) => ['dct:language', language] as const),
          ['dct:accrualPeriodicity', iri(`${AUTHORITY}/frequency/IRREG`)],
          ['dct:accessRights', iri(`${AUTHORITY}/access-right/PUBLIC`)],
          ['dcatde:politicalGeocodingLevelURI', iri(MUNICIPAL)],
          ...(strategy.adoptedAt === null ? [] : [['dct:issued', dateTime(strategy.adoptedAt)] as const]),
          ['dct:modified', dateTime(strategy.modifiedAt)],
          ['dct:temporal', iri(period)],
          ...files.map((file) => ['dcat:distribution', iri(file.iri)] as const),
        ],
      } satisfies LinkedThing,
      {
        iri: period,
        types: ['dct:PeriodOfTime'],
        said: [
          ['dcat:startDate', date(strategy.startsOn)],
          ['dcat:endDate', date(strategy.targetOn)],
        ],
      } satisfies LinkedThing,
      ...files.map(({ format, address, iri: distribution }): LinkedThing => ({
        iri: distribution,
        types: ['dcat:Distribution'],
        said: [
          ...say('dct:title', (each) => `${title(each)} (${FORMATS[format].type})`),
          ['dcat:accessURL', iri(address)],
          ['dcat:downloadURL', iri(address)],
          ['dct:format', iri(`${AUTHORITY}/file-type/${FORMATS[format].type}`)],
          ['dcat:mediaType', iri(`${MEDIA}${FORMATS[format].media}`)],
          ['dct:license', iri(LICENCE)],
          ...say('dcatde:licenseAttributionByText', () => municipality.name),
          ['dct:modified', dateTime(strategy.modifiedAt)],
        ],
      })),
    ];
  });
  return [catalog, ...about, ...told];
}

const textIn = (text: FieldText, words: Said): string => words.field(text);
