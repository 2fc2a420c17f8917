/** Puts variables of the environment into a text: `${NAME}`, or `${NAME:-default}` for when it is not set. */

/** What the text says, and each variable that it took. An empty variable counts as not set. */
export interface Expanded {
  readonly text: string;
  readonly taken: Readonly<Record<string, string>>;
}

/** A dollar more keeps the braces as they are: `$${NAME}`. */
const variable = /\$?\$\{(?:([A-Za-z_]\w*)(?::-([^}]*))?\})?/g;

/** @throws Error with what is wrong, which holds no value. */
export function variablesInText(template: string, env: NodeJS.ProcessEnv): Expanded {
  const taken: Record<string, string> = {};
  const text = template.replace(variable, (whole, name: string | undefined, otherwise: string | undefined) => {
    if (whole.startsWith('$$')) return whole.slice(1);
    if (name === undefined) {
      throw new Error(
        '"${" begins a variable, which is written ${NAME} or ${NAME:-default}; where none is meant, write "$${"',
      );
    }
    const value = env[name];
    if (value === undefined || value === '') {
      if (otherwise !== undefined) return otherwise;
      throw new Error(
        `it asks for the environment variable ${name}, which is not set. Set it, or write \${${name}:-default}`,
      );
    }
    taken[name] = value;
    return value;
  });
  return { text, taken };
}

/** Whether a text asks for any variable. */
export function hasVariables(template: string): boolean {
  return /(?<!\$)\$\{/.test(template);
}

/** Whether what a variable of this name holds is to be seen nowhere. */
export function namesSecret(name: string): boolean {
  return /TOKEN|SECRET|PASSW|PASSPHRASE|CREDENTIAL|AUTH|API_?KEY|PRIVATE_?KEY|ACCESS_?KEY/i.test(name);
}
