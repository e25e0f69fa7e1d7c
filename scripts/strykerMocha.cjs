// Stryker's runner requires files of mocha by their names without extension; from mocha 12 on they end in `.cjs`.
require.extensions['.cjs'] ??= require.extensions['.js'];
