/**
 * Replaces the native logger of VS Code's server, which is not built here. Unlike newer versions, VS Code 1.90 waits for
 * it forever, and so does the extension host. Log files are created, because it waits for them, and stay empty.
 */
const fs = require('node:fs');
const path = require('node:path');

const nothing = () => {};
const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'critical'];

async function createLogger(_name, file) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.appendFileSync(file, '');
  const logger = { flush: nothing, drop: nothing, setLevel: nothing, clearFormatters: nothing, setPattern: nothing };
  for (const level of LEVELS) logger[level] = nothing;
  return logger;
}

module.exports = { version: 1, setLevel: nothing, setFlushOn: nothing, createAsyncRotatingLogger: createLogger };
