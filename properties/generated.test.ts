/** The generators keep to where the documents are clear, also by the reading of the rules. */
import * as fc from 'fast-check';
import { fill, numericKind } from '../trace/templates';
import { expect, test } from '../quality/testing/test';
import { greySkillId, notNumericSkillId, numericSkillId } from './generated-skill-ids';
import { messageCalled } from './generated-texts';
import { readTemplate } from './model/read-template';

const runs = { numRuns: 300, seed: 11 };

test('numeric skill ids are clearly numbers', () => {
  fc.assert(
    fc.property(numericSkillId, (id) => numericKind(id) === 'numeric'),
    runs,
  );
});

test('skill ids that are no numbers are clearly none', () => {
  fc.assert(
    fc.property(notNumericSkillId, (id) => numericKind(id) === 'not-numeric'),
    runs,
  );
});

test('grey skill ids are neither', () => {
  fc.assert(
    fc.property(greySkillId, (id) => numericKind(id) !== 'numeric'),
    runs,
  );
});

test('every message can be filled in, by the reading of the rules as by that of the model', () => {
  fc.assert(
    fc.property(messageCalled('Moment'), ({ template, variables }) => {
      const known = new Map(Object.entries(variables));
      const [ours, theirs] = [readTemplate(template, known), fill(template, known)];
      expect(theirs.unset).toEqual([]);
      expect(ours.text).toBe(theirs.value);
    }),
    runs,
  );
});

test('the model makes the escaped new line real and sees a line feed that a variable brings', () => {
  const read = readTemplate('a\\\\nb {$botContext.v}', new Map([['v', 'c\nd']]));

  expect(read).toEqual({
    text: 'a\\\\nb c\nd',
    shown: 'a\nb c\nd',
    unset: false,
    lineFeedByVariable: true,
    names: ['v'],
  });
});
