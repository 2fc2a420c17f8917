import { textPaceMs } from '../../../trace/pace';
import { blankMessage } from '../../../trace/trace';
import { dialog, escalation, routes, says, setup, text } from '../parts';
import type { Scenario } from '../scenario';

const ways = [
  { slug: 'blank', title: 'The Message to User is BLANK_MESSAGE; the twin has a text', texts: 0 },
  {
    slug: 'blank-after-a-text',
    title: 'The bot says a text, then escalates with BLANK_MESSAGE; the twin has a text',
    texts: 1,
  },
] as const;

/**
 * What an escalation before it said is not what this one says. Whoever makes a refused call again comes to no BLANK_MESSAGE, so that
 * the play is listed for the message alone; what fails by BLANK_MESSAGE counts all the same.
 */
export const blankAfterAMessage: readonly Scenario[] = routes.map((route) => ({
  id: `message/blank-after-a-message-by-${route}`,
  title: 'A transfer with a text is refused, and the next one of the conversation has BLANK_MESSAGE',
  exercises: ['message.in-transfer-request'],
  build: (vary) => {
    const [ask, askQuietly] = [vary.text('agent please'), vary.text('agent please, without a word')];
    // Another skill: a request for the same with the message of before would be that call, made again.
    const [skillId, other] = [vary.skillId('target'), vary.skillId('other target')];
    const message = vary.text('One moment');
    const telling = escalation(route, vary.name('integration'), { skillId, message });
    const quiet = escalation(route, vary.name('quiet integration'), { skillId: other, message: blankMessage });
    return {
      conversations: {
        main: setup(vary, {
          dialogs: [
            dialog('escalate', ask, telling.interaction),
            dialog('escalate-quietly', askQuietly, quiet.interaction),
          ],
          integrations: [...telling.integrations, ...quiet.integrations],
          skillIds: [skillId, other],
          outcomes: [{ kind: 'error', status: 503 }],
        }),
      },
      steps: [...says(ask), ...says(askQuietly)],
    };
  },
}));

/** An escalation that is to say nothing, and in another conversation one that is to say something. */
export const blank: readonly Scenario[] = ways.flatMap(({ slug, title, texts }) =>
  routes.map((route) => ({
    id: `message/${slug}-by-${route}`,
    title,
    exercises: ['message.blank-sends-nothing', 'message.blank-still-transfers', 'message.blank-keeps-value'],
    build: (vary) => {
      const ask = vary.text('agent please');
      const skillId = vary.skillId('target');
      const bot = (message: string) => {
        const escalate = escalation(route, vary.name('integration'), { skillId, message, delayMs: texts * textPaceMs });
        const before = texts > 0 ? [text(vary.text('I understand'))] : [];
        return setup(vary, {
          dialogs: [dialog('escalate', ask, ...before, escalate.interaction)],
          integrations: escalate.integrations,
          skillIds: [skillId],
        });
      };
      return {
        conversations: { blank: bot(blankMessage), 'with-text': bot(vary.text('One moment')) },
        steps: [...says(ask, 'with-text'), ...says(ask, 'blank'), { kind: 'wait', ms: texts * textPaceMs }],
      };
    },
  })),
);
