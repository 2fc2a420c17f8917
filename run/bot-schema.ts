import { z } from 'zod';
import { BotDescription } from '../protocol/bot-description';

/** The document that is published for editors, as text. */
export function publishedBotSchema(): string {
  const schema = {
    $id: 'urn:uuid:0c4f7f0e-6a0c-4b8b-9d0e-5f2a4f6f8a31',
    title: 'What a bot does that takes no definition, for escalation-conformance',
    ...z.toJSONSchema(BotDescription, { io: 'input' }),
  };
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}
