/** Says what will go wrong with the escalations of a bot, by every check. */
import { rowOf, type RequirementId } from '../requirements/catalogue';
import type { Source } from '../requirements/requirement';
import type { BotExport } from './bot-export';
import { catchingOf } from './catching-of';
import type { ExportPlace, LintLevel } from './check';
import { botChecks } from './checks/table';
import { escalationsIn, everyEscalation } from './escalations-of';
import { Flow } from './follow';

export interface LintFinding {
  readonly check: string;
  readonly requirement: RequirementId;
  readonly level: LintLevel;
  /** Whether every field that it rests on was seen in a public export. */
  readonly fieldsSeen: boolean;
  readonly because: string;
  readonly expected: string;
  readonly mend: string;
  readonly at: ExportPlace;
  readonly source: Source;
  /** The fields, and where they were seen. */
  readonly fields: string;
}

export interface LintedBot {
  readonly name: string;
  readonly dialogs: number;
  readonly interactions: number;
  readonly escalations: number;
  /** Escalations to which no conversation comes, since they or their dialog are switched off. */
  readonly switchedOff: number;
  /** Types of integrations that are used and not known here: whether they escalate, nobody can tell. */
  readonly unknownIntegrations: readonly string[];
  /** Interactions whose integration the export does not hold: nor can anybody tell of these. */
  readonly missingIntegrations: number;
  readonly findings: readonly LintFinding[];
}

/** Pure: the same bot gives the same findings, the worst first. */
export function lintBot(bot: BotExport): LintedBot {
  const flow = new Flow(bot);
  const escalations = escalationsIn(flow);
  const linted = { bot, flow, escalations, catching: catchingOf(flow) };
  const findings = botChecks.flatMap((check) =>
    check.look(linted).map((flaw): LintFinding => {
      const { because, expected, mend, at, requirement = check.requirement } = flaw;
      const guessed = flaw.guessed === true;
      return {
        check: check.name,
        requirement,
        // What was never seen may be something else.
        level: guessed ? 'info' : (flaw.level ?? check.level),
        fieldsSeen: !guessed,
        ...{ because, expected, mend, at },
        source: flaw.source ?? rowOf(requirement).source,
        fields: check.fields,
      };
    }),
  );
  return {
    name: bot.name,
    dialogs: bot.dialogs.length,
    interactions: bot.interactions.length,
    escalations: escalations.length,
    switchedOff: everyEscalation(flow).length - escalations.length,
    unknownIntegrations: unknownTypes(flow),
    missingIntegrations: missing(flow),
    findings: levels.flatMap((level) => findings.filter((each) => each.level === level)),
  };
}

/** Of integrations that do not escalate: the only one that public exports show. */
const known = ['API'];

function unknownTypes(flow: Flow): readonly string[] {
  const used = new Set(
    flow.bot.interactions.filter((each) => flow.isLive(each)).map(({ integrationId }) => integrationId),
  );
  const types = flow.bot.integrations
    .filter(({ id, type, transfer }) => used.has(id) && !transfer && !known.includes(type))
    .map(({ type }) => type);
  return [...new Set(types)];
}

function missing(flow: Flow): number {
  const held = new Set(flow.bot.integrations.map(({ id }) => id));
  return flow.bot.interactions.filter(
    (each) => each.type === 'API_INTEGRATION' && flow.isLive(each) && !held.has(each.integrationId ?? ''),
  ).length;
}

const levels: readonly LintLevel[] = ['error', 'warning', 'info'];
