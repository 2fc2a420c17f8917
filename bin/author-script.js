'use strict';
/** Loaded before a script of an author: `node -r ./bin/author-script.js quality/tools/<name>.ts`. Whatever it throws is told in a sentence. */
require('./guard').tellThrown();
require('./typescript');
