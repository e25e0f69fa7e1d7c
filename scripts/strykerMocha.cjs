// Stryker's runner requires mocha's files by name without extension; since mocha 12 they end in `.cjs`.
require.extensions['.cjs'] ??= require.extensions['.js'];
