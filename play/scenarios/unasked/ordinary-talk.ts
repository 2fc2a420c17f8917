import { sentinel } from '../../../trace/trace';
import { dialog, escalation, routes, says, setup, text, type Route } from '../parts';
import type { Scenario, Step } from '../scenario';
import type { Vary } from '../vary';

/** As long as two texts may take. */
const unhurriedMs = 6_000;

/** Long enough for what a timer of the bot's own would bring. */
const watch: Step = { kind: 'wait', ms: 20_000 };

function talkative(vary: Vary, route: Route) {
  const words = {
    greet: vary.text('good morning'),
    ask: vary.text('agent please'),
    hours: vary.text('when are you open'),
    thanks: vary.text('thank you'),
  };
  const skillId = vary.skillId('target');
  const escalate = escalation(route, vary.name('integration'), { skillId, message: vary.text('One moment') });
  const main = setup(vary, {
    dialogs: [
      dialog('greet', words.greet, text(vary.text('Good morning to you')), text(vary.text('How can we help'))),
      dialog('hours', words.hours, text(vary.text('From nine to five')), text(vary.text('Not on Sundays'))),
      dialog('thanks', words.thanks, text(vary.text('You are welcome'))),
      dialog('escalate', words.ask, text(vary.text('I look for somebody')), escalate.interaction),
      dialog('caught', sentinel, text(vary.text('Nobody was there'))),
    ],
    integrations: escalate.integrations,
    skillIds: [skillId],
  });
  return { main, words };
}

/** The letters of a text as those that are as wide as Han: other characters, and the same for whoever folds compatible ones. */
function inFullWidth(text: string): string {
  return text.replace(/[a-z]/g, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0));
}

/** Nothing fails, and only the last words ask for an agent. */
export const ordinaryTalk: readonly Scenario[] = routes.map((route) => ({
  id: `unasked/ordinary-talk-and-${route}`,
  title:
    'The consumer talks about other things, is not understood twice, once for letters of another width, and asks for an agent at last',
  exercises: ['unasked.transfer', 'unasked.second-transfer', 'unasked.repeated-text', 'unasked.other-dialog'],
  observes: ['unasked.own-words'],
  build: (vary) => {
    const { main, words } = talkative(vary, route);
    return {
      conversations: { main },
      steps: [
        ...says(words.greet, undefined, unhurriedMs),
        ...says(words.hours, undefined, unhurriedMs),
        ...says(vary.text('something else'), undefined, unhurriedMs),
        ...says(inFullWidth(words.ask), undefined, unhurriedMs),
        ...says(words.thanks, undefined, unhurriedMs),
        ...says(words.ask),
        watch,
      ],
    };
  },
}));
