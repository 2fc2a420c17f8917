/** Drives an implementation in a child process: `--adapter="stdio:…"`. */
import type { Declaration, StartConversation } from '../../protocol/types';
import type { Adapter, Started } from './adapter';
import { readDeclaration } from './read-declaration';
import type { StdioChild } from './stdio-child';

export class StdioAdapter implements Adapter {
  readonly name: string;

  constructor(private readonly child: StdioChild) {
    this.name = child.name;
  }

  async declare(): Promise<Declaration> {
    const answer = await this.child.ask({ call: 'declare' });
    return readDeclaration(this.name, 'its answer to "declare"', answer.declaration, this.child.redactor);
  }

  async start(conversation: StartConversation): Promise<Started> {
    const answer = await this.child.ask({ call: 'start', conversation });
    if (answer.refused !== undefined) {
      return { accepted: false, detail: this.child.redactor.text(answer.refused) };
    }
    this.child.expectDone('start', answer);
    return { accepted: true };
  }

  async advance(conversationId: string, ms: number): Promise<void> {
    await this.child.act({ call: 'advance', conversationId, advanceMs: ms });
  }

  async outage(conversationId: string, silent: boolean): Promise<void> {
    await this.child.act({ call: 'outage', conversationId, silent });
  }

  async end(conversationId: string): Promise<void> {
    await this.child.act({ call: 'end', conversationId });
  }

  close(): Promise<void> {
    return this.child.close();
  }
}
