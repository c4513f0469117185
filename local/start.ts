// `npm start`: brings the local cloud up in the foreground, and takes it down at Ctrl-C.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { helpIfAsked } from '../cli/script-help.ts';
import type { ClockWish } from './clock.ts';
import { startCloud } from './cloud.ts';
import { LocalFault } from './fault.ts';
import { sayStopped } from './stopped.ts';

const usage = `npm start [-- --fresh] [-- --clock 2025-04-28T17:20:00+03:00] [-- --rate 600]

  --fresh   forget the cases, the mails and the ports there are, and begin anew
  --clock   what time it is for the product when the cloud is ready (with its offset); real time without it
  --rate    how many times as fast as real time that clock runs; 1 without it

Examples:
  npm start
  npm start -- --fresh --clock 2025-04-28T17:20:00+03:00 --rate 600`;

/** What the words after `--` ask for. Throws a Fault for what is no date or no rate. */
function read(args: string[]): { fresh: boolean; clock: ClockWish } {
	const options = { fresh: { type: 'boolean' }, clock: { type: 'string' }, rate: { type: 'string' } } as const;
	const { fresh = false, clock, rate } = parsed(() => parseArgs({ args, options }).values);
	if (clock !== undefined && !/T.*(Z|[+-]\d\d:\d\d)$/.test(clock))
		throw new LocalFault(`--clock ${clock} has no offset.`, usage);
	if (clock !== undefined && Number.isNaN(Date.parse(clock)))
		throw new LocalFault(`--clock ${clock} is no time.`, usage);
	if (rate !== undefined && !(Number(rate) > 0)) throw new LocalFault(`--rate ${rate} is not a number above 0.`, usage);
	return {
		fresh,
		clock: {
			...(clock === undefined ? {} : { at: new Date(clock).toISOString() }),
			...(rate === undefined ? {} : { rate: Number(rate) }),
		},
	};
}

function parsed<Value>(parse: () => Value): Value {
	try {
		return parse();
	} catch (error) {
		throw new LocalFault(error instanceof Error ? error.message : String(error), usage);
	}
}

const say = (line: string) => process.stdout.write(`${line}\n`);

/** Resolves at the first Ctrl-C or polite end; later ones change nothing, for a stop that is cut short loses cases. */
const asked = new Promise<string>((resolve) => {
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve(`${signal}`));
});

helpIfAsked(usage);
try {
	const directory = join(import.meta.dirname, '../.local');
	const cloud = await startCloud({ directory, say, ...read(process.argv.slice(2)) });
	const { api, mailbox, operations, clock } = cloud.endpoints;
	say(`api      ${api}\nmailbox  ${mailbox}\npages    ${api}/p/… (the links in the mails)`);
	say(`figures  ${operations} (the two dashboards of whoever runs it)`);
	if (clock.rate !== 1) say(`clock    ${clock.at}, ${clock.rate} times as fast as real time`);
	say(`partner  ${api}/openapi.html (what a partner may call, and what it is told)`);
	say('send     npm run --silent otklik -- send --example anapa (a signed incident; --print shows it)');
	say('ready');
	const end = await Promise.race([asked, cloud.broken]);
	say(`${end}: the cloud is stopped …`);
	const stopped = await cloud.stop();
	say(sayStopped(stopped));
	// An orderly end that was asked for is none of a failure's business; a part that ended by itself is, and so is a loss.
	process.exit(end.startsWith('SIG') && stopped.saved ? 0 : 1);
} catch (error) {
	if (!(error instanceof LocalFault)) throw error;
	process.stderr.write(`${error.message}\n${error.wayOut}\n`);
	process.exit(error.wayOut === usage ? 2 : 1);
}
