import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { MINUTE_MS } from '../domain/instant.ts';
import { dynamoCaseIndex } from '../functions/adapters/dynamo-case-index.ts';
import { type Counting, newWalk, openIn, type SweepWalk } from '../functions/ports/walks.ts';
import { atOnce } from '../functions/sweep/clocks.ts';
import { type CountDeps, countOpen, mostCounted } from '../functions/sweep/count-open.ts';
import { mostLookedAt, nextToLookAt, turnsOfMinute } from '../functions/sweep/look-round.ts';
import { manyOpen } from './many-open.ts';
import { atMost, type Verdict, verdictLine } from './verdict.ts';

const towns = 50;
const from = Date.parse('2025-03-12T07:00:00Z');
const dueShards = 4;

/**
 * What a run of the sweep reads of indexes, in entries: by how many cases are open, half of them in one municipality, and
 * by how many terms are over that nobody has judged. It may grow with the second up to what a run judges, and with the
 * first not at all beyond its bound.
 */
export async function benchSweep(print: (line: string) => void): Promise<readonly Verdict[]> {
	print(`Entries that one run of the sweep reads, half of the open cases in one of ${towns} municipalities`);
	print('      open     at most in a run     all counted anew in     all looked at in');
	const verdicts: Verdict[] = [];
	for (const open of [5_000, 50_000, 1_000_000]) {
		const { most, minutes } = await wholeCount(open);
		const days = Math.max(1, open / (mostLookedAt * 1_440));
		const counted = `${minutes} ${minutes === 1 ? 'run' : 'runs'}`;
		print(
			`${open.toLocaleString('en').padStart(10)}${most.toLocaleString('en').padStart(21)}${counted.padStart(22)}${`${days.toFixed(1)} days`.padStart(24)}`,
		);
		const bound = mostCounted + mostLookedAt;
		// As many runs as it takes to read all, and as many again for those that are counted beside a large one.
		verdicts.push(
			atMost(`runs until ${open.toLocaleString('en')} are counted anew`, minutes, 2 * Math.ceil(open / mostCounted)),
		);
		verdicts.push(atMost(`entries that a run reads with ${open.toLocaleString('en')} open`, most, bound));
	}
	print('  over and unjudged     entries read to find them');
	for (const over of [0, 100, 10_000]) {
		const entries = await entriesOfOverdue(over);
		print(`${over.toLocaleString('en').padStart(19)}${entries.toLocaleString('en').padStart(30)}`);
		const bound = Math.min(over, atOnce * dueShards);
		verdicts.push(atMost(`entries read to find ${over.toLocaleString('en')} that are over`, entries, bound));
	}
	for (const verdict of verdicts) print(`  ${verdictLine(verdict)}`);
	return verdicts;
}

/** Runs, a minute each: what the largest read, and how many it takes to count every municipality anew once all are known. */
async function wholeCount(open: number): Promise<{ readonly most: number; readonly minutes: number }> {
	const names = Array.from({ length: towns }, (_, at) => `town-${String(at).padStart(2, '0')}`);
	const others = Math.floor(open / 2 / (towns - 1));
	const sizes = Object.fromEntries(names.map((name, at) => [name, at === 0 ? open - others * (towns - 1) : others]));
	const index = manyOpen(sizes, from);
	let walk: SweepWalk = newWalk;
	const counting = new Map<string, Counting>();
	let now = from;
	const deps: CountDeps = {
		index,
		tenants: {
			listMunicipalities: () => Promise.resolve(names),
			calendarInForce: () => Promise.resolve(null),
		},
		board: { put: () => Promise.resolve() },
		clock: { now: () => now, realNow: () => now },
		log: { error: () => undefined, info: () => undefined },
		walks: {
			putCounting(town, one) {
				if (one === null) counting.delete(town);
				else counting.set(town, one);
				return Promise.resolve();
			},
		},
	};
	let most = 0;
	const runOnce = async () => {
		const had = index.entries();
		walk = await countOpen(deps, walk, counting);
		const next = await nextToLookAt(deps, walk, Math.min(mostLookedAt, turnsOfMinute(open, now)));
		walk = { ...walk, looked: next.at(-1)?.looked ?? walk.looked };
		most = Math.max(most, index.entries() - had);
		now += MINUTE_MS;
	};
	while (openIn(walk) < open) await runOnce();
	const since = now;
	while (Object.values(walk.towns).some(({ counted }) => counted === null || counted < since)) await runOnce();
	return { most, minutes: (now - since) / MINUTE_MS };
}

/** Through the real adapter, over an index that holds so many terms that are over. */
async function entriesOfOverdue(over: number): Promise<number> {
	let entries = 0;
	const client = new DynamoDBClient({ region: 'nowhere' });
	client.middlewareStack.add(
		() =>
			({ input }) => {
				const limit = 'Limit' in input ? Number(input.Limit) : Number.POSITIVE_INFINITY;
				const there = Array.from({ length: Math.min(limit, over / dueShards) }, (_, at) =>
					marshall({ pk: `CASE#AN-${at}`, sk: 'HEAD', dueAt: at }),
				);
				entries += there.length;
				return Promise.resolve({ output: { $metadata: {}, Items: there }, response: {} });
			},
		{ step: 'initialize' },
	);
	await dynamoCaseIndex({ client, name: 'table' }).overdue(from, atOnce);
	return entries;
}
