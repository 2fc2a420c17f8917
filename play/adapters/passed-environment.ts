/**
 * What an implementation that the suite starts gets of our environment: what was named for it, or else all of it but the
 * tokens of the build and the files by which it is steered. Whoever is judged has no use for them, and could act in the name of the
 * build with them, or write its outcome.
 */
import { inherited } from './inherited';

export interface PassedEnvironment {
  readonly env: NodeJS.ProcessEnv;
  /** What is the build's own, is set and was not passed on. */
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
  const inFull = (name: string) => names?.includes(name) === true;
  const fits = (name: string) =>
    names === undefined || always.includes(name) || names.some((each) => stands(each, name));
  const passed = set.filter((name) => inFull(name) || (fits(name) && !isOfBuild(name)));
  return {
    env: inherited('theirs', Object.fromEntries(passed.map((name) => [name, env[name]]))),
    withheld: set.filter((name) => isOfBuild(name) && !passed.includes(name)).sort(),
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
  ...['GITHUB_TOKEN', 'GH_TOKEN', 'GITHUB_PAT', 'GH_PAT', 'GITHUB_ENTERPRISE_TOKEN', 'GH_ENTERPRISE_TOKEN'],
  ...['ACTIONS_RUNTIME_TOKEN', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN', 'GITHUB_APP_PRIVATE_KEY'],
  ...['NPM_TOKEN', 'NODE_AUTH_TOKEN', 'YARN_NPM_AUTH_TOKEN', 'YARN_NPM_AUTH_IDENT', 'BUN_AUTH_TOKEN', 'VSCE_PAT'],
  ...['PACT_BROKER_TOKEN', 'PACT_BROKER_PASSWORD', 'GITLAB_TOKEN', 'CI_JOB_TOKEN', 'CI_JOB_JWT', 'CI_JOB_JWT_V1'],
  ...['CI_JOB_JWT_V2', 'CI_BUILD_TOKEN', 'CI_REGISTRY_PASSWORD', 'CI_DEPLOY_PASSWORD', 'CI_REPOSITORY_URL'],
  ...['CI_DEPENDENCY_PROXY_PASSWORD', 'SYSTEM_ACCESSTOKEN', 'AZURE_DEVOPS_EXT_PAT', 'BITBUCKET_STEP_OIDC_TOKEN'],
  ...[
    'BUILDKITE_AGENT_ACCESS_TOKEN',
    'BUILDKITE_API_TOKEN',
    'CIRCLE_OIDC_TOKEN',
    'CIRCLE_OIDC_TOKEN_V2',
    'CIRCLE_TOKEN',
  ],
  ...['CODECOV_TOKEN', 'SONAR_TOKEN', 'SNYK_TOKEN', 'DOCKER_AUTH_CONFIG', 'DOCKER_PASSWORD', 'VSS_NUGET_ACCESSTOKEN'],
  ...[
    'VSS_NUGET_EXTERNAL_FEED_ENDPOINTS',
    'NUGET_API_KEY',
    'TWINE_PASSWORD',
    'UV_PUBLISH_TOKEN',
    'UV_PUBLISH_PASSWORD',
  ],
  ...['CARGO_REGISTRY_TOKEN', 'GEM_HOST_API_KEY', 'HOMEBREW_GITHUB_API_TOKEN', 'GIT_PASSWORD', 'JENKINS_API_TOKEN'],
];

/** Through which a step of a build steers those that follow it: what is written there sets their variables, outputs and programs. */
export const stepFiles: readonly string[] = [
  ...['GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY', 'BUILDKITE_ENV_FILE'],
  ...['BITBUCKET_PIPELINES_VARIABLES_PATH', 'BASH_ENV'],
];

const known = new Set([...buildTokens, ...stepFiles]);

/** What takes the credentials of any registry, or of a step, by variables that name it. */
const named: readonly RegExp[] = [
  /^NPM_CONFIG_.*_(AUTH|AUTHTOKEN|PASSWORD)$/,
  /^NPM_CONFIG_(OTP|KEY)$/,
  /^CARGO_REGISTRIES_.+_TOKEN$/,
  /^(POETRY_PYPI_TOKEN_.+|POETRY_HTTP_BASIC_.+_PASSWORD|UV_INDEX_.+_PASSWORD)$/,
  // Where git is given settings by the environment, one of them may be the header by which it logs in; with a part of them it refuses all.
  /^GIT_CONFIG_(COUNT|KEY_\d+|VALUE_\d+|PARAMETERS)$/,
  /^INPUT_.*(TOKEN|PASSWORD)$/,
];

/** In whatever case: npm reads its own in any, and Windows knows no difference. */
function isOfBuild(name: string): boolean {
  const upper = name.toUpperCase();
  return known.has(upper) || named.some((each) => each.test(upper));
}

function stands(pattern: string, name: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : pattern === name;
}
