/**
 * The verdict as `badge.json`, from which shields.io draws a badge when it is given the address of the file as that of an
 * endpoint. It says the same as `badge.svg`, and holds nothing that a target wrote.
 */
import { badgeOf } from './badge';

export function badgeData(run: Parameters<typeof badgeOf>[0]): string {
  const { left, right, colour } = badgeOf(run);
  return `${JSON.stringify({ schemaVersion: 1, label: left, message: right, color: colour }, undefined, 2)}\n`;
}
