import { dialog, escalation, routes, setup } from '../parts';
import type { Scenario } from '../scenario';

/** Skill ids of which the documents do not say whether they are numeric. */
const greyIds = ['0', '0123', ' 42 ', '-1', '+42', '1e3', '0x2A', '4.0', '４２', '12345678901234567890'];

/** One conversation for each spelling, since what follows a transfer is not the bot's any more. */
export const greySkillIds: readonly Scenario[] = routes.map((route) => ({
  id: `grey/skill-ids-by-${route}`,
  title: 'Skill ids that may or may not be numeric',
  exercises: [],
  observes: ['skill.grey-numbers'],
  build: (vary) => {
    const ask = vary.text('agent please');
    const bot = (skillId: string) => {
      const escalate = escalation(route, vary.name('integration'), {
        skillId: '{$botContext.skillId}',
        message: vary.text('One moment'),
      });
      return setup(vary, {
        variables: { skillId },
        dialogs: [dialog('escalate', ask, escalate.interaction)],
        integrations: escalate.integrations,
        skillIds: [skillId, skillId.trim(), '42', '123', '1000'].filter(
          (id, at, all) => id !== '' && all.indexOf(id) === at,
        ),
      });
    };
    const names = greyIds.map((_, index) => `spelling-${index + 1}`);
    return {
      conversations: Object.fromEntries(greyIds.map((id, index) => [names[index] ?? '', bot(id)])),
      steps: [
        ...names.map((conversation) => ({ kind: 'consumer-says' as const, text: ask, conversation })),
        { kind: 'wait', ms: 2_000 },
      ],
    };
  },
}));

/** Spellings of BLANK_MESSAGE that the documents do not mention. */
const greyBlanks: readonly { readonly message: string; readonly variable?: string }[] = [
  { message: 'blank_message' },
  { message: ' BLANK_MESSAGE ' },
  { message: 'This is a BLANK_MESSAGE to you' },
  { message: '{$botContext.blank}', variable: 'BLANK_MESSAGE' },
];

export const greyBlankMessages: Scenario = {
  id: 'grey/blank-messages',
  title: 'Messages that resemble BLANK_MESSAGE',
  exercises: [],
  observes: ['message.blank-variants'],
  build: (vary) => {
    const ask = vary.text('agent please');
    const skillId = vary.skillId('target');
    const names = greyBlanks.map((_, index) => `spelling-${index + 1}`);
    const bot = ({ message, variable }: (typeof greyBlanks)[number]) => {
      const escalate = escalation('integration', vary.name('integration'), { skillId, message });
      return setup(vary, {
        variables: variable === undefined ? {} : { blank: variable },
        dialogs: [dialog('escalate', ask, escalate.interaction)],
        integrations: escalate.integrations,
        skillIds: [skillId],
      });
    };
    return {
      conversations: Object.fromEntries(greyBlanks.map((each, index) => [names[index] ?? '', bot(each)])),
      steps: [
        ...names.map((conversation) => ({ kind: 'consumer-says' as const, text: ask, conversation })),
        { kind: 'wait', ms: 2_000 },
      ],
    };
  },
};
