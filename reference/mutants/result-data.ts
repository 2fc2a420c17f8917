/** Mutants that keep what the transfer call answered wrongly. */
import type { Integration } from '../../protocol/types';
import { ResultData } from '../result-data';
import type { TransferOutcome } from '../transfer-outcome';
import type { Mutant } from './mutant';

export const resultDataMutants: readonly Mutant[] = [
  {
    name: 'forgets-the-response',
    misdeed: 'What the transfer call answered is not kept.',
    breaks: 'result.response-variable',
    alsoFails: ['result.custom-data-fields', 'result.transform-script'],
    parts: {
      ResultData: class extends ResultData {
        override async keep(): Promise<void> {}
      },
    },
  },
  {
    name: 'keeps-the-response-under-the-bare-name',
    misdeed: 'The response is kept under its name without the prefix api_.',
    breaks: 'result.response-variable',
    alsoFails: ['result.custom-data-fields', 'result.transform-script'],
    parts: {
      ResultData: class extends ResultData {
        protected override variableName(name: string): string {
          return name;
        }
      },
    },
  },
  {
    name: 'keeps-an-empty-response',
    misdeed: 'The response is kept as an empty object.',
    breaks: 'result.response-variable',
    alsoFails: ['result.custom-data-fields', 'result.transform-script'],
    parts: {
      ResultData: class extends ResultData {
        override async keep(integration: Integration, outcome: TransferOutcome): Promise<void> {
          await super.keep(integration, { ...outcome, json: {} });
        }
      },
    },
  },
  {
    name: 'skips-the-transform-script',
    misdeed: 'The Transform Result Script does not run.',
    breaks: 'result.transform-script',
    parts: {
      ResultData: class extends ResultData {
        protected override async transform(): Promise<void> {}
      },
    },
  },
  {
    name: 'transforms-after-use',
    misdeed: 'The custom data fields are filled before the Transform Result Script runs.',
    breaks: 'result.transform-script',
    parts: {
      ResultData: class extends ResultData {
        protected override async transform(integration: Integration): Promise<void> {
          const name = integration.responseDataVariableName ?? '';
          super.fillFields(integration, this.variableName(name));
          await super.transform(integration);
        }

        protected override fillFields(): void {}
      },
    },
  },
  {
    name: 'drops-custom-data-fields',
    misdeed: 'The custom data fields are never filled.',
    breaks: 'result.custom-data-fields',
    alsoFails: ['result.transform-script'],
    parts: {
      ResultData: class extends ResultData {
        protected override fillFields(): void {}
      },
    },
  },
  {
    name: 'names-fields-without-their-integration',
    misdeed: 'A custom data field is known by its key alone.',
    breaks: 'result.custom-data-fields',
    alsoFails: ['result.transform-script'],
    parts: {
      ResultData: class extends ResultData {
        protected override fieldName(_integration: Integration, key: string): string {
          return key;
        }
      },
    },
  },
  {
    name: 'shows-the-path-of-a-field',
    misdeed: 'A custom data field holds the path that it is configured with, not what stands there.',
    breaks: 'result.custom-data-fields',
    alsoFails: ['result.transform-script'],
    parts: {
      ResultData: class extends ResultData {
        protected override fieldValue(template: string): string {
          return template;
        }
      },
    },
  },
  {
    name: 'fills-only-the-first-field',
    misdeed: 'Of several custom data fields only the first is filled.',
    breaks: 'result.custom-data-fields',
    parts: {
      ResultData: class extends ResultData {
        protected override fillFields(integration: Integration, variable: string): void {
          const [first] = integration.customDataFields ?? [];
          super.fillFields({ ...integration, customDataFields: first ? [first] : [] }, variable);
        }
      },
    },
  },
  {
    name: 'fills-fields-of-the-top-level-only',
    misdeed: 'A custom data field whose value lies deeper in the response stays empty.',
    breaks: 'result.custom-data-fields',
    parts: {
      ResultData: class extends ResultData {
        protected override follow(from: unknown, path: string): unknown {
          return path.split('.').length > 2 ? undefined : super.follow(from, path);
        }
      },
    },
  },
];
