/** The Message to User: every way to write one, by both routes, beside each other. */
import * as fc from 'fast-check';
import type { Interaction } from '../../protocol/types';
import { settleMs } from '../../play/scenarios/parts';
import type { Setup } from '../../trace/trace';
import { valueWithLineBreak } from '../generated-line-breaks';
import { numericSkillId } from '../generated-skill-ids';
import { messageCalled, textsInARow } from '../generated-texts';
import { ask, escalating, says, setupFrom, someChannel, speaking } from '../pieces';
import { candidatesFrom, type Property } from '../property';

export const messages: Property = {
  name: 'messages',
  promise: 'the Message to User reaches the consumer as configured, once, before the hand-over, by either route',
  exercises: [
    'message.before-transfer',
    'message.in-transfer-request',
    'message.last-before-transfer',
    'message.once',
    'message.static-text',
    'message.variable',
    'message.mixed',
    'message.newline-escape',
    'message.blank-sends-nothing',
    'message.blank-still-transfers',
    'message.blank-keeps-value',
    'message.line-feed-variable-fails',
    'route.same-outcome',
    'config.blank-satisfies-required',
    'config.default-interaction-message',
  ],
  candidates: (targetFacts) =>
    candidatesFrom(
      fc.record({
        channel: someChannel(targetFacts),
        message: messageCalled('Moment'),
        skillId: numericSkillId,
        texts: textsInARow(3),
        late: fc.boolean(),
        third: fc.constantFrom('none', 'line feed', 'default'),
        lines: valueWithLineBreak,
      }),
      ({ channel, message, skillId, texts, late, third, lines }) => {
        const values = { ...message.variables, secret: 'opened' };
        const [variable] = Object.entries(message.variables);
        const settingLate = late && variable !== undefined;
        const setting: Interaction[] = settingLate
          ? [{ type: 'set-variable', variable: variable[0], value: variable[1] }]
          : [];
        const variables = settingLate ? { ...values, [variable[0]]: 'Moment of old' } : values;
        const by = (route: 'integration' | 'agent-transfer', template = message.template): Setup => {
          const made = escalating({ route, skillId, message: template, texts });
          const { interactions } = made.dialog;
          const dialog = { ...made.dialog, interactions: [...setting, ...interactions] };
          return setupFrom({ escalations: [{ ...made, dialog }], variables, skillIds: [skillId] });
        };
        const more: Record<string, Setup> = {};
        if (third === 'line feed') {
          const escalations = [
            escalating({
              route: 'integration',
              skillId,
              message: 'Before {$botContext.lines} after',
              onFailure: 'sorry',
              onSuccess: 'well',
            }),
          ];
          const dialogs = [speaking('sorry', 'It failed'), speaking('well', 'It went well')];
          more['third'] = setupFrom({ escalations, dialogs, variables: { lines }, skillIds: [skillId] });
        }
        if (third === 'default') {
          more['third'] = setupFrom({
            escalations: [escalating({ route: 'agent-transfer', skillId })],
            skillIds: [skillId],
          });
        }
        // What the bot says beside an escalation with nothing to say is held against one that has something.
        if (message.kind === 'blank') more['with words'] = by('integration', 'Moment with words');
        const conversations = { main: by('integration'), other: by('agent-transfer'), ...more };
        return {
          channel,
          situation: {
            conversations,
            steps: Object.keys(conversations).flatMap((name) => says(ask, name, texts.length * settleMs)),
          },
          marks: [`message ${message.kind}`, `${texts.length} texts before`, `third conversation: ${third}`],
        };
      },
    ),
};
