import { Readable } from 'node:stream';
import { JsonLdParser } from 'jsonld-streaming-parser';
import { Parser, type Quad } from 'n3';
import { sampleCatalog } from '../../../test/support/sample-catalog';

const lines = (quads: readonly Pick<Quad, 'subject' | 'predicate' | 'object'>[]): string[] =>
  quads
    .map(({ subject, predicate, object }) => {
      const said = object.termType === 'Literal' ? ` ${object.language} ${object.datatype.value}` : '';
      return `${subject.value} ${predicate.value} ${object.value}${said}`;
    })
    .sort();

describe('the catalogue of open data', () => {
  it('says the same in Turtle and in JSON-LD, by readers that others wrote, whatever stands in a title', async () => {
    const { turtle, jsonLd } = await sampleCatalog();
    const fromTurtle = lines(new Parser().parse(turtle));
    const fromJson: Quad[] = [];
    for await (const quad of Readable.from([jsonLd]).pipe(new JsonLdParser())) fromJson.push(quad as Quad);
    expect(lines(fromJson)).toEqual(fromTurtle);
    expect(fromTurtle.length).toBeGreaterThan(300);
    expect(fromTurtle.join('\n')).toContain('Titel "mit" \\ <b> \n {geschweift} \u0007 @de ^^xsd:int .: ');
  });

  it('names files by addresses that last, each with its licence, format and language', async () => {
    const quads = new Parser().parse((await sampleCatalog()).turtle);
    const said = (name: string): string[] =>
      quads.filter(({ predicate }) => predicate.value.endsWith(name)).map(({ object }) => object.value);
    expect(new Set(said('downloadURL')).size).toBe(30);
    expect(said('license')).toHaveLength(30);
    expect(
      said('downloadURL').every((address) => address.startsWith('https://wegmarke.example.org/api/v1/')),
    ).toBe(true);
  });
});
