/**
 * What an implementation that the suite starts gets of our environment: what was named for it, or else all of it but the
 * tokens of the build. Whoever is judged has no use for them, and could act in the name of the build with them.
 */
import { inherited } from './inherited';

export interface PassedEnvironment {
  readonly env: NodeJS.ProcessEnv;
  /** Tokens of the build that are set and were not passed on. */
  readonly withheld: readonly string[];
  /** Names that were given and stand for nothing in our environment. */
  readonly unset: readonly string[];
}

/** `names` as --pass-env gives them; undefined where nobody said what is to be passed. A star at the end stands for anything. */
export function passedEnvironment(
  names: readonly string[] | undefined,
  env: NodeJS.ProcessEnv = process.env,
): PassedEnvironment {
  const set = Object.keys(env).filter((name) => env[name] !== undefined);
  const named = (name: string) => names?.includes(name) === true;
  const fits = (name: string) =>
    names === undefined || always.includes(name) || names.some((each) => stands(each, name));
  const passed = set.filter((name) => named(name) || (fits(name) && !isToken(name)));
  return {
    env: inherited('theirs', Object.fromEntries(passed.map((name) => [name, env[name]]))),
    withheld: set.filter((name) => isToken(name) && !passed.includes(name)).sort(),
    unset: (names ?? []).filter((each) => !set.some((name) => stands(each, name))),
  };
}

/** Without them hardly a program starts. */
const always: readonly string[] = [
  ...['PATH', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'TZ', 'LANG', 'LC_ALL'],
  ...['Path', 'PATHEXT', 'SystemRoot', 'SYSTEMROOT', 'ComSpec', 'USERPROFILE', 'APPDATA', 'LOCALAPPDATA'],
];

/** By which a build acts: what its server gives to each step, and what registries and brokers are opened with. */
export const buildTokens: readonly string[] = [
  ...['GITHUB_TOKEN', 'GH_TOKEN', 'ACTIONS_RUNTIME_TOKEN', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN'],
  ...['NPM_TOKEN', 'NODE_AUTH_TOKEN', 'YARN_NPM_AUTH_TOKEN', 'PACT_BROKER_TOKEN', 'PACT_BROKER_PASSWORD'],
  ...['CI_JOB_TOKEN', 'CI_JOB_JWT', 'CI_JOB_JWT_V1', 'CI_JOB_JWT_V2', 'CI_BUILD_TOKEN', 'CI_REGISTRY_PASSWORD'],
  ...['CI_DEPLOY_PASSWORD', 'CI_DEPENDENCY_PROXY_PASSWORD', 'CI_REPOSITORY_URL', 'SYSTEM_ACCESSTOKEN'],
  ...['BITBUCKET_STEP_OIDC_TOKEN', 'BUILDKITE_AGENT_ACCESS_TOKEN', 'CIRCLE_OIDC_TOKEN', 'CIRCLE_OIDC_TOKEN_V2'],
  ...['CODECOV_TOKEN', 'SONAR_TOKEN', 'DOCKER_AUTH_CONFIG', 'VSS_NUGET_ACCESSTOKEN'],
];

/** The package managers take the credentials of a registry by variables that name it. */
const ofRegistry = /^npm_config_.*_(auth|authtoken|password)$/i;

function isToken(name: string): boolean {
  return buildTokens.includes(name) || ofRegistry.test(name);
}

function stands(pattern: string, name: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : pattern === name;
}
