import { satisfies } from './satisfies';
import { test } from './base-test';

test.describe('message.before-transfer', () => test(...satisfies('message.before-transfer')));
test.describe('message.in-transfer-request', () => test(...satisfies('message.in-transfer-request')));
test.describe('message.last-before-transfer', () => test(...satisfies('message.last-before-transfer')));
test.describe('message.blank-sends-nothing', () => test(...satisfies('message.blank-sends-nothing')));
test.describe('message.blank-still-transfers', () => test(...satisfies('message.blank-still-transfers')));
test.describe('message.once', () => test(...satisfies('message.once')));
test.describe('message.static-text', () => test(...satisfies('message.static-text')));
test.describe('message.variable', () => test(...satisfies('message.variable')));
test.describe('message.mixed', () => test(...satisfies('message.mixed')));
test.describe('message.newline-escape', () => test(...satisfies('message.newline-escape')));
test.describe('message.blank-keeps-value', () => test(...satisfies('message.blank-keeps-value')));
test.describe('message.line-feed-variable-fails', () => test(...satisfies('message.line-feed-variable-fails')));
