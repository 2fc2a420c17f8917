import { satisfies } from './satisfies';
import { test } from './base-test';

test.describe('deferred.sentinel-reaches-bot', () => test(...satisfies('deferred.sentinel-reaches-bot')));
test.describe('deferred.caught-dialog-answers', () => test(...satisfies('deferred.caught-dialog-answers')));
test.describe('deferred.uncaught-goes-to-fallback', () => test(...satisfies('deferred.uncaught-goes-to-fallback')));
test.describe('deferred.uncaught-like-other-texts', () => test(...satisfies('deferred.uncaught-like-other-texts')));
test.describe('deferred.sentinel-hidden', () => test(...satisfies('deferred.sentinel-hidden')));
test.describe('deferred.one-sentinel-per-failure', () => test(...satisfies('deferred.one-sentinel-per-failure')));
