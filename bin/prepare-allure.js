'use strict';
/** Loads what Allure needs to make a page. */
const path = require('node:path');
const { pathToFileURL } = require('node:url');

/** The folder of Allure's command, whose own versions of its parts are meant. */
const from = path.dirname(require.resolve('allure'));
const load = (name, place) => import(pathToFileURL(require.resolve(name, { paths: [place] })).href);

/** The library behind Allure's command. */
const loadAllure = () => load('@allurereport/core', from);

async function prepare() {
  const core = require.resolve('@allurereport/core', { paths: [from] });
  // The library loads it by itself when it reads the configuration.
  await Promise.all([loadAllure(), load('@allurereport/plugin-awesome', path.dirname(core))]);
}

module.exports = { loadAllure, prepare };
