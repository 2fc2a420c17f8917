import { AgentConnector } from '../agent-connector';

/** Knows whether a transfer of the conversation has failed later, for who does otherwise from then on. */
export class ConnectorAfterFailure extends AgentConnector {
  protected hasFailed = false;

  override transferFailed(transferId: string): boolean {
    this.hasFailed = true;
    return super.transferFailed(transferId);
  }
}
