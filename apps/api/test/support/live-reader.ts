import type { LiveEvent } from '@wegmarke/domain/contracts';

const PATIENCE_MILLISECONDS = 20_000;

/** Somebody who listens, as a browser's EventSource does. */
export class LiveReader {
  readonly #events: LiveEvent[] = [];
  #wake: () => void = () => undefined;
  #ended = false;

  private constructor(
    readonly response: Response,
    private readonly gone: AbortController,
  ) {
    void this.#read();
  }

  static async open(url: string, cookie = '', more: Record<string, string> = {}): Promise<LiveReader> {
    const gone = new AbortController();
    const headers = { accept: 'text/event-stream', ...(cookie && { cookie }), ...more };
    return new LiveReader(await fetch(url, { headers, signal: gone.signal }), gone);
  }

  /** The next event; what was told before it is gone. @throws where the connection ends first */
  async next(isMeant: (event: LiveEvent) => boolean = () => true): Promise<LiveEvent> {
    const patience = AbortSignal.timeout(PATIENCE_MILLISECONDS);
    for (;;) {
      const event = this.#events.shift();
      if (event && isMeant(event)) return event;
      if (event) continue;
      if (this.#ended || patience.aborted) throw new Error('Nothing more was told.');
      await this.#woken(patience);
    }
  }

  /** Resolves when the server has ended the connection; what was told and not taken. */
  async end(): Promise<readonly LiveEvent[]> {
    const patience = AbortSignal.timeout(PATIENCE_MILLISECONDS);
    while (!this.#ended) {
      if (patience.aborted) throw new Error('The connection did not end.');
      await this.#woken(patience);
    }
    return this.#events.splice(0);
  }

  leave(): void {
    this.gone.abort();
  }

  async #woken(patience: AbortSignal): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
      patience.addEventListener('abort', () => resolve(), { once: true });
    });
  }

  async #read(): Promise<void> {
    let text = '';
    try {
      const decoder = new TextDecoder();
      for await (const chunk of this.response.body ?? []) {
        text += decoder.decode(chunk as Uint8Array, { stream: true });
        const whole = text.split('\n\n');
        text = whole.pop() ?? '';
        for (const event of whole)
          if (event.startsWith('data: ')) this.#events.push(JSON.parse(event.slice(6)) as LiveEvent);
        this.#wake();
      }
    } catch {
      // Whoever leaves breaks off.
    }
    this.#ended = true;
    this.#wake();
  }
}
