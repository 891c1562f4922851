/** How a package is published, where that is not its compiled sources, its README and what its manifest says. */
export interface Contents {
  /** What it has besides, from where in the repository to where in the package. */
  readonly besides: Readonly<Record<string, string>>;
  /** Dependencies that are inside its JavaScript. */
  hasInside(dependency: string): boolean;
  /** Dependencies that only this repository needs. */
  readonly without: readonly string[];
  readonly scripts: Readonly<Record<string, string>>;
  /** Before its JavaScript. */
  readonly banner: string;
  /** What stands for what in it. */
  readonly define: Readonly<Record<string, string>>;
}

const ordinary: Contents = {
  besides: {},
  hasInside: () => false,
  without: [],
  scripts: {},
  banner: '',
  define: {},
};

const special: Readonly<Record<string, Partial<Contents>>> = {
  // The command is one thing to install. It finds its pages from its source; so there is a place for that, where they are as far away.
  kaconf: {
    besides: {
      'docs/diagnostics': 'docs/diagnostics',
      'docs/rules': 'docs/rules',
      'docs/migration': 'docs/migration',
      'build/page.js': 'build/page.js',
    },
    hasInside: (dependency) =>
      dependency.startsWith('@kaconf/') || ['chevrotain', 'yaml'].includes(dependency),
    // yaml asks for Node's modules in the old way.
    banner: `import { createRequire } from 'node:module';
const placeOfTheSource = new URL('../packages/kaconf/src/main.ts', import.meta.url).href;
const require = createRequire(import.meta.url);`,
    define: { 'import.meta.url': 'placeOfTheSource' },
  },
  // Its addon is built already, and only where that does not load again. netlink would bring a socket of its own, which is not used.
  '@kaconf/kernel': {
    besides: {
      'packages/kernel/native': 'native',
      'packages/kernel/binding.gyp': 'binding.gyp',
      'packages/kernel/scripts/build-addon.mjs': 'scripts/build-addon.mjs',
      'packages/kernel/scripts/tools.mjs': 'scripts/tools.mjs',
    },
    hasInside: (dependency) => dependency === 'netlink',
    without: ['node-gyp'],
    scripts: { install: 'node scripts/build-addon.mjs' },
    banner: "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);",
  },
};

/** @param addons the built ones, by the architecture as Node calls it */
export function contentsOf(name: string, addons: Readonly<Record<string, string>>): Contents {
  const contents = { ...ordinary, ...special[name] };
  if (name !== '@kaconf/kernel') return contents;
  const prebuilt = Object.entries(addons).map(([architecture, addon]) => [
    addon,
    `prebuilds/linux-${architecture}/kaconf.node`,
  ]);
  return { ...contents, besides: { ...contents.besides, ...Object.fromEntries(prebuilt) } };
}
