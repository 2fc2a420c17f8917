/**
 * The written protocol as an OpenAPI 3.1 document, built from the schemas that the suite itself validates with, so
 * that the published document cannot promise anything else.
 */
import { z } from 'zod';
import * as schemas from './schemas';

type SchemaName = {
  [Name in keyof typeof schemas]: (typeof schemas)[Name] extends z.ZodType ? Name : never;
}[keyof typeof schemas];

const refTo = (name: SchemaName) => ({ $ref: `#/components/schemas/${name}` });

/** Every named schema by its name; one schema refers to another by that name. */
function componentSchemas(): Record<string, object> {
  const registry = z.registry<{ id: string }>();
  // Sorted, because compilers differ in the order in which they list a module's exports.
  for (const [name, schema] of Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (schema instanceof z.ZodType) registry.add(schema, { id: name });
  }
  // `input`: unknown fields are ignored on both sides, so the document must not forbid them.
  const { schemas: byName } = z.toJSONSchema(registry, { io: 'input', uri: (id) => `#/components/schemas/${id}` });
  return Object.fromEntries(
    Object.entries(byName).map(([name, { $schema: _dialect, $id: _id, ...schema }]) => [name, schema]),
  );
}

const json = (name: SchemaName) => ({ 'application/json': { schema: refTo(name) } });

const body = (name: SchemaName) => ({ required: true, content: json(name) });

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: refTo('Problem') } },
});

const anySuccess = {
  description: 'Done. Any status from 200 to 299 will do; a body is ignored. 204 is usual.',
};

const unknownConversation = problem(
  'There is no conversation with this id, or no transfer with the transferId that the body names.',
);
const malformed = problem('The body is not what this call takes.');
const tooLarge = problem('The body is larger than 1 MiB.');

const conversationId = {
  name: 'id',
  in: 'path',
  required: true,
  description: 'The conversationId with which the conversation was started, percent-encoded.',
  schema: { type: 'string', minLength: 1 },
};

const platformCalls = {
  message: {
    '{$request.body#/platform/messagesUrl}': {
      post: {
        operationId: 'sayToConsumer',
        summary: 'The bot says a text to the consumer.',
        requestBody: body('Message'),
        responses: {
          '2XX': { description: 'The consumer has the text.' },
          '4XX': problem('The platform refuses the call and says why.'),
        },
      },
    },
  },
  transfer: {
    '{$request.body#/platform/transfersUrl}': {
      post: {
        operationId: 'requestTransfer',
        summary: 'The Transfer API: hands the conversation to a skill, an agent or another bot.',
        requestBody: body('TransferRequest'),
        responses: {
          '2XX': {
            description:
              'Accepted. It counts as a success only with a JSON body that holds a transferId; the transfer may still fail later.',
            content: json('TransferAccepted'),
          },
          '4XX': problem('Refused: an immediate failure.'),
          '5XX': { description: 'An immediate failure. The body may be anything.' },
        },
      },
    },
  },
};

/** Everything an implementer's tools need: calls, bodies, answers, and the calls the platform takes. */
export function openapiDocument() {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Escalation conformance protocol',
      version: '1.0.0',
      summary: 'How the conformance suite reaches an implementation of bot-to-agent escalation.',
      description:
        'The paths are served by the implementation under test. The two callbacks of startConversation are served by the suite and called by the implementation. The meaning of every field and the order of events are described in README.md beside this file.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/', description: 'Relative to the target given to the suite, which may itself have a path.' }],
    security: [],
    paths: {
      '/': {
        get: {
          operationId: 'declare',
          summary: 'What the implementation is and what it can do.',
          responses: { '200': { description: 'The declaration.', content: json('Declaration') } },
        },
      },
      '/conversations': {
        post: {
          operationId: 'startConversation',
          summary: 'Start a conversation with this configuration, or refuse the configuration.',
          requestBody: body('StartConversation'),
          responses: {
            '201': { description: 'Started, and everything that was due at once is done. A body is ignored.' },
            '400': malformed,
            '409': problem('A conversation with this id exists.'),
            '413': tooLarge,
            '422': problem('The configuration is refused; detail says which field and why.'),
          },
          callbacks: platformCalls,
        },
      },
      '/conversations/{id}': {
        parameters: [conversationId],
        delete: {
          operationId: 'endConversation',
          summary: 'End the conversation and release everything it holds.',
          responses: { '2XX': anySuccess, '404': unknownConversation },
        },
      },
      '/conversations/{id}/events': {
        parameters: [conversationId],
        post: {
          operationId: 'tell',
          summary: 'Something arrives from the platform.',
          requestBody: body('PlatformEvent'),
          responses: { '2XX': anySuccess, '400': malformed, '404': unknownConversation, '413': tooLarge },
        },
      },
      '/conversations/{id}/clock': {
        parameters: [conversationId],
        post: {
          operationId: 'advanceClock',
          summary: 'Advance virtual time. Called only when the declared clock is virtual.',
          requestBody: body('AdvanceClock'),
          responses: { '2XX': anySuccess, '400': malformed, '404': unknownConversation, '413': tooLarge },
        },
      },
      '/conversations/{id}/outage': {
        parameters: [conversationId],
        post: {
          operationId: 'setOutage',
          summary: 'Make the bot engine silent, or let it answer again. Called only with the capability bot-outage.',
          requestBody: body('Outage'),
          responses: { '2XX': anySuccess, '400': malformed, '404': unknownConversation, '413': tooLarge },
        },
      },
    },
    components: { schemas: componentSchemas() },
  };
}

/** The document as it is published, byte for byte. */
export function publishedOpenapi(): string {
  return `${JSON.stringify(openapiDocument(), null, 2)}\n`;
}
