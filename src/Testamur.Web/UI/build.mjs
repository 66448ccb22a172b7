// Bundles styles, scripts, fonts and the icon sprite into wwwroot/assets. Nothing is inlined, so that the pages live under default-src 'self'.
import { build } from 'esbuild';
import { copyFile, mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const out = path.join(here, '../wwwroot/assets');

await mkdir(out, { recursive: true });
for (const name of await readdir(out)) await rm(path.join(out, name), { recursive: true });
await build({
  absWorkingDir: here,
  entryPoints: { app: 'Scripts/app.js', style: 'Styles/app.css' },
  outdir: out,
  bundle: true,
  minify: true,
  format: 'esm',
  target: ['es2022', 'chrome123', 'firefox128', 'safari17.5'],
  assetNames: '[name]-[hash]',
  loader: { '.woff2': 'file' },
  legalComments: 'linked',
  logLevel: 'warning',
});
for (const picture of ['icons.svg', 'mark.svg']) await copyFile(path.join(here, 'Styles', picture), path.join(out, picture));
