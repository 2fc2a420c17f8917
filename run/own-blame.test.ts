import { expect, test } from '../quality/testing/test';
import { ownBlame } from './own-blame';

for (const kind of ['unreachable', 'protocol'] as const) {
  test(`what is ${kind} about the reference is a fault of the suite`, () => {
    const told = ownBlame({ kind, message: 'It said nothing.', scenario: 'cap/third' });

    expect(told).toMatchObject({ kind: 'suite', scenario: 'cap/third' });
    expect(told.message).toContain('It said nothing.');
  });
}

for (const kind of ['usage', 'suite'] as const) {
  test(`a fault of the kind ${kind} stays as it is`, () => {
    const fault = { kind, message: 'So it is.' };

    expect(ownBlame(fault)).toBe(fault);
  });
}
