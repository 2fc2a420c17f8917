'use strict';
/** Has V8's own form of what is loaded kept from one process to the next, in a checkout and by a Node that can: 22.1 and later. */
const nodeModule = require('node:module');
const path = require('node:path');
const { isCheckout } = require('./compiled');

/** Node takes it only for the very same text. Where nothing can be kept, nothing is, and nobody hears of it. A package keeps nothing. */
function keepMachineCode() {
  if (isCheckout) nodeModule.enableCompileCache?.(path.join(__dirname, '..', '.cache', 'machine-code'));
}

module.exports = { keepMachineCode };
