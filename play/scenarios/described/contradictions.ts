/** What cannot stand in a description although each part of it may: what two parts say, or leave unsaid, together. */
import type { BotDescription } from '../../../protocol/bot-description';
import { fill } from '../../../trace/templates';
import { quote } from '../../../trace/render-event';
import { blankMessage, sentinel } from '../../../trace/trace';
import { firstPhrase, phrasesOf, templatesIn } from './stated';

export interface Impossibility {
  readonly path: readonly (string | number)[];
  /** What was expected and what was seen, as half a sentence. */
  readonly why: string;
}

export function contradictionsIn(description: BotDescription): readonly Impossibility[] {
  return [
    ...phrasesAlike(description),
    ...placeholders(description),
    ...platformWords(description),
    ...lineFeeds(description),
    ...withoutFallback(description),
    ...escalatesUnknown(description),
  ];
}

/** Two phrases that are one start one dialog, and nobody knows which. */
function phrasesAlike({ escalations }: BotDescription): readonly Impossibility[] {
  const seen = new Map<string, string>();
  return escalations.flatMap((escalation, index) =>
    phrasesOf(escalation).flatMap((phrase, place) => {
      const path = ['escalations', index, 'phrases', ...(typeof escalation.phrases === 'string' ? [] : [place])];
      const shown = quote(phrase, 60);
      if (phrase === sentinel) {
        return [{ path, why: `expected what a consumer says, seen ${shown}, which the platform says to the bot` }];
      }
      const before = seen.get(phrase);
      seen.set(phrase, before ?? `escalations[${index}]`);
      return before === undefined
        ? []
        : [{ path, why: `expected each phrase once, seen ${shown}, which ${before} has` }];
    }),
  );
}

function placeholders(description: BotDescription): readonly Impossibility[] {
  const { variables = {} } = description;
  const values = new Map(Object.entries(variables));
  return templatesIn(description).flatMap(({ path, template }) => {
    const { names, unset } = fill(template, values);
    if (path[0] === 'userFriendlyResponse' && names.length > 0) {
      const seen = `{$botContext.${names[0] ?? ''}}`;
      return [{ path, why: `expected a text without variables, of which no document says what becomes, seen ${seen}` }];
    }
    const [first] = unset;
    if (first === undefined) return [];
    return names.includes(first)
      ? [{ path, why: `expected a value for each variable, and "variables" says none for ${quote(first, 60)}` }]
      : [{ path, why: `expected no placeholder but {$botContext.…}, seen ${quote(first, 60)}` }];
  });
}

/** Words of the platform's in a text of the bot's: nobody could tell who said them. */
function platformWords(description: BotDescription): readonly Impossibility[] {
  return templatesIn(description).flatMap(({ path, template }) => {
    const seen = quote(template, 60);
    if (template.includes(sentinel)) {
      return [{ path, why: `expected a text without ${sentinel}, which the consumer never sees, seen ${seen}` }];
    }
    if (!template.toUpperCase().includes(blankMessage)) return [];
    if (path.at(-1) !== 'message') return [{ path, why: `expected a text without ${blankMessage}, seen ${seen}` }];
    return template === blankMessage
      ? []
      : [{ path, why: `expected ${blankMessage} alone, or a text without it, seen ${seen}` }];
  });
}

/** A variable with a line feed makes the integration fail that uses it in its message; nothing of that can be played. */
function lineFeeds({ escalations, variables = {} }: BotDescription): readonly Impossibility[] {
  return escalations.flatMap(({ message = '' }, index) => {
    const [name] = fill(message, new Map()).names.filter((each) => /[\r\n]/.test(variables[each] ?? ''));
    return name === undefined
      ? []
      : [
          {
            path: ['variables', name],
            why: `expected a value without line feeds, since the message of escalations[${index}] uses it, seen ${quote(variables[name] ?? '', 60)}`,
          },
        ];
  });
}

function withoutFallback({ fallback, whenFailedLater }: BotDescription): readonly Impossibility[] {
  return whenFailedLater === 'fallback' && fallback === undefined
    ? [
        {
          path: ['whenFailedLater'],
          why: 'expected "fallback" beside it, which says what the bot says then, seen nothing',
        },
      ]
    : [];
}

function escalatesUnknown({ escalations, whenFailedLater: said }: BotDescription): readonly Impossibility[] {
  if (typeof said !== 'object' || Array.isArray(said)) return [];
  return escalations.some((each) => phrasesOf(each).includes(said.escalates))
    ? []
    : [
        {
          path: ['whenFailedLater', 'escalates'],
          why: `expected a phrase of one of the escalations, such as ${quote(firstPhrase(escalations[0] ?? { phrases: [] }), 60)}, seen ${quote(said.escalates, 60)}`,
        },
      ];
}
