import {readFileSync} from 'node:fs';
import {parseArgs} from 'node:util';

export const readJson = file => JSON.parse(readFileSync(file, 'utf8'));

/** FILE… --did DOCUMENT… --now T: what follows --did up to the next option is a document (DID document or status list). */
export function commandLine(usage) {
  const arguments_ = process.argv.slice(2).flatMap((value, at, all) => {
    const before = all.slice(0, at).findLast(other => other.startsWith('--'));
    return before === '--did' && !value.startsWith('--') && all[at - 1] !== '--did' ? ['--did', value] : [value];
  });
  const options = {did: {type: 'string', multiple: true, default: []}, now: {type: 'string'}, typ: {type: 'string'}};
  const {values, positionals} = parseArgs({args: arguments_, options, allowPositionals: true});
  if(positionals.length === 0) {
    console.error(`usage: ${usage}`);
    process.exit(64);
  }
  return {files: positionals, documents: values.did.map(readJson), now: values.now, typ: values.typ};
}

/** One JSON line per file; exit status 1 when one of them failed. */
export async function eachFile(files, check) {
  for(const file of files) {
    let line;
    try {
      line = await check(file);
    } catch(error) {
      line = {verified: false, ok: false, error: error.message};
    }
    if(!(line.verified ?? line.ok)) {
      process.exitCode = 1;
    }
    console.log(JSON.stringify({file, ...line}));
  }
}
