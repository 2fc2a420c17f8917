import { satisfies } from './satisfies';
import { test } from './base-test';

test.describe('result.response-variable', () => test(...satisfies('result.response-variable')));
test.describe('result.transform-script', () => test(...satisfies('result.transform-script')));
test.describe('result.custom-data-fields', () => test(...satisfies('result.custom-data-fields')));
