import { cssString } from './print-note';

describe('the note in the foot of a printed sheet', () => {
  it('keeps letters, digits and ordinary signs', () => {
    expect(cssString('Stadt Köln · Stand 1. März 2026')).toBe('"Stadt Köln · Stand 1. März 2026"');
  });

  it('cannot be ended by what somebody wrote into a name', () => {
    expect(cssString('A"; } </style> \\')).toBe('"A\\22 \\3b  \\7d  \\3c /style\\3e  \\5c "');
  });
});
