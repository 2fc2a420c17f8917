/**
 * Compiles what the package holds into dist/, when it is packed: its users translate nothing at a start (bin/compiled.js).
 *
 * What uses Pact's library is compiled together with it. Its packages would bring one along that wants a newer Node than
 * we do, and there some package managers stop; of all of them only the engine itself, which is native, stays a package.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { sourceFiles } from '../testing/source-files';
import { newTranslator } from './new-translator';

const root = path.resolve(__dirname, '..', '..');
const dist = path.join(root, 'dist');

/** Entry points that hold Pact's library. */
const bundled = ['contracts/engine-child.ts'];

interface Manifest {
  readonly files: readonly string[];
  readonly dependencies: Readonly<Record<string, string>>;
}

const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as Manifest;

/** Returns the number of files that were compiled. */
export async function compilePackage(): Promise<number> {
  rmSync(dist, { recursive: true, force: true });
  const tsc = path.join(path.dirname(require.resolve('typescript')), '..', 'bin', 'tsc');
  // What an adapter's author imports has types.
  execFileSync(process.execPath, [tsc, '-p', path.join(root, 'tsconfig.package.json')], {
    cwd: root,
    stdio: 'inherit',
  });
  const sources = packedSources();
  const service = newTranslator();
  for (const { path: name, text } of sources) {
    if (!bundled.includes(name)) writeCompiled(name, service.compile(text, path.join(root, name)));
  }
  await bundle();
  return sources.length;
}

/** As `files` of the package.json names them. */
function packedSources(): { readonly path: string; readonly text: string }[] {
  const folders = manifest.files.filter((name) => name.endsWith('/') && !name.startsWith('!'));
  const alone = manifest.files.filter((name) => /^[^!].*\.ts$/.test(name));
  return [
    ...sourceFiles().filter(
      ({ path: name }) =>
        folders.some((folder) => name.startsWith(folder)) && name.endsWith('.ts') && !/\.(test|long|d)\.ts$/.test(name),
    ),
    ...alone.map((name) => ({ path: name, text: readFileSync(path.join(root, name), 'utf8') })),
  ];
}

interface SourceMap {
  readonly sources: readonly string[];
  readonly sourcesContent?: readonly string[];
}

/** The map of its lines is a file of its own, which is read for stack traces alone. It leads to the source beside dist/. */
function writeCompiled(name: string, code: string): void {
  const file = path.join(dist, name.replace(/\.ts$/, '.js'));
  mkdirSync(path.dirname(file), { recursive: true });
  const [, encoded] = /^\/\/# sourceMappingURL=data:application\/json;[^,]*,(.*)$/m.exec(code) ?? [];
  if (encoded === undefined) throw new Error(`The translator gave no map of the lines of ${name}.`);
  const { sourcesContent: _ours, ...map } = JSON.parse(Buffer.from(encoded, 'base64').toString('utf8')) as SourceMap;
  const source = path.relative(path.dirname(file), path.join(root, name));
  writeFileSync(`${file}.map`, JSON.stringify({ ...map, sources: [source] }));
  // Node looks for it from where the source is, as which the file is run.
  const there = path.relative(path.dirname(path.join(root, name)), `${file}.map`);
  writeFileSync(file, code.replace(/^\/\/# sourceMappingURL=.*$/m, `//# sourceMappingURL=${there}`));
}

async function bundle(): Promise<void> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: bundled,
    outdir: dist,
    outbase: root,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20.19',
    external: Object.keys(manifest.dependencies),
    legalComments: 'inline',
    metafile: true,
    logLevel: 'warning',
  });
  const packages = new Set(
    Object.keys(metafile.inputs).flatMap((input) => {
      const [folder] = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input) ?? [];
      return folder === undefined ? [] : [folder];
    }),
  );
  writeFileSync(path.join(dist, 'THIRD-PARTY.txt'), [...packages].sort().map(licenceOf).join('\n\n'));
}

function licenceOf(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8')) as {
    readonly name: string;
    readonly version: string;
    readonly license: string;
  };
  const file = readdirSync(path.join(root, folder)).find((each) => /^licen[cs]e/i.test(each));
  const text = file === undefined ? '' : readFileSync(path.join(root, folder, file), 'utf8').trim();
  return `${name} ${version}, ${license}, is part of ${bundled.join(', ')}.\n\n${text}\n`;
}

if (require.main === module) {
  void compilePackage().then(
    (count) => process.stderr.write(`${count} files are compiled in dist/.\n`),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      process.exitCode = 5;
    },
  );
}
