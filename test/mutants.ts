// `npm run mutants`: changes one thing at a time in each of the five regulations (every number, unit, start, clause,
// approver, reason, …) and prints what no worked case told apart. `npm run mutants -- okha` does one of them alone, and
// `-- okha --sections stages,anytime` some sections of its file; the invented regulations of the tests are tried where they
// are named. `npm run mutants -- code [PART …]` turns one thing at a time
// in the code instead, in the whole of it or in a part such as domain/case/clocks.
import { join } from 'node:path';
import { testTitles } from '../cli/files/test-titles.ts';
import { helpIfAsked } from '../cli/script-help.ts';
import { root } from './support/checkout.ts';
import { runCode } from './support/turned/run-code.ts';
import { hunt } from './support/worked/hunt.ts';
import { invented, places } from './support/worked/load.ts';

helpIfAsked(`npm run mutants [-- REGULATION … [--sections NAMES]] [-- code [PART …] [--seconds N]]

Changes one thing at a time in a regulation, or in the code, and prints what no test told apart. Exit code 0: nothing.

  REGULATION   the id of one of regulations/; the five real ones without it
  --sections   some sections of its file, apart by commas
  code         the code instead, in the whole of it or in a part of its tree
  --seconds    how long tests may look for a survivor; 6 without it

Examples:
  npm run mutants -- plastunovskaya --sections stages,anytime
  npm run mutants -- code domain/case/clocks --seconds 30`);

const wanted = process.argv.slice(2);
if (wanted[0] === 'code') process.exit(await runCode(wanted.slice(1)));

const option = wanted.indexOf('--sections');
const sections = option < 0 ? [] : wanted.splice(option, 2).slice(1).join().split(',');
const all = Object.entries(await places());
const unknown = wanted.filter((id) => all.every(([known]) => known !== id));
if (unknown.length > 0) {
	process.stderr.write(`there is no regulation ${unknown.join(', ')}; there are ${all.map(([id]) => id).join(', ')}\n`);
	process.exit(2);
}

const titles = await testTitles(join(root, 'test'));
let survived = 0;
for (const [id, place] of all) {
	if (wanted.length > 0 ? !wanted.includes(id) : invented.some((one) => one === id)) continue;
	const started = performance.now();
	const { tried, refused, caught, same, survivors } = await hunt(place, titles, { sections });
	const seconds = Math.round((performance.now() - started) / 1000);
	process.stdout.write(
		`${id}: ${tried} changes in ${seconds} s: ${caught} told apart by a worked case, ${refused} refused with the file, ` +
			`${same.length} say the same in other words, ${survivors.length} survived\n`,
	);
	for (const one of same) process.stdout.write(`  the same  ${one}\n`);
	for (const one of survivors) process.stdout.write(`  SURVIVED  ${one}\n`);
	survived += survivors.length;
}
process.exitCode = survived === 0 ? 0 : 1;
