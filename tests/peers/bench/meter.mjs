// Runs an operation until it is warm, then for a stated CPU time; one line of JSON each, as the benchmarks' own side prints.
import {createRequire} from 'node:module';

const [seconds = '1', only = ''] = process.argv.slice(2);
const measured = Number(seconds) * 1e6;
const warmUp = 2e6;
const require = createRequire(import.meta.url);

const cpu = () => {
  const {user, system} = process.cpuUsage();
  return user + system;
};

/** The first line of a peer: what it is made of. */
export function introduce(packages) {
  const {dependencies} = require('../package.json');
  console.log([`Node ${process.versions.node}`, ...packages.map(name => `${name} ${dependencies[name]}`)].join(', '));
}

export async function measure(name, run) {
  if(!name.includes(only)) {
    return;
  }
  const began = cpu();
  let warm = 0;
  for(; cpu() - began < warmUp; warm++) {
    await run();
  }
  const size = Math.max(1, Math.floor(warm * 2e4 / warmUp));
  const cpuBefore = cpu();
  const wallBefore = performance.now();
  let operations = 0;
  do {
    for(let i = 0; i < size; i++) {
      await run();
    }
    operations += size;
  } while(cpu() - cpuBefore < measured);
  console.log(JSON.stringify({
    name, operations, cpuSeconds: (cpu() - cpuBefore) / 1e6, wallSeconds: (performance.now() - wallBefore) / 1e3
  }));
}
