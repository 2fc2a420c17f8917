/** TypeScript shapes of the written protocol, derived from its schemas. */
import type { z } from 'zod';
import type * as schemas from './schemas';

export type Channel = z.infer<typeof schemas.Channel>;
export type Clock = z.infer<typeof schemas.Clock>;
export type Capability = z.infer<typeof schemas.Capability>;
export type Declaration = z.infer<typeof schemas.Declaration>;
export type Result = z.infer<typeof schemas.Result>;
export type TextInteraction = z.infer<typeof schemas.TextInteraction>;
export type SetVariableInteraction = z.infer<typeof schemas.SetVariableInteraction>;
export type IntegrationInteraction = z.infer<typeof schemas.IntegrationInteraction>;
export type AgentTransferInteraction = z.infer<typeof schemas.AgentTransferInteraction>;
export type Interaction = z.infer<typeof schemas.Interaction>;
export type Dialog = z.infer<typeof schemas.Dialog>;
export type Bot = z.infer<typeof schemas.Bot>;
export type Integration = z.infer<typeof schemas.Integration>;
export type AgentConnector = z.infer<typeof schemas.AgentConnector>;
export type HandedOver = z.infer<typeof schemas.HandedOver>;
export type StartConversation = z.infer<typeof schemas.StartConversation>;
export type PlatformEvent = z.infer<typeof schemas.PlatformEvent>;
export type AdvanceClock = z.infer<typeof schemas.AdvanceClock>;
export type Outage = z.infer<typeof schemas.Outage>;
export type Problem = z.infer<typeof schemas.Problem>;
export type Message = z.infer<typeof schemas.Message>;
export type BotTransferContext = z.infer<typeof schemas.BotTransferContext>;
export type TransferRequest = z.infer<typeof schemas.TransferRequest>;
export type TransferAccepted = z.infer<typeof schemas.TransferAccepted>;
