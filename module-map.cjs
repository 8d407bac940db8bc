/**
 * The one map of the modules: what there is, what lies above what, and by which doors a module is entered.
 * `scripts/check-modules.mjs` refuses every import the map does not permit (type imports, re-exports and dynamic imports
 * included) and every cycle; `scripts/check-tables.mjs` refuses SQL that touches another module's tables. Both run in CI.
 *
 * A folder that is not on the map fails the check: put it here first. `*` stands for one folder name.
 */

/**
 * apps/server/src, top to bottom. A module imports from floors below its own, never from its own floor: what two
 * neighbours must do together is a flow. Paths are relative to apps/server/src.
 */
const serverFloors = [
  { floor: 'app', modules: ['app'] },
  { floor: 'delivery', modules: ['portal', 'admin', 'open'] },
  { floor: 'flows', modules: ['flows', 'demo'] },
  { floor: 'systems', modules: ['systems/*'] },
  { floor: 'followers', modules: ['search', 'oversight', 'channels'] },
  { floor: 'engines', modules: ['engines/*'] },
  { floor: 'base', modules: ['base/*'] },
  { floor: 'platform', modules: ['platform'] },
];

module.exports = {
  serverFloors,

  /** Modules held tighter than their floor: they import these and nothing else of the server. */
  mayImportOnly: {
    demo: ['engines/*', 'systems/*', 'base/*', 'platform', 'search'],
  },

  /**
   * Every module has the door `index.ts`. These have others as well, relative to the module. Platform is many small tools
   * rather than one module, so each file or folder of it is entered by itself.
   */
  doors: {
    // The embedded PostgreSQL has a door of its own, so that only what starts the server loads its supervisor.
    platform: ['*.ts', '*/index.ts', 'db/embedded/index.ts'],
    // Reading a file handed in happens in a process of its own, which loads this and nothing of the store.
    'base/files': ['extract/index.ts', 'redact/index.ts'],
    // Proof files are made here and checked anywhere: this runs in browsers and imports nothing of Node.
    'base/ledger': ['proof/index.ts'],
    // What the public may read, apart from the back office's door, for those who hold the public database role.
    'engines/publication': ['public/index.ts'],
  },

  /**
   * Workspaces. They are imported by name, through their package.json `exports`, by those who list them under `uses`.
   * `browserSafe` ones import nothing of Node.
   */
  workspaces: {
    'packages/calendar': { uses: [], browserSafe: true },
    'packages/ledger-core': { uses: [], browserSafe: true },
    'packages/redaction': { uses: ['packages/chinese-text'] },
    'packages/chinese-text': { uses: [], browserSafe: false },
    'packages/contracts': { uses: [], browserSafe: true },
    'apps/backoffice': { uses: ['packages/contracts'], browserSafe: true },
    'apps/server': {
      uses: [
        'packages/calendar',
        'packages/ledger-core',
        'packages/chinese-text',
        'packages/redaction',
        'packages/contracts',
      ],
      browserSafe: false,
    },
  },

  /** npm packages that only one place may import, so that nothing goes round that place. Relative to apps/server/src. */
  packagesOnlyIn: {
    pg: ['platform/db'],
    'sql-template-tag': ['platform/db'],
  },

  /**
   * Tables belong to the module named in the comment `-- owner: <module>` above their statement in
   * apps/server/migrations. Only that module's files touch them.
   */
  sql: {
    /** Files that may hold SQL: these names, and everything in these folders. */
    fileNames: ['reader.ts', 'writer.ts', '*-reader.ts', '*-writer.ts'],
    folders: ['queries', 'commands'],
    /** Tools of the database itself and of the command line, which serve every table. Relative to apps/server/src. */
    exempt: ['platform/db', 'app/cli'],
    /** Views that others than their owner may read, though never write: by the beginning of their name. */
    sharedViews: [
      // They hold only what is public, whoever asks.
      { prefix: 'public_', readers: ['portal', 'open', 'search', 'systems/*', 'engines/*'] },
      // A module's door in SQL, for joins; like its index.ts it is open to every floor above.
      { prefix: 'shared_', readers: 'above' },
    ],
  },
};
