import type { LiveEvent } from '@wegmarke/domain/contracts';

const FIRST_PAUSE_MILLISECONDS = 1_000;
const LONGEST_PAUSE_MILLISECONDS = 60_000;

export interface LiveConnectionListener {
  readonly told: (event: LiveEvent) => void;
  /** The connection is open again after it was not: what was told meanwhile nobody knows. */
  readonly again: () => void;
}

/** Server-sent events of one address, while the page is visible. Comes back by itself, ever more patiently. */
export class LiveConnection {
  private source: EventSource | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private pause = FIRST_PAUSE_MILLISECONDS;
  private wasOpen = false;
  private readonly left = new AbortController();

  constructor(
    private readonly document: Document,
    private readonly url: string,
    private readonly listener: LiveConnectionListener,
  ) {
    const { signal } = this.left;
    document.addEventListener('visibilitychange', () => this.follow(), { signal });
    document.defaultView?.addEventListener('pagehide', () => this.close(), { signal });
    document.defaultView?.addEventListener('pageshow', () => this.follow(), { signal });
    document.defaultView?.addEventListener('online', () => this.follow(), { signal });
    this.follow();
  }

  leave(): void {
    this.left.abort();
    this.close();
  }

  /** Open while somebody looks, closed while nobody does. */
  private follow(): void {
    if (this.document.visibilityState === 'hidden') this.close();
    else if (!this.source) this.open();
  }

  private open(): void {
    clearTimeout(this.timer);
    const source = new EventSource(this.url);
    this.source = source;
    source.addEventListener('open', () => {
      if (this.wasOpen) this.listener.again();
      this.wasOpen = true;
    });
    source.addEventListener('message', ({ data }: MessageEvent<string>) => {
      this.pause = FIRST_PAUSE_MILLISECONDS;
      this.listener.told(JSON.parse(data) as LiveEvent);
    });
    // The browser's own attempts know no patience.
    source.addEventListener('error', () => {
      this.close();
      this.timer = setTimeout(() => this.follow(), this.pause * (0.5 + Math.random()));
      this.pause = Math.min(this.pause * 2, LONGEST_PAUSE_MILLISECONDS);
    });
  }

  private close(): void {
    clearTimeout(this.timer);
    this.source?.close();
    this.source = null;
  }
}
