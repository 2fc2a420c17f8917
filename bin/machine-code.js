'use strict';
/** Has V8's own form of what is loaded kept from one process to the next, by a Node that can. */
const nodeModule = require('node:module');

/**
 * Node 22.1 and later keep it in the system's folder for temporary files, and take it only for the very same text. Where nothing can
 * be kept, nothing is, and nobody hears of it. NODE_DISABLE_COMPILE_CACHE=1 turns it off, NODE_COMPILE_CACHE names another folder.
 */
function keepMachineCode() {
  nodeModule.enableCompileCache?.();
}

module.exports = { keepMachineCode };
