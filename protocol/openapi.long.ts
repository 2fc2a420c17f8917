/**
 * The published document as other people's tools read it: two linters have nothing to say, and the commands that the
 * protocol page prints make types of it, one for each message and for each member of a union. The tools are fetched.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { patienceMs } from '../quality/testing/patience';
import { expect, test } from '../quality/testing/test';
import { runChild } from '../quality/testing/child';
import { temporaryFolder, type TemporaryFolder } from '../quality/testing/temporary-folder';
import { examples } from './examples';
import { openapiDocument } from './openapi';

const root = path.resolve(__dirname, '..');

const linters = ['@redocly/cli@2.77.0', '@stoplight/spectral-cli@6.16.3'];

/** What the page prints, each a command of npx with its version. */
const printed = [...readFileSync(path.join(root, 'docs/protocol/README.md'), 'utf8').matchAll(/^npx (\S+) .+$/gm)];

const members = {
  AgentJoined: ['agentId', 'type'],
  ConsumerMessage: ['text', 'type'],
  TransferFailed: ['transferId', 'type'],
  TextInteraction: ['text', 'type'],
  SetVariableInteraction: ['type', 'value', 'variable'],
  IntegrationInteraction: ['integration', 'interactionDelay', 'nextDialog', 'rules', 'type'],
} as const;

/** Messages that are objects, of which a generator makes a type each. */
const objects = Object.entries(openapiDocument().components.schemas)
  .filter(([, schema]) => 'properties' in schema)
  .map(([name]) => name);

let folder: TemporaryFolder;

async function run(command: string, args: readonly string[]) {
  const env = { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
  return runChild(command, args, { cwd: folder.path, deadlineMs: patienceMs, env });
}

test.describe.configure({ timeout: 2 * patienceMs });

test.beforeAll(async () => {
  test.setTimeout(2 * patienceMs);
  folder = await temporaryFolder();
  mkdirSync(path.join(folder.path, 'docs', 'protocol'), { recursive: true });
  copyFileSync(
    path.join(root, 'docs', 'protocol', 'openapi.json'),
    path.join(folder.path, 'docs', 'protocol', 'openapi.json'),
  );
  writeFileSync(path.join(folder.path, 'package.json'), '{ "private": true }\n');
  const generators = new Set(printed.map(([, name = '']) => name));
  expect(generators.size).toBe(2);
  const words = ['install', '--save-exact', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline'];
  const { code, output } = await run('npm', [...words, ...linters, ...generators]);
  expect(code, output).toBe(0);
  for (const [command = ''] of printed) {
    const made = await run('bash', ['-c', command]);
    expect(made.code, made.output).toBe(0);
  }
});

test.afterAll(async () => {
  await folder?.remove();
});

test('Redocly, at its strictest, says nothing against it', async () => {
  const words = ['redocly', 'lint', '--extends=recommended-strict', 'docs/protocol/openapi.json'];
  const { code, output } = await run('npx', words);

  expect(code, output).toBe(0);
  expect(output).toContain('Your API description is valid');
  expect(output).not.toMatch(/^\[\d+\]|\d+ warnings?/m);
});

test('Spectral says nothing against it, down to its hints', async () => {
  writeFileSync(path.join(folder.path, '.spectral.yaml'), 'extends: ["spectral:oas"]\n');
  const { code, output } = await run('npx', ['spectral', 'lint', '--fail-severity=hint', 'docs/protocol/openapi.json']);

  expect(code, output).toBe(0);
  expect(output).toContain("No results with a severity of 'hint' or higher found!");
});

test('Spectral has something to say against a document without tags', async () => {
  const { tags: _tags, ...document } = openapiDocument();
  writeFileSync(path.join(folder.path, 'bare.json'), JSON.stringify(document));
  writeFileSync(path.join(folder.path, '.spectral.yaml'), 'extends: ["spectral:oas"]\n');
  const { code } = await run('npx', ['spectral', 'lint', '--fail-severity=hint', 'bare.json']);

  expect(code).toBe(1);
});

test('openapi-typescript makes unions of named types, to which every example belongs', async () => {
  const types = readFileSync(path.join(folder.path, 'protocol.ts'), 'utf8');
  const named = (name: string) => `components["schemas"]["${name}"]`;
  const events = ['ConsumerMessage', 'TransferFailed', 'AgentJoined'].map(named).join(' | ');
  expect(types).toContain(`PlatformEvent: ${events};`);
  const interactions = ['Text', 'SetVariable', 'Integration', 'AgentTransfer'];
  expect(types).toContain(`Interaction: ${interactions.map((name) => named(`${name}Interaction`)).join(' | ')};`);

  const uses = Object.entries(examples).flatMap(([name, shown]) =>
    Object.values(shown).map(
      ({ value }, at) => `export const ${name}${at}: import('./protocol').${named(name)} = ${JSON.stringify(value)};`,
    ),
  );
  const narrows = `export function textOf(event: import('./protocol').${named('PlatformEvent')}): string {
    return event.type === 'consumer-message' ? event.text : event.type === 'transfer-failed' ? event.transferId : event.agentId ?? '';
  }`;
  writeFileSync(path.join(folder.path, 'uses.ts'), [...uses, narrows, ''].join('\n'));
  const tsc = path.join(root, 'node_modules', '.bin', 'tsc');
  const words = ['--noEmit', '--strict', '--skipLibCheck', 'uses.ts'];
  const { code, output } = await run(tsc, words);

  expect(code, output).toBe(0);
});

test('quicktype makes a Go type of every message and of every member of a union', async () => {
  const types = readFileSync(path.join(folder.path, 'protocol.go'), 'utf8');
  const fieldsOf = (name: string) =>
    [
      ...(new RegExp(`^type ${name} struct \\{\\n([\\s\\S]*?)^\\}`, 'm').exec(types)?.[1] ?? '').matchAll(
        /json:"(\w+)/g,
      ),
    ]
      .map(([, field = '']) => field)
      .sort();

  for (const name of objects) expect(fieldsOf(name), name).not.toEqual([]);
  for (const [name, fields] of Object.entries(members)) expect(fieldsOf(name), name).toEqual(fields);
});

test('what quicktype makes for Go is compiled, and reads every example of every message', async () => {
  test.skip(spawnSync('go', ['version']).status !== 0, 'go is not on this machine.');
  const reads = objects.flatMap((name) =>
    Object.values(examples[name as keyof typeof examples]).map(
      ({ value }) => `\tread(Unmarshal${name}([]byte(${JSON.stringify(JSON.stringify(value))})))`,
    ),
  );
  const main = `package main

import "fmt"

func read[T any](_ T, err error) {
	if err != nil {
		panic(err)
	}
}

func main() {
${reads.join('\n')}
	fmt.Println("read")
}
`;
  writeFileSync(path.join(folder.path, 'main.go'), main);
  const env = { GOCACHE: path.join(folder.path, 'go-cache'), GOFLAGS: '-mod=mod', GO111MODULE: 'off' };
  const words = ['run', 'protocol.go', 'main.go'];
  const { code, output } = await runChild('go', words, { cwd: folder.path, deadlineMs: patienceMs, env });

  expect(code, output).toBe(0);
  expect(output).toContain('read');
});

test('quicktype makes a C# class of every message and of every member of a union', async () => {
  const types = readFileSync(path.join(folder.path, 'protocol.cs'), 'utf8');
  const fieldsOf = (name: string) =>
    [
      ...(
        new RegExp(`^ {4}public partial class ${name}\\s+\\{\\n([\\s\\S]*?)^ {4}\\}`, 'm').exec(types)?.[1] ?? ''
      ).matchAll(/JsonPropertyName\("(\w+)"/g),
    ]
      .map(([, field = '']) => field)
      .sort();

  for (const name of objects) expect(fieldsOf(name), name).not.toEqual([]);
  for (const [name, fields] of Object.entries(members)) expect(fieldsOf(name), name).toEqual(fields);
});
