/** Plays an imported bot in the suite's own reference engine: what the consumer would read, whatever becomes of the transfer. */
import type { BotExport } from '../../exports/bot-export';
import { importBot, type ImportedBot, type ImportedEscalation } from '../../exports/import-bot';
import { UnreadableExport } from '../../exports/unreadable-export';
import { lintBot, type LintedBot } from '../../exports/lint-bot';
import { judgeTrace } from '../../judge/verdict/judge';
import { playSituation } from '../../play/player/play';
import type { JudgedFinding } from '../../results/judged-finding';
import type { Trace } from '../../trace/trace';
import { openSession } from '../open-session';
import { previewPlays } from './preview-plays';

/** One situation, as it was played. */
export interface PreviewedPlay {
  readonly when: string;
  readonly trace: Trace;
  /** What a rule has decided; what it leaves open is left out. */
  readonly findings: readonly JudgedFinding[];
}

export interface PreviewedEscalation extends ImportedEscalation {
  readonly plays: readonly PreviewedPlay[];
}

export interface BotPreview {
  /** The file, as it was named. */
  readonly file: string;
  readonly linted: LintedBot;
  readonly imported: ImportedBot;
  readonly escalations: readonly PreviewedEscalation[];
}

const callDeadlineMs = 10_000;
const connections = 8;

/** @throws UnreadableExport when the bot is too large to be played, and Fault when the reference cannot be played on, or `signal` is aborted. */
export async function previewBot(file: string, exported: BotExport, signal: AbortSignal): Promise<BotPreview> {
  const imported = importedBot(file, exported);
  const linted = lintBot(exported);
  if (imported.escalations.length === 0) return { file, linted, imported, escalations: [] };
  const { session, close } = await openSession({ callDeadlineMs, clock: 'virtual' }, { connections, signal });
  try {
    const escalations: PreviewedEscalation[] = [];
    for (const escalation of imported.escalations) {
      const plays: PreviewedPlay[] = [];
      for (const { id, when, situation } of previewPlays(imported, escalation)) {
        const title = `The consumer asks for the transfer, and ${when}.`;
        const { trace, fault } = await playSituation({ id, title, exercises: [] }, situation, 'messaging', session);
        if (fault) throw fault;
        const findings = judgeTrace(trace).filter(({ verdict }) => verdict !== 'inconclusive');
        plays.push({ when, trace, findings });
      }
      escalations.push({ ...escalation, plays });
    }
    return { file, linted, imported, escalations };
  } finally {
    await close();
  }
}

function importedBot(file: string, exported: BotExport): ImportedBot {
  try {
    return importBot(exported);
  } catch (error) {
    if (!(error instanceof UnreadableExport)) throw error;
    throw new UnreadableExport(
      `${file} cannot be previewed: ${error.message} lint-bot tells what will go wrong in it.`,
    );
  }
}
