/**
 * What an implementation is made of. The honest one is listed here; a mutant or a variant replaces a part by a
 * subclass that differs in one method, so that what it does otherwise can be read off.
 */
import type { Capability, Channel } from '../protocol/types';
import { AgentConnector } from './agent-connector';
import type { PendingWork } from './pending-work';
import { BotEngine } from './bot-engine';
import { VirtualClock, type Clock } from './clock';
import { Configuration } from './configuration';
import { EscalationPlanner } from './escalation-plan';
import { Escalator } from './escalator';
import { FailureCounter } from './failure-counter';
import { Responses } from './responses';
import { PlatformLine } from './platform-line';
import { ResultData } from './result-data';
import { SilenceTimer } from './silence-timer';
import { Templates } from './templates';
import { TransferCall } from './transfer-call';
import { TransferRequests } from './transfer-requests';

export interface Parts {
  readonly channels: readonly Channel[];
  readonly capabilities: readonly Capability[];
  readonly fallbackMessage: string;
  readonly AgentConnector: typeof AgentConnector;
  readonly BotEngine: typeof BotEngine;
  readonly Configuration: typeof Configuration;
  readonly EscalationPlanner: typeof EscalationPlanner;
  readonly Escalator: typeof Escalator;
  readonly FailureCounter: typeof FailureCounter;
  readonly Responses: typeof Responses;
  readonly PlatformLine: typeof PlatformLine;
  readonly ResultData: typeof ResultData;
  readonly SilenceTimer: typeof SilenceTimer;
  readonly Templates: typeof Templates;
  readonly TransferCall: typeof TransferCall;
  readonly TransferRequests: typeof TransferRequests;
  readonly VirtualClock: new (activity: PendingWork) => Clock;
}

export const honestParts: Parts = {
  channels: ['messaging', 'chat'],
  capabilities: ['bot-outage', 'agent-id', 'bot-to-bot', 'receiver', 'result-data'],
  fallbackMessage: 'Not able to understand your question. Can you please re-phrase it?',
  AgentConnector,
  BotEngine,
  Configuration,
  EscalationPlanner,
  Escalator,
  FailureCounter,
  Responses,
  PlatformLine,
  ResultData,
  SilenceTimer,
  Templates,
  TransferCall,
  TransferRequests,
  VirtualClock,
};
