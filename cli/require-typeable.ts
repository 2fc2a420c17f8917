import { UsageError } from '../run/usage-error';
import { quote } from '../trace/render-event';

/** What is laid out is named in a command that a person types. @throws UsageError */
export function requireTypeable(folder: string): void {
  if (!/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(folder)) return;
  throw new UsageError(
    `${quote(folder)} holds characters that cannot be typed. Name another folder: what is laid out is named in a command.`,
  );
}
