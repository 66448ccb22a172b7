// The peers' side of the status benchmark: a list of ten million entries to the text that is published, and back to one entry.
import {introduce, measure} from './meter.mjs';
import {BitstringStatusList} from '@digitalbazaar/vc-bitstring-status-list';

introduce(['@digitalbazaar/vc-bitstring-status-list']);

const length = 10_000_000;
for(const [name, oneIn] of [['10 M, 1 % set', 100], ['10 M, none set', 0]]) {
  const list = new BitstringStatusList({length});
  let looked = 0;
  for(let n = 0, state = 1; oneIn > 0 && n < length / oneIn; n++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const index = Math.floor(state * length / 2 ** 32);
    list.setStatus(index, true);
    looked ||= index;
  }
  const encodedList = await list.encode();
  await measure(`encode ${name}`, () => list.encode());
  await measure(`decode and check ${name}`, async () => {
    if((await BitstringStatusList.decode({encodedList})).getStatus(looked) !== oneIn > 0) {
      throw new Error('A wrong answer.');
    }
  });
}
