import { satisfies } from './satisfies';
import { test } from './base-test';

test.describe('cap.text-on-fourth-failure', () => test(...satisfies('cap.text-on-fourth-failure')));
test.describe('cap.stops-after-fourth-failure', () => test(...satisfies('cap.stops-after-fourth-failure')));
test.describe('cap.user-friendly-response-instead', () => test(...satisfies('cap.user-friendly-response-instead')));
test.describe('cap.no-text-before-fourth', () => test(...satisfies('cap.no-text-before-fourth')));
test.describe('cap.no-fourth-sentinel', () => test(...satisfies('cap.no-fourth-sentinel')));
test.describe('cap.success-prevents-text', () => test(...satisfies('cap.success-prevents-text')));
test.describe('cap.per-conversation', () => test(...satisfies('cap.per-conversation')));
