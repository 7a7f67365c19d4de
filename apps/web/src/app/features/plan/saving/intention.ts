/** The same intention keeps its key, so that an answer lost on its way does not make it happen twice. */
export class Intention {
  private key = crypto.randomUUID();
  private said = '';

  keyFor(input: object): string {
    const said = JSON.stringify(input);
    if (said !== this.said) this.key = crypto.randomUUID();
    this.said = said;
    return this.key;
  }
}
