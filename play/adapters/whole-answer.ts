/**
 * Sends one call and hears its answer to the end, as one text. undici's own reader makes a stream of each answer, with its
 * events, and a signal listens for the deadline; the calls of a play are many and their answers short.
 */
import type { Dispatcher } from 'undici';
import { awakeTimeout } from './awake';

export interface WholeAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The body, read as UTF-8. */
  readonly text: string;
}

export interface AnswerLimits {
  /** Milliseconds within which the answer has to be there, body included. */
  readonly withinMs: number;
  /** Bytes of a body that are read. */
  readonly longestBytes: number;
}

/** The answer was not there in its time. */
export class LateAnswer extends Error {
  override readonly name = 'LateAnswer';
}

/** The answer goes on after the bytes that are read. */
export class OverlongAnswer extends Error {
  override readonly name = 'OverlongAnswer';
}

/** Rejects with {@link LateAnswer}, {@link OverlongAnswer}, or what undici says of a call that broke. The call is sent once. */
export function wholeAnswer(
  dispatcher: Dispatcher,
  call: Dispatcher.DispatchOptions,
  limits: AnswerLimits,
): Promise<WholeAnswer> {
  return new Promise((resolve, reject) => {
    const reading = new Reading(limits, resolve, reject);
    try {
      dispatcher.dispatch(call, reading);
    } catch (error) {
      reading.breaks(error);
    }
  });
}

class Reading implements Dispatcher.DispatchHandler {
  private controller: Dispatcher.DispatchController | undefined;
  private late: LateAnswer | undefined;
  private statusCode = 0;
  private headers: WholeAnswer['headers'] = {};
  private readonly chunks: Buffer[] = [];
  private bytes = 0;
  private readonly timer: { readonly clear: () => void };

  constructor(
    private readonly limits: AnswerLimits,
    private readonly resolve: (answer: WholeAnswer) => void,
    private readonly reject: (error: unknown) => void,
  ) {
    this.timer = awakeTimeout(() => {
      this.late = new LateAnswer(`no answer within ${limits.withinMs} ms`);
      this.controller?.abort(this.late);
    }, limits.withinMs);
  }

  /** What cannot be sent any more in its time is not sent. */
  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.controller = controller;
    if (this.late) controller.abort(this.late);
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    statusCode: number,
    headers: WholeAnswer['headers'],
  ): void {
    // Interim answers come before the answer.
    if (statusCode < 200) return;
    this.statusCode = statusCode;
    this.headers = headers;
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.bytes += chunk.length;
    if (this.bytes <= this.limits.longestBytes) this.chunks.push(chunk);
    else controller.abort(new OverlongAnswer(`more than ${this.limits.longestBytes} bytes`));
  }

  onResponseEnd(): void {
    this.timer.clear();
    const [first] = this.chunks;
    const body = this.chunks.length === 1 && first ? first : Buffer.concat(this.chunks);
    this.resolve({ statusCode: this.statusCode, headers: this.headers, text: body.toString('utf8') });
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.breaks(error);
  }

  breaks(error: unknown): void {
    this.timer.clear();
    this.reject(this.late ?? error);
  }
}
