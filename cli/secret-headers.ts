/**
 * Reads `${saidBy}="Name: ${VARIABLE}"` and `${saidBy}="Name: @file"`. A secret comes from the environment or a file and
 * never from the command line, where the shell's history and the list of processes would keep it.
 */
import { givenText } from './given-text';

export interface SecretHeaders {
  readonly headers: Readonly<Record<string, string>>;
  /** Values of the variables that stand in the headers; each may be a secret by itself. */
  readonly secrets: readonly string[];
}

/** Headers that belong to the connection or to the call, and are the suite's to write. */
const ours = [
  'host',
  'connection',
  'content-length',
  'content-type',
  'transfer-encoding',
  'accept',
  'expect',
  'upgrade',
];

const example = "Example: --header='Authorization: Bearer ${BOT_TOKEN}', or --header='X-Key: @key.txt'";

/** What was wrong is thrown as one sentence, which holds no value. */
export function readHeaders(written: readonly string[], env: NodeJS.ProcessEnv, saidBy = '--header'): SecretHeaders {
  const headers: Record<string, string> = {};
  const secrets: string[] = [];
  for (const each of written) {
    const colon = each.indexOf(':');
    const name = each.slice(0, Math.max(colon, 0)).trim().toLowerCase();
    if (!/^[!#$%&'*+.^_`|~0-9a-z-]+$/.test(name)) throw new Error(`${saidBy} needs a name and a colon. ${example}`);
    if (ours.includes(name)) throw new Error(`${saidBy}: ${name} is the suite's own to write. Leave it out.`);
    if (name in headers) throw new Error(`${saidBy}: ${name} is given twice.`);
    const template = each.slice(colon + 1).trim();
    const value = template.startsWith('@')
      ? fromFile(name, template.slice(1), saidBy)
      : fromEnvironment(name, template, { env, secrets, saidBy });
    // What else could end a header would begin another one.
    if (/[^\t\x20-\x7e\x80-\xff]/.test(value)) {
      throw new Error(`${saidBy}: the value of ${name} holds a character that no header can, such as a line break.`);
    }
    headers[name] = value;
  }
  return { headers, secrets: [...new Set(secrets)] };
}

function fromEnvironment(
  name: string,
  template: string,
  { env, secrets, saidBy }: { readonly env: NodeJS.ProcessEnv; readonly secrets: string[]; readonly saidBy: string },
): string {
  let found = false;
  const value = template.replace(/\$\{([A-Za-z_]\w*)(?::-([^}]*))?\}/g, (_, variable: string, otherwise?: string) => {
    const known = env[variable];
    if (known === undefined || known === '') {
      if (otherwise !== undefined) {
        found = true;
        return otherwise;
      }
      throw new Error(`${saidBy}: ${name} asks for the environment variable ${variable}, which is not set.`);
    }
    found = true;
    secrets.push(known);
    return known;
  });
  if (!found) {
    throw new Error(
      `${saidBy}: the value of ${name} has to come from the environment or a file, not from the command line or a configuration. ${example}. ` +
        'In a shell the quotes are single ones, or the shell fills the value in itself.',
    );
  }
  return value;
}

function fromFile(name: string, file: string, saidBy: string): string {
  let value: string;
  try {
    value = givenText(file).replace(/\r?\n$/, '');
  } catch (error) {
    throw new Error(`${saidBy}: the file for ${name}, ${file}, ${(error as Error).message}`, { cause: error });
  }
  if (value === '') throw new Error(`${saidBy}: the file for ${name}, ${file}, is empty.`);
  return value;
}
