'use strict';
/** Loads what Allure's command loads before it makes a report. */
const path = require('node:path');
const { pathToFileURL } = require('node:url');

const commands = path.join(path.dirname(require.resolve('allure')), 'commands', 'index.js');

module.exports = { prepare: () => import(pathToFileURL(commands).href) };
