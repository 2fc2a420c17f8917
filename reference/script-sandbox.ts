/**
 * Runs a Transform Result Script where it can reach nothing but the bot's variables: in QuickJS, compiled to
 * WebAssembly, with little memory and little time. Variables go in and come out as JSON, so no object is shared.
 */
import variant from '@jitl/quickjs-wasmfile-release-sync';
import { newQuickJSWASMModuleFromVariant, type QuickJSWASMModule } from 'quickjs-emscripten-core';
import type { Variables } from './variables';

const memoryBytes = 16 * 1024 * 1024;
const stackBytes = 512 * 1024;
const longestRunMs = 500;

let loading: Promise<QuickJSWASMModule> | undefined;

/** The variables that the script set, by name. A script that fails is logged and has set nothing. */
export async function runScript(script: string, variables: Variables): Promise<Record<string, unknown>> {
  loading ??= newQuickJSWASMModuleFromVariant(variant);
  const quickjs = await loading;
  const deadline = performance.now() + longestRunMs;
  const runtime = quickjs.newRuntime({ memoryLimitBytes: memoryBytes, maxStackSizeBytes: stackBytes });
  runtime.setInterruptHandler(() => performance.now() > deadline);
  const context = runtime.newContext();
  try {
    const known = { ...Object.fromEntries(variables.texts), ...Object.fromEntries(variables.results) };
    context.unwrapResult(context.evalCode(prelude(JSON.stringify(known)))).dispose();
    context.unwrapResult(context.evalCode(script)).dispose();
    const changed = context.unwrapResult(context.evalCode('__changedVariables()'));
    const json = context.getString(changed);
    changed.dispose();
    return JSON.parse(json) as Record<string, unknown>;
  } catch (error) {
    process.stderr.write(`A Transform Result Script failed: ${JSON.stringify(String(error).slice(0, 500))}\n`);
    return {};
  } finally {
    context.dispose();
    runtime.dispose();
  }
}

function prelude(knownJson: string): string {
  return `
    var __changedVariables = (function (known) {
      var changed = {};
      var has = Object.prototype.hasOwnProperty;
      var write = JSON.stringify;
      this.botContext = {
        getBotVariable: function (name) { return has.call(known, name) ? known[name] : null; },
        setBotVariable: function (name, value) { known[name] = value; changed[name] = value === undefined ? null : value; }
      };
      this.console = { log: function () {}, info: function () {}, warn: function () {}, error: function () {} };
      return function () { return write(changed); };
    }).call(this, JSON.parse(${JSON.stringify(knownJson)}));
  `;
}
