/** The parts of a bot that is unusual in several ways at once: each variant is put upon those before it. */
import type { Parts } from '../parts';
import type { Variant } from './variant';

export function composed(honest: Parts, variants: readonly Pick<Variant, 'parts'>[]): Parts {
  const parts: Record<string, unknown> = { ...honest };
  for (const variant of variants) {
    for (const [name, change] of Object.entries(variant.parts)) {
      parts[name] = typeof change === 'function' ? (change as (Base: unknown) => unknown)(parts[name]) : change;
    }
  }
  return parts as unknown as Parts;
}
