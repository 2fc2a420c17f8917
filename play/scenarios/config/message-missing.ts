import type { Setup } from '../../../trace/trace';
import { dialog, escalation, routes, says, setup, type EscalationSettings, type Route } from '../parts';
import type { Scenario } from '../scenario';
import type { Vary } from '../vary';

/** The same integration with a message and without one, in two conversations. */
export const messageMissing: readonly Scenario[] = (['absent', 'empty'] as const).map((kind) => ({
  id: `config/message-${kind}`,
  title: `An integration has ${kind === 'absent' ? 'no' : 'an empty'} Message to User, and its twin has one`,
  exercises: ['config.message-required'],
  build: (vary) => {
    const ask = vary.text('agent please');
    const skillId = vary.skillId('target');
    const withMessage = (message: string | undefined): Setup => {
      const escalate = escalation('integration', vary.name('integration'), {
        skillId,
        ...(message === undefined ? {} : { message }),
      });
      return setup(vary, {
        dialogs: [dialog('escalate', ask, escalate.interaction)],
        integrations: escalate.integrations,
        skillIds: [skillId],
      });
    };
    return {
      conversations: {
        'with-message': withMessage(vary.text('One moment')),
        'without-message': withMessage(kind === 'absent' ? undefined : ''),
      },
      steps: [...says(ask, 'with-message'), ...says(ask, 'without-message')],
    };
  },
}));

const places = ['first', 'second', 'third'] as const;
type Place = (typeof places)[number];

const lackingPlaces = ['second', 'third'] as const satisfies readonly Place[];

/** A bot with three escalations, of which one has settings of its own. */
function threeEscalations(vary: Vary, route: Route, odd?: Place, settings: EscalationSettings = {}): Setup {
  const made = places.map((place) => {
    const plain = { skillId: vary.skillId('target'), message: vary.text(`One moment for the ${place}`) };
    return escalation(route, vary.name(`${place} integration`), place === odd ? settings : plain);
  });
  return setup(vary, {
    dialogs: made.map(({ interaction }, at) =>
      dialog(`escalate ${places[at] ?? ''}`, vary.text(`${places[at] ?? ''} agent please`), interaction),
    ),
    integrations: made.flatMap(({ integrations }) => integrations),
    skillIds: [vary.skillId('target')],
  });
}

/** What has to be there has to be there in each, and not in the first alone. */
function notTheFirst(vary: Vary, route: Route, settings: EscalationSettings) {
  const asked = (place: Place) => vary.text(`${place} agent please`);
  return {
    conversations: {
      complete: threeEscalations(vary, route),
      ...Object.fromEntries(lackingPlaces.map((place) => [place, threeEscalations(vary, route, place, settings)])),
    },
    steps: [...says(asked('third'), 'complete'), ...lackingPlaces.flatMap((place) => says(asked(place), place))],
  };
}

/** Of three integrations one that is not the first has no message; the others have one. */
export const laterMessageMissing: readonly Scenario[] = (['absent', 'empty'] as const).map((kind) => ({
  id: `config/later-message-${kind}`,
  title: `The second or the third integration of a bot has ${kind === 'absent' ? 'no' : 'an empty'} Message to User, the others have one`,
  exercises: ['config.message-required'],
  build: (vary) =>
    notTheFirst(vary, 'integration', {
      skillId: vary.skillId('target'),
      ...(kind === 'absent' ? {} : { message: '' }),
    }),
}));

/** Of three escalations one that is not the first has no skill id; the others have one. */
export const laterSkillIdMissing: readonly Scenario[] = routes.flatMap((route) =>
  (['absent', 'empty'] as const).map((kind) => ({
    id: `config/later-skill-id-${kind}-by-${route}`,
    title: `The second or the third escalation of a bot has ${kind === 'absent' ? 'no' : 'an empty'} skill id, the others have one`,
    exercises: ['config.skill-id-mandatory'],
    build: (vary) =>
      notTheFirst(vary, route, {
        message: vary.text('One moment for nobody'),
        ...(kind === 'absent' ? {} : { skillId: '' }),
      }),
  })),
);
