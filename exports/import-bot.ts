/**
 * Makes of an exported bot one that an implementation of the protocol can be given: its texts, its escalations, and the
 * dialogs that catch a text exactly. What cannot be said there is left out, and counted.
 */
import type { Bot, Dialog, Integration, Interaction } from '../protocol/types';
import { quote } from '../trace/render-event';
import { numericKind } from '../trace/templates';
import { sentinel } from '../trace/trace';
import type { BotExport, ExportedInteraction, ExportedRule } from './bot-export';
import { delayOf, longestDelayMs } from './delay-of';
import { escalationsIn, type ExportedEscalation } from './escalations-of';
import { Flow } from './follow';
import { resultOf } from './result-of';
import { UnreadableExport } from './unreadable-export';
import { variablesIn } from './variables-in';

/** An escalation, and the words of the consumer with which it is reached. */
export interface ImportedEscalation {
  readonly interaction: ExportedInteraction;
  readonly phrase: string;
  /** Whether a dialog starter of the bot catches the phrase; else it is made up, since a question or a script comes before. */
  readonly isOwnPhrase: boolean;
}

export interface ImportedBot {
  readonly bot: Bot;
  readonly integrations: readonly Integration[];
  readonly skillIds: readonly string[];
  readonly escalations: readonly ImportedEscalation[];
  /** Interactions that are played if it comes to them. */
  readonly played: number;
  /** Interactions that begin a dialog, and say nothing. */
  readonly starters: number;
  /** Escalations whose settings an integration holds, which is read by a guess. */
  readonly guessed: number;
  readonly leftOut: readonly string[];
}

/** Stands for a skill whose number is nowhere in the export. */
const inventedSkill = '1000000001';

/** No message of the protocol is longer. */
const longestText = 20_000;
const longestName = 200;

/** More than these are not played. */
const mostEscalations = 5;
const mostInnerDialogs = 200;
/** Less than half of what a message of the protocol to an engine may have. */
const mostBytesPlayed = 400 * 1024;

/** @throws UnreadableExport with a sentence, when it is too large to be played. */
export function importBot(exported: BotExport): ImportedBot {
  return new Import(exported).imported();
}

class Import {
  private readonly flow: Flow;
  private readonly escalating: ReadonlyMap<ExportedInteraction, ExportedEscalation>;
  /** Dialogs that a rule or a next action leads into, by the interaction with which each begins. */
  private readonly inner = new Map<ExportedInteraction, string>();
  private readonly todo: ExportedInteraction[] = [];
  private readonly integrations = new Map<string, Integration>();
  private readonly skills = new Set<string>();
  private readonly variables = new Map<string, string>();
  private readonly invented = new Set<string>();
  /** Where a way that is played comes to what cannot be. */
  private readonly brokenOff = new Set<ExportedInteraction>();
  private readonly setByRules: ReadonlySet<string>;
  private readonly leading = new Map<ExportedInteraction, ExportedInteraction | undefined>();
  private bytes = 0;

  constructor(private readonly exported: BotExport) {
    this.flow = new Flow(exported);
    const rules = exported.interactions.flatMap((each) => each.rules);
    this.setByRules = new Set(rules.flatMap(({ sets }) => sets.map(({ name }) => name)));
    this.escalating = new Map(escalationsIn(this.flow).map((each) => [each.interaction, each]));
  }

  imported(): ImportedBot {
    const { exported, flow } = this;
    const starters = flow.liveStarters();
    const dialogs: Dialog[] = [];
    const escalations = [...this.escalating.values()]
      .slice(0, mostEscalations)
      .map((each) => this.reached(each, starters, dialogs));
    // What else a consumer could say is said by nobody here; of two dialogs that catch the same, the first does.
    const heard = new Set([sentinel, ...escalations.map(({ phrase }) => phrase)]);
    for (const starter of starters) {
      const patterns = [...new Set(starter.patterns)].filter((each) => heard.delete(each));
      if (patterns.length === 0) continue;
      dialogs.push({ name: this.nameOf(starter), type: 'dialog', patterns, interactions: this.said(starter) });
    }
    const fallback = exported.dialogs.find((each) => each.isFallback && each.enabled);
    const first = fallback && flow.firstOf(fallback.id);
    if (first) {
      const interactions = this.said(first);
      if (interactions.length > 0)
        dialogs.push({ name: this.nameOf(first), type: 'fallback', patterns: [], interactions });
    }
    for (let next = this.todo.pop(); next; next = this.todo.pop()) {
      const name = this.inner.get(next) ?? '';
      dialogs.push({ name, type: 'dialog', patterns: [], interactions: this.said(next) });
    }
    return {
      bot: {
        chatBotId: 'imported-bot',
        ...(exported.defaultResponse
          ? { defaultUserFriendlyResponse: exported.defaultResponse.slice(0, longestText) }
          : {}),
        contextVariables: Object.fromEntries(this.variables),
        dialogs,
      },
      integrations: [...this.integrations.values()],
      skillIds: [...this.skills],
      escalations,
      played: exported.interactions.filter((each) => this.isPlayed(each)).length,
      starters: starters.length,
      guessed: [...this.escalating.values()].filter(({ integration }) => integration).length,
      leftOut: this.leftOut(starters),
    };
  }

  /** The first dialog starter that leads to it by texts alone; else words are made up that do. */
  private reached(
    { interaction }: ExportedEscalation,
    starters: readonly ExportedInteraction[],
    dialogs: Dialog[],
  ): ImportedEscalation {
    for (const starter of starters) {
      const phrase = starter.patterns.find(isExact);
      if (phrase === undefined || this.escalationFrom(this.flow.after(starter)) !== interaction) continue;
      return { interaction, phrase, isOwnPhrase: true };
    }
    const phrase = `(the conversation comes to ${interaction.name.slice(0, 80)}, #${interaction.index})`;
    dialogs.push({
      name: `to ${this.nameOf(interaction)}`.slice(0, longestName),
      type: 'dialog',
      patterns: [phrase],
      interactions: this.said(interaction),
    });
    return { interaction, phrase, isOwnPhrase: false };
  }

  /** The escalation to which texts alone lead from there. Each interaction is looked at once, however many ways lead over it. */
  private escalationFrom(from: ExportedInteraction | undefined): ExportedInteraction | undefined {
    const passed: ExportedInteraction[] = [];
    let found: ExportedInteraction | undefined;
    for (let each = from; each; each = this.flow.after(each)) {
      if (this.leading.has(each)) {
        found = this.leading.get(each);
        break;
      }
      // Whoever comes here again on this way goes in a circle.
      this.leading.set(each, undefined);
      passed.push(each);
      if (this.escalating.has(each)) found = each;
      if (found || !this.isPlayed(each)) break;
    }
    for (const each of passed) this.leading.set(each, found);
    return found;
  }

  /** Counts what is made, as long as it is. @throws UnreadableExport when it is too much to be given to an engine. */
  private made(interaction: Interaction): Interaction {
    this.bytes += Buffer.byteLength(JSON.stringify(interaction));
    if (this.bytes > mostBytesPlayed) {
      const most = `${mostBytesPlayed / 1024} KiB`;
      throw new UnreadableExport(
        `it is too large to be played: the texts, rules and variables on the ways of its escalations make more than ${most}.`,
      );
    }
    return interaction;
  }

  /** What is said and done from an interaction on, up to the first escalation or to what cannot be played. */
  private said(from: ExportedInteraction): Interaction[] {
    const said: Interaction[] = [];
    for (const each of this.flow.way(from)) {
      const escalation = this.escalating.get(each);
      if (escalation) return [...said, this.made(this.escalate(escalation))];
      if (each.type === 'TEXT' && (each.text ?? '') !== '')
        said.push(this.made({ type: 'text', text: clipped(each.text) }));
      else if (each.type !== 'TEXT' && each.type !== 'DIALOG_STARTER') {
        this.brokenOff.add(each);
        return said;
      }
      for (const { name, value } of this.flow.defaultRule(each)?.sets ?? []) {
        if (name === '' || name.length > longestName) continue;
        said.push(this.made({ type: 'set-variable', variable: name, value: clipped(value) }));
        if (numericKind(value.slice(0, longestName)) === 'numeric') this.skills.add(value);
      }
    }
    return said;
  }

  private escalate(escalation: ExportedEscalation): Interaction {
    const { interaction, integration, message } = escalation;
    const skillId = this.skillOf(escalation);
    const transferBotContext = escalation.passesContext;
    const rules = interaction.rules.flatMap((rule) => this.resultRule(rule, interaction));
    const interactionDelay = Math.min(delayOf(interaction), longestDelayMs);
    const after = this.flow.after(interaction);
    const nextDialog = after && this.innerDialog(after);
    const flow = {
      ...(interactionDelay > 0 ? { interactionDelay } : {}),
      ...(rules.length > 0 ? { rules } : {}),
      ...(nextDialog === undefined ? {} : { nextDialog }),
    };
    const settings = {
      agentSkillId: skillId,
      transferBotContext,
      ...(message === undefined ? {} : { messageToUser: clipped(message) }),
    };
    if (!integration) return { type: 'agent-transfer', ...settings, ...flow };
    const integrationName = `${integration.name.slice(0, 180)} #${integration.index}`;
    this.integrations.set(integrationName, {
      integrationName,
      integrationType: 'LivePerson Agent Escalation',
      ...settings,
    });
    return { type: 'integration', integration: integrationName, ...flow };
  }

  private resultRule(rule: ExportedRule, from: ExportedInteraction) {
    const [condition, ...others] = rule.conditions;
    const target = this.flow.target(rule, from);
    const result = condition && resultOf(condition);
    if (!result || others.length > 0 || rule.asksVariables || !target) return [];
    const dialog = this.innerDialog(target);
    return dialog === undefined ? [] : [{ result, dialog }];
  }

  private innerDialog(from: ExportedInteraction): string | undefined {
    const known = this.inner.get(from);
    if (known !== undefined) return known;
    if (this.inner.size >= mostInnerDialogs) return undefined;
    const name = `from ${this.nameOf(from)}`.slice(0, longestName);
    this.inner.set(from, name);
    this.todo.push(from);
    return name;
  }

  /** Where only a script knows the number, one is made up: a skill that is missing would show something else. */
  private skillOf({ skillId = '' }: ExportedEscalation): string {
    const id = skillId.slice(0, longestName);
    if (/\{\$(?!botContext\.)/.test(id)) {
      this.invented.add(id);
      this.skills.add(inventedSkill);
      return inventedSkill;
    }
    for (const name of variablesIn(id)) {
      if (this.setByRules.has(name) || !this.exported.words.has(name)) continue;
      this.invented.add(`{$botContext.${name}}`);
      this.variables.set(name, inventedSkill);
      this.skills.add(inventedSkill);
    }
    if (numericKind(id) === 'numeric') this.skills.add(id);
    return id;
  }

  private isPlayed(each: ExportedInteraction): boolean {
    if (!this.flow.isLive(each)) return false;
    return this.escalating.has(each) || (each.type === 'TEXT' && (each.text ?? '') !== '');
  }

  private nameOf({ name, index }: ExportedInteraction): string {
    return `${name.slice(0, 150)} #${index}`;
  }

  private leftOut(starters: readonly ExportedInteraction[]): string[] {
    const { interactions } = this.exported;
    const begin = new Set(starters);
    const rest = interactions.filter((each) => !this.isPlayed(each) && !begin.has(each));
    const kinds = new Map<string, number>();
    for (const each of rest) {
      const kind = this.flow.isLive(each) ? `of type ${each.type.slice(0, 60) || 'unknown'}` : 'switched off';
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    }
    const more = this.escalating.size - mostEscalations;
    const patterns = starters.flatMap((each) => each.patterns);
    const wildcards = patterns.filter((each) => !isExact(each)).length;
    const scripts = interactions.filter(({ code }) => code !== '').length;
    const intents = starters.filter(({ hasIntent }) => hasIntent).length;
    const agents = [...this.escalating.values()].filter(({ agentId = '' }) => agentId !== '').length;
    return [
      ...[...kinds].slice(0, 20).map(([kind, count]) => `${count} interaction${count === 1 ? '' : 's'} ${kind}`),
      ...(more > 0 ? [`${more} of ${this.escalating.size} escalations: the first ${mostEscalations} are played`] : []),
      ...(wildcards > 0 ? [`${wildcards} of ${patterns.length} patterns, which have wildcards or alternatives`] : []),
      ...(scripts > 0 ? [`the scripts of ${scripts} interaction${scripts === 1 ? '' : 's'}`] : []),
      ...(this.exported.hasGlobalFunctions ? ['the global functions'] : []),
      ...(intents > 0
        ? [`the intent${intents === 1 ? '' : 's'} of ${intents} dialog starter${intents === 1 ? '' : 's'}`]
        : []),
      ...(agents > 0 ? [`${agents} Agent Ids, whose key is a guess`] : []),
      ...[...this.brokenOff]
        .slice(0, 5)
        .map(
          ({ name, type }) =>
            `what comes from ${quote(name, 80)} on, of type ${type.slice(0, 60) || 'unknown'}, where a play breaks off`,
        ),
      ...[...this.invented].slice(0, 5).map((each) => `the value of ${each}: the skill is played as ${inventedSkill}`),
    ];
  }
}

/** Fits one text and no other. */
function isExact(pattern: string): boolean {
  return pattern !== '' && pattern.length <= longestText && !/[*(|)]/.test(pattern);
}

function clipped(text = ''): string {
  return text.slice(0, longestText);
}
