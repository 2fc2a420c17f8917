/**
 * The written protocol as an OpenAPI 3.1 document, built from the schemas that the suite itself validates with, so
 * that the published document cannot promise anything else.
 */
import { z } from 'zod';
import { examples, type SchemaExample, type SchemaName } from './examples';
import * as schemas from './schemas';

const refTo = (name: SchemaName) => ({ $ref: `#/components/schemas/${name}` });

/** The schemas of a union by the value of the field that tells them apart; undefined for every other schema. */
function discriminatorOf(schema: z.core.$ZodType, nameOf: (member: z.core.$ZodType) => string) {
  if (!(schema instanceof z.ZodDiscriminatedUnion)) return undefined;
  const propertyName = schema.def.discriminator;
  const mapping = schema.options.flatMap((member) => {
    const field =
      member instanceof z.ZodObject
        ? (member as z.ZodObject<Record<string, z.core.$ZodType>>).shape[propertyName]
        : undefined;
    if (!(field instanceof z.ZodLiteral)) throw new Error(`A member of a union has no fixed ${propertyName}.`);
    return [...field.values].map((value) => [String(value), `#/components/schemas/${nameOf(member)}`]);
  });
  return { propertyName, mapping: Object.fromEntries(mapping) as Record<string, string> };
}

/** Every named schema by its name; one schema refers to another by that name. */
function componentSchemas(): Record<string, object> {
  const registry = z.registry<{ id: string }>();
  // Sorted, because compilers differ in the order in which they list a module's exports.
  for (const [name, schema] of Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (schema instanceof z.ZodType) registry.add(schema, { id: name });
  }
  const nameOf = (member: z.core.$ZodType) => {
    const { id } = registry.get(member) ?? {};
    // A member without a name would be nameless, too, in whatever a generator makes of the document.
    if (id === undefined) throw new Error('A member of a union is no named schema.');
    return id;
  };
  // `input`: unknown fields are ignored on both sides, so the document must not forbid them.
  const { schemas: byName } = z.toJSONSchema(registry, {
    io: 'input',
    uri: (id) => `#/components/schemas/${id}`,
    override: ({ zodSchema, jsonSchema }) => {
      const discriminator = discriminatorOf(zodSchema, nameOf);
      if (discriminator) jsonSchema['discriminator'] = discriminator;
    },
  });
  const shown: Readonly<Record<string, Readonly<Record<string, SchemaExample<unknown>>>>> = examples;
  return Object.fromEntries(
    Object.entries(byName).map(([name, { $schema: _dialect, $id: _id, ...schema }]) => [
      name,
      { ...schema, examples: Object.values(shown[name] ?? {}).map(({ value }) => value) },
    ]),
  );
}

const content = (type: string, name: SchemaName, shown: object = examples[name]) => ({
  [type]: { schema: refTo(name), examples: shown },
});

const json = (name: SchemaName) => content('application/json', name);

const body = (name: SchemaName) => ({ required: true, content: json(name) });

/** A refusal, shown by the problem of this name. */
const problem = (description: string, shown: keyof typeof examples.Problem) => ({
  description,
  content: content('application/problem+json', 'Problem', { [shown]: examples.Problem[shown] }),
});

/** Who serves a call. */
const tags = [
  { name: 'implementation', description: 'Calls that the implementation under test serves, and the suite makes.' },
  { name: 'platform', description: 'Calls that the suite serves as the platform, and the implementation makes.' },
] as const;

const served = { tags: ['implementation'] };
const asked = { tags: ['platform'] };

const anySuccess = {
  description: 'Done. Any status from 200 to 299 will do; a body is ignored. 204 is usual.',
};

const unknownConversation = problem(
  'There is no conversation with this id, or no transfer with the transferId that the body names.',
  'unknown',
);
const malformed = problem('The body is not what this call takes.', 'malformed');
const tooLarge = problem('The body is larger than 1 MiB.', 'tooLarge');

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
        ...asked,
        operationId: 'sayToConsumer',
        summary: 'The bot says a text to the consumer.',
        description: 'One call for each text, in the order in which the consumer is to read them.',
        requestBody: body('Message'),
        responses: {
          '2XX': { description: 'The consumer has the text.' },
          '4XX': problem('The platform refuses the call and says why.', 'malformed'),
        },
      },
    },
  },
  transfer: {
    '{$request.body#/platform/transfersUrl}': {
      post: {
        ...asked,
        operationId: 'requestTransfer',
        summary: 'The Transfer API: hands the conversation to a skill, an agent or another bot.',
        description:
          'Every call counts as an attempt. Whatever is no acceptance is an immediate failure: an error, a refused connection, one that is cut off.',
        requestBody: body('TransferRequest'),
        responses: {
          '2XX': {
            description:
              'Accepted. It counts as a success only with a JSON body that holds a transferId; the transfer may still fail later.',
            content: json('TransferAccepted'),
          },
          '4XX': problem('Refused: an immediate failure.', 'unknown'),
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
      contact: { name: 'The authors of the escalation conformance suite' },
      license: { name: 'MIT', identifier: 'MIT' },
    },
    tags,
    servers: [{ url: '/', description: 'Relative to the target given to the suite, which may itself have a path.' }],
    security: [],
    paths: {
      '/': {
        get: {
          ...served,
          operationId: 'declare',
          summary: 'What the implementation is and what it can do.',
          description:
            'The first call of every run. What it does not name is not asked of the implementation, and is reported as not applicable.',
          responses: {
            '200': { description: 'The declaration.', content: json('Declaration') },
            '4XX': problem(
              'Refused, as without a header that the implementation wants. Then nothing is judged.',
              'noCredential',
            ),
          },
        },
      },
      '/conversations': {
        post: {
          ...served,
          operationId: 'startConversation',
          summary: 'Start a conversation with this configuration, or refuse the configuration.',
          description:
            'Sets up a bot with this configuration and nothing of any earlier one. What is due at once, as after handedOver, is done before the answer.',
          requestBody: body('StartConversation'),
          responses: {
            '201': { description: 'Started, and everything that was due at once is done. A body is ignored.' },
            '400': malformed,
            '409': problem('A conversation with this id exists.', 'taken'),
            '413': tooLarge,
            '422': problem('The configuration is refused; detail says which field and why.', 'refusedConfiguration'),
          },
          callbacks: platformCalls,
        },
      },
      '/conversations/{id}': {
        parameters: [conversationId],
        delete: {
          ...served,
          operationId: 'endConversation',
          summary: 'End the conversation and release everything it holds.',
          description:
            'Nothing of this conversation may reach the platform afterwards: timers are released, and what was under way is over.',
          responses: { '2XX': anySuccess, '404': unknownConversation },
        },
      },
      '/conversations/{id}/events': {
        parameters: [conversationId],
        post: {
          ...served,
          operationId: 'tell',
          summary: 'Something arrives from the platform.',
          description:
            'With a virtual clock it is answered once all that the event led to at this instant is done, the calls to the platform included; with any other as soon as it is taken.',
          requestBody: body('PlatformEvent'),
          responses: { '2XX': anySuccess, '400': malformed, '404': unknownConversation, '413': tooLarge },
        },
      },
      '/conversations/{id}/clock': {
        parameters: [conversationId],
        post: {
          ...served,
          operationId: 'advanceClock',
          summary: 'Advance virtual time. Called only when the declared clock is virtual.',
          description:
            'Answered once everything that falls due in that time is done, in the order in which it falls due.',
          requestBody: body('AdvanceClock'),
          responses: { '2XX': anySuccess, '400': malformed, '404': unknownConversation, '413': tooLarge },
        },
      },
      '/conversations/{id}/outage': {
        parameters: [conversationId],
        post: {
          ...served,
          operationId: 'setOutage',
          summary: 'Make the bot engine silent, or let it answer again. Called only with the capability bot-outage.',
          description: 'While it is silent the agent connector goes on: it is the connector that notices the silence.',
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
