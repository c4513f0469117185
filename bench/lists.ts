import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { decide } from '../domain/case/decide.ts';
import { replay } from '../domain/case/state/evolve.ts';
import { DAY_MS, MINUTE_MS } from '../domain/instant.ts';
import { stageKinds } from '../domain/regulation/regulation.ts';
import { dynamoWorklist } from '../functions/adapters/dynamo-case-index.ts';
import { dynamoCaseStore } from '../functions/adapters/dynamo-case-store.ts';
import { dynamoFiguresReader } from '../functions/adapters/dynamo-figures.ts';
import { dynamoTenants } from '../functions/adapters/dynamo-tenants.ts';
import type { WorkChoice } from '../functions/ports/case-store.ts';
import { newCase } from '../functions/use-cases/new-case.ts';
import { standingOf } from '../functions/use-cases/perform.ts';
import { findTenant, type Tenant, worldOf } from '../functions/use-cases/tenant.ts';
import { Client } from '../local/client.ts';
import { productTime } from '../local/clock.ts';
import type { Cloud } from '../local/cloud.ts';
import { atMost, median, type Verdict, verdictLine } from './verdict.ts';

const town = 'anapa';
/** What an ordinary town never has at once. */
const many = 5_000;
/** Twice a page: a list that reads only its page reads as much of these as of all. */
const few = 50;
const pageSize = 25;
const theFigures = 'the figures';
/** Writers at once. */
const hands = 12;

/**
 * The worklist of a town with very many open cases. Counts what the index reads for the first page of each list, with few
 * and with many cases: it must grow with the page, and not with the cases. Then times the first pages through the whole
 * local cloud, as somebody who is signed in.
 */
export async function benchLists(cloud: Cloud, print: (line: string) => void): Promise<readonly Verdict[]> {
	const { client, readsOf } = counting(cloud);
	const table = { client, name: cloud.outputs.TableName };
	const store = dynamoCaseStore(table);
	const tenant = await findTenant(dynamoTenants(table), town, null);
	if (tenant === null) throw new Error(`${town} is not in force`);
	const [unit = ''] = tenant.municipality.units.map(({ id }) => id);
	const now = productTime(cloud.endpoints.clock, Date.now());
	const lists = listsOf(tenant, unit, now);
	const index = dynamoWorklist(table);
	const board = dynamoFiguresReader(table);
	const readsOfAll = async () => {
		const reads = new Map<string, number>();
		for (const [name, choice] of Object.entries(lists))
			reads.set(name, await readsOf(() => index.worklist(town, { choice, after: null, limit: pageSize })));
		reads.set(theFigures, await readsOf(() => board.get(town)));
		return reads;
	};
	await fill(store, tenant, { from: 0, to: few, now });
	const before = await readsOfAll();
	await fill(store, tenant, { from: few, to: many, now });
	const after = await readsOfAll();

	print(
		`Lists of a town with ${few.toLocaleString('en')} and with ${many.toLocaleString('en')} open cases: entries of an index that the first page reads`,
	);
	const partitions = 1 + tenant.municipality.units.length;
	const verdicts = [...after].map(([name, entries]) => {
		print(`  ${name.padEnd(34)}${String(before.get(name) ?? 0).padStart(6)}${String(entries).padStart(8)}`);
		if (name === theFigures) return atMost(`items read for ${name}`, entries, 1);
		// A page and one more, of each unit and none, or of each stage, where several are put together.
		return atMost(`entries read for ${name}`, entries, (pageSize + 1) * Math.max(partitions, stageKinds.length));
	});
	const pages = await timed(cloud);
	print('First page through the local cloud, milliseconds');
	for (const [name, times] of pages) {
		print(
			`  ${name.padEnd(34)}quickest ${Math.min(...times).toFixed(0)}   median ${median(times).toFixed(0)}   slowest ${Math.max(...times).toFixed(0)}`,
		);
		// The quickest of several: whatever else this machine does only adds to it.
		verdicts.push(atMost(`milliseconds of the first page of ${name}`, Math.min(...times), 1_000));
	}
	for (const verdict of verdicts) print(`  ${verdictLine(verdict)}`);
	return verdicts;
}

function listsOf(
	{ regulation, municipality }: Tenant,
	unit: string,
	now: number,
): Readonly<Record<string, WorkChoice>> {
	const stages = stageKinds.filter((stage) => regulation.stages[stage] !== undefined);
	const units = [null, ...municipality.units.map(({ id }) => id)];
	const today = { from: now, to: now + DAY_MS };
	return {
		'all that is open': { is: 'open', due: null },
		'what is due within a day': { is: 'open', due: today },
		'what one unit has': { is: 'within', units: [unit], stages, due: null },
		'what is at one stage': { is: 'within', units, stages: ['draft'], due: null },
		'what one unit has at one stage': { is: 'within', units: [unit], stages: ['draft'], due: null },
		'what is due of one unit': { is: 'within', units: [unit], stages, due: today },
		'what waits for one unit': { is: 'waiting', desks: [`executor#${unit}`] },
		'what waits for the coordinator': { is: 'waiting', desks: ['coordinator'] },
	};
}

/** Two of three are with a unit, the rest waits for the coordinator; received one after the other within the last hours. */
async function fill(
	store: ReturnType<typeof dynamoCaseStore>,
	tenant: Tenant,
	{ from, to, now }: { readonly from: number; readonly to: number; readonly now: number },
): Promise<void> {
	let next = from;
	const units = tenant.municipality.units.map(({ id }) => id);
	const writeOne = async (number: number) => {
		const at = now - 2 * MINUTE_MS - number * 100;
		const incident = {
			kind: 'incident',
			importance: 'normal',
			network: 'vk',
			venue: 'feed',
			page: null,
			publishedAt: at,
			detectedAt: at,
			sentAt: at,
		} as const;
		const made = newCase({ do: 'receive', incident, text: 'Яма' }, tenant, at);
		if (!made.ok) throw new Error('the message was refused');
		const { state, ...first } = made.value;
		const unit = units[number % (units.length + 1)];
		const by = { role: 'coordinator', unit: null, person: null } as const;
		const route =
			unit === undefined
				? null
				: decide(
						state,
						{ do: 'route', by, units: [unit], photoRequired: false, selfPosting: false },
						worldOf(tenant, at + MINUTE_MS),
					);
		const events = [...first.events, ...(route?.ok === true ? route.value : [])];
		const routed = replay(events) ?? state;
		const committed = await store.commit({
			...first,
			caseId: `AN-9${String(Math.floor(number / 1e4)).padStart(3, '0')}-${String(number % 1e4).padStart(4, '0')}`,
			events,
			// Nothing follows from these: no machine watches them, and no sweep shall wake them.
			standing: { ...standingOf(routed, tenant, null), wakeAt: null },
			content: [{ part: 'message', body: { text: 'Третий день обходим яму.', location: 'улица Ленина, 1' } }],
			orders: [],
			dedup: [],
			realNow: Date.now(),
		});
		if (committed.is !== 'committed') throw new Error(`case ${number}: ${committed.is}`);
	};
	await Promise.all(
		Array.from({ length: hands }, async () => {
			while (next < to) {
				next += 1;
				await writeOne(next - 1);
			}
		}),
	);
}

/** A client that counts the items and entries that it reads, those that a filter would drop included. */
function counting(cloud: Cloud) {
	const client = new DynamoDBClient(cloud.aws);
	let entries = 0;
	client.middlewareStack.add(
		(next) => async (args) => {
			const result = await next(args);
			const output: unknown = result.output;
			if (typeof output !== 'object' || output === null) return result;
			if ('ScannedCount' in output) entries += Number(output.ScannedCount);
			if ('Item' in output && output.Item !== undefined) entries += 1;
			return result;
		},
		{ step: 'initialize' },
	);
	const readsOf = async (work: () => Promise<unknown>): Promise<number> => {
		const had = entries;
		await work();
		return entries - had;
	};
	return { client, readsOf };
}

const rounds = 7;

/** The first pages as the coordinator's browser gets them. */
async function timed({ endpoints }: Cloud): Promise<readonly (readonly [string, readonly number[]])[]> {
	const cookie = await signedIn(endpoints.api, new Client(endpoints));
	const pages: [string, number[]][] = [];
	for (const [name, path] of [
		['all that is open', 'all'],
		['what is due today', 'from/due.today'],
		['what one unit has', 'from/unit.roads'],
		['what waits for the coordinator', 'list'],
	] as const) {
		const times: number[] = [];
		for (let round = 0; round <= rounds; round += 1) {
			const started = performance.now();
			const answer = await fetch(`${endpoints.api}/worklist/${town}/${path}`, { headers: { cookie } });
			const body = await answer.text();
			if (answer.status !== 200 || !body.includes('/case/AN-'))
				throw new Error(`${path} shows no case (${answer.status}, ${answer.url})`);
			// The first one starts what was not needed yet.
			if (round > 0) times.push(performance.now() - started);
		}
		pages.push([name, times]);
	}
	return pages;
}

/** Asks for a link as the coordinator, and comes in by the one that was mailed. */
async function signedIn(api: string, client: Client): Promise<string> {
	const entrance = `${api}/worklist/${town}`;
	await fetch(entrance, { method: 'POST', body: new URLSearchParams({ mail: `coordinator@${town}.example` }) });
	const mail = await client.nextMail('/in/', () => true, 60_000);
	const link = /https?:\/\/\S+\/in\/[\w.-]+/.exec(mail.text)?.[0] ?? '';
	const answer = await fetch(link, { method: 'POST', redirect: 'manual', body: new URLSearchParams() });
	const [cookie = ''] = answer.headers.getSetCookie().map((one) => one.split(';')[0]);
	return cookie;
}
