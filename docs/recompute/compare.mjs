// What was compared, what differs, and what could not be compared.

/** JSON with members in the order of their names and no space between. */
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  members.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(',')}}`;
}

export class Comparison {
  count = 0;
  /** Sentences of what differs. */
  wrong = [];
  /** Sentences of what was compared in groups, and of what was not. */
  told = [];

  same(what, published, recomputed) {
    this.count += 1;
    const [said, found] = [canonical(published), canonical(recomputed)];
    if (said !== found) this.wrong.push(`DIFFERENT: ${what}: published ${said}, recomputed ${found}`);
  }

  note(sentence) {
    this.told.push(sentence);
  }

  /** Tells how much `compare` compares. */
  group(name, compare) {
    const before = this.count;
    this.attempt(name, compare);
    this.note(`${name}: ${this.count - before} compared`);
  }

  /** What cannot even be computed from the entries does not agree with them. */
  attempt(name, compare) {
    try {
      compare();
    } catch (error) {
      this.count += 1;
      this.wrong.push(`DIFFERENT: ${name}: cannot be recomputed from the entries (${error.message})`);
    }
  }
}
