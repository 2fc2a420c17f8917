/** Shows how far a run has come: one line that is rewritten on a terminal, a line now and then elsewhere. */
import type { Output } from './output';

export interface Progress {
  step(done: number, all: number): void;
  end(): void;
}

/** Share of the whole, in per cent, after which a new plain line is due. */
const plainEveryPercent = 25;

export function progressOn(output: Output, what: string): Progress {
  let told = 0;
  return {
    step(done, all) {
      if (all === 0) return;
      const percent = Math.floor((done / all) * 100);
      if (output.isTTY) {
        const width = 30;
        const full = Math.round((done / all) * width);
        output.write(`\r${what} ${'█'.repeat(full)}${'░'.repeat(width - full)} ${done}/${all}`);
      } else if (percent - told >= plainEveryPercent || done === all) {
        if (told === 100) return;
        told = percent;
        output.write(`${what}: ${done} of ${all}\n`);
      }
    },
    end() {
      if (output.isTTY) output.write('\n');
    },
  };
}
