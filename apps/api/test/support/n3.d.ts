/** The little of it that the tests use. */
declare module 'n3' {
  interface Term {
    readonly termType: string;
    readonly value: string;
    readonly language: string;
    readonly datatype: { readonly value: string };
  }
  export interface Quad {
    readonly subject: Term;
    readonly predicate: Term;
    readonly object: Term;
  }
  export class Parser {
    parse(text: string): Quad[];
  }
}
