import { createRequire } from 'node:module';
import type * as envCiModule from 'env-ci';

/** The build in which a run was made, as the environment of the usual build servers names it. */
export interface BuildLink {
  /** Kind of build server. */
  readonly type: string;
  readonly name: string;
  readonly url?: string;
  readonly number?: number;
}

export function buildLink(env: NodeJS.ProcessEnv): BuildLink | undefined {
  const value = (name: string) => (env[name] ?? '') || undefined;
  if (value('GITHUB_ACTIONS') === 'true') {
    const [server, repository, run] = [value('GITHUB_SERVER_URL'), value('GITHUB_REPOSITORY'), value('GITHUB_RUN_ID')];
    const url = server && repository && run ? `${server}/${repository}/actions/runs/${run}` : undefined;
    return link(
      'github',
      `${value('GITHUB_WORKFLOW') ?? 'workflow'} #${value('GITHUB_RUN_NUMBER') ?? '?'}`,
      url,
      value('GITHUB_RUN_NUMBER'),
    );
  }
  if (value('GITLAB_CI') === 'true') {
    return link(
      'gitlab',
      `${value('CI_JOB_NAME') ?? 'job'} #${value('CI_PIPELINE_IID') ?? '?'}`,
      value('CI_JOB_URL'),
      value('CI_PIPELINE_IID'),
    );
  }
  if (value('JENKINS_URL') !== undefined) {
    return link(
      'jenkins',
      `${value('JOB_NAME') ?? 'job'} #${value('BUILD_NUMBER') ?? '?'}`,
      value('BUILD_URL'),
      value('BUILD_NUMBER'),
    );
  }
  return linkByLibrary(env);
}

/** Variables that some build server sets. Without one env-ci would start git, to look for a server where there is none. */
const ofBuildServer =
  /^(CI|TF_BUILD|BUILD_BUILDURI|TEAMCITY_VERSION|CODEBUILD_BUILD_ID|bamboo_agentId|BITBUCKET_BUILD_NUMBER)$/;

/** Any other server that env-ci knows. The three above it knows as well, but not by the names that people see there. */
function linkByLibrary(env: NodeJS.ProcessEnv): BuildLink | undefined {
  if (!Object.keys(env).some((name) => ofBuildServer.test(name) && env[name] !== '')) return undefined;
  try {
    const { default: envCi } = createRequire(__filename)('env-ci') as typeof envCiModule;
    const { service, name = service, build, buildUrl } = envCi({ env });
    if (service === undefined || service === 'git' || name === undefined) return undefined;
    return link(service, build === undefined ? name : `${name} #${build}`, buildUrl, build);
  } catch {
    // A link is left out rather than a report.
    return undefined;
  }
}

function link(type: string, name: string, address: string | undefined, number: string | undefined): BuildLink {
  const url = address === undefined ? undefined : publicAddress(address);
  return {
    type,
    name,
    ...(url === undefined ? {} : { url }),
    ...(number !== undefined && /^\d+$/.test(number) ? { number: Number(number) } : {}),
  };
}

/** Only addresses of the web, without a password or token that an environment may hold. */
function publicAddress(address: string): string | undefined {
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  url.username = '';
  url.password = '';
  url.search = '';
  return url.href;
}
