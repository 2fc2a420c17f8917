import { expect, test } from '../quality/testing/test';
import { buildLink } from './build-link';

test('a build on GitHub is named with its address', () => {
  const env = {
    GITHUB_ACTIONS: 'true',
    GITHUB_SERVER_URL: 'https://github.example',
    GITHUB_REPOSITORY: 'vendor/bot',
    GITHUB_RUN_ID: '99',
    GITHUB_RUN_NUMBER: '7',
    GITHUB_WORKFLOW: 'conformance',
  };

  expect(buildLink(env)).toEqual({
    type: 'github',
    name: 'conformance #7',
    url: 'https://github.example/vendor/bot/actions/runs/99',
    number: 7,
  });
});

for (const [server, env, link] of [
  [
    'Azure Pipelines',
    { TF_BUILD: 'True', BUILD_BUILDURI: 'vstfs:///Build/Build/7', BUILD_BUILDNUMBER: '7' },
    { type: 'azurePipelines', name: 'Azure Pipelines #7', number: 7 },
  ],
  [
    'CircleCI',
    { CI: 'true', CIRCLECI: 'true', CIRCLE_BUILD_NUM: '5', CIRCLE_BUILD_URL: 'https://circle.example/bot/5' },
    { type: 'circleci', name: 'CircleCI #5', url: 'https://circle.example/bot/5', number: 5 },
  ],
  [
    'Buildkite',
    { CI: 'true', BUILDKITE: 'true', BUILDKITE_BUILD_NUMBER: '3', BUILDKITE_BUILD_URL: 'https://kite.example/3' },
    { type: 'buildkite', name: 'Buildkite #3', url: 'https://kite.example/3', number: 3 },
  ],
] as const) {
  test(`a build on ${server} is named as the library knows it`, () => {
    expect(buildLink(env)).toEqual(link);
  });
}

test('an address gives away no password, and leads nowhere but to the web', () => {
  const at = (url: string) => buildLink({ GITLAB_CI: 'true', CI_JOB_NAME: 'test', CI_JOB_URL: url })?.url;

  expect(at('https://bot:secret@gitlab.example/jobs/1?token=secret')).toBe('https://gitlab.example/jobs/1');
  expect(at('javascript:alert(1)')).toBeUndefined();
});

test('outside of a build there is none', () => {
  expect(buildLink({})).toBeUndefined();
  expect(buildLink({ CI: 'true' })).toBeUndefined();
});
