import { setTimeout as sleep } from 'node:timers/promises';
import { command, type Values } from '../command.ts';
import { type CheckedCase, checkCases } from '../deployment/case-check.ts';
import type { Deployment } from '../deployment/deployment.ts';
import { type RestoredTable, restore } from '../deployment/restoration.ts';
import { complain, DONE, FAILED, type Io } from '../io.ts';
import { progressOn } from '../progress.ts';

const options = {
	stage: { type: 'string', default: 'local' },
	at: { type: 'string' },
	to: { type: 'string' },
	check: { type: 'boolean', default: false },
	table: { type: 'string' },
	yes: { type: 'boolean', default: false },
	json: { type: 'boolean', default: false },
} as const;

const name = 'restore';
/** Between two looks at a table that is being made. */
const betweenMs = 5_000;

function read(values: Values<typeof options>, operands: readonly string[]) {
	const { at, to, check, table } = values;
	if (operands.length > 0) return 'it takes options alone';
	if (check && (at ?? to) !== undefined) return '--check takes --table alone';
	if (!check && table !== undefined) return '--table goes with --check';
	const moment = at === undefined ? null : Date.parse(at);
	if (at !== undefined && !/T.*(Z|[+-]\d\d:\d\d)$/.test(at)) return 'say --at as 2026-11-30T18:00:00Z, with its zone';
	if (Number.isNaN(moment)) return `${at} is no time`;
	return { ...values, moment };
}

/** the table as it was, ready to be worked by, and every case of it replayed. The stage itself is not changed. */
export const restoreTable = command({
	name,
	does: 'make a new table of the stage’s as it was, and replay every case of it',
	usage: [
		`${name} [--at TIME] [--to TABLE] [--yes]   a new table, which the stage can be moved to`,
		`${name} --check [--table TABLE]            replays every case of a table (the stage’s), and says which disagrees`,
	],
	about: `Without --yes it says between which times the table can be restored, and changes nothing. With it: orders the restore to TIME
(real, with its zone; left out, the latest), waits until the table is there, gives it stream, expiry, recovery and, on prod,
protection from deletion, replays its cases, and prints what to say in cdk.json to move the stage to it
(docs/operations.md). Broken off, it goes on where it is told the same table by --to.
A case disagrees where a decision is missing, where this release cannot read it, or where its head or its places in lists
are not those that its events lead to. Reads the whole table. Exit code 1 where a case disagrees.
Options: --stage local|dev|prod (local), --json.`,
	examples: [
		`otklik ${name} --stage prod`,
		`otklik ${name} --at 2026-11-30T18:00:00+03:00 --stage prod --yes`,
		`otklik ${name} --check --stage dev`,
	],
	options,
	read,
	run: async (given, io, { open, realNow }) => {
		const place = await open(given.stage, io);
		if (place === null) return FAILED;
		if (given.check) {
			const table = given.table ?? place.table;
			const checked = await checkTable(place.withTable(table), io, realNow);
			return tell(io, given.json, { stage: place.stage, table, checked, restored: null });
		}
		const { table: source, restoring, stage } = place;
		const window = await restoring.window(source);
		if (window === null) return nothing(io, `the recovery of ${source} is off`, 'deploy the stage');
		const { moment } = given;
		if (moment !== null && (moment < window.from || moment > window.to))
			return nothing(io, `${source} can be restored to ${saidWindow(window)}`, 'the same with a time between these');
		const target = given.to ?? `otklik-${stage}-${compact(moment ?? window.to)}`;
		const as = moment === null ? 'as it was last' : `as it was at ${iso(moment)}`;
		if (!given.yes) {
			io.stdout.write(
				given.json
					? `${JSON.stringify({ stage, source, target, from: iso(window.from), to: iso(window.to), dryRun: true })}\n`
					: `${source} can be restored to ${saidWindow(window)}; it would be, ${as}, as ${target}. Say it again with --yes\n`,
			);
			return DONE;
		}
		const say = (line: string) => void io.stderr.write(`${line}\n`);
		say(`${as}; broken off, it goes on with --to ${target}`);
		const wait = () => sleep(betweenMs);
		const restored = await restore({ restoring, source, target, at: moment, protect: stage === 'prod', say, wait });
		if (!restored.ok) return nothing(io, restored.refusal, `otklik ${name} --to ${target} --stage ${stage} --yes`);
		const checked = await checkTable(place.withTable(target), io, realNow);
		return tell(io, given.json, { stage, table: target, checked, restored: restored.value });
	},
});

interface Checked {
	readonly cases: number;
	readonly astray: readonly CheckedCase[];
}

async function checkTable(place: Deployment, io: Io, realNow: () => number): Promise<Checked> {
	const progress = progressOn(io);
	const astray: CheckedCase[] = [];
	let cases = 0;
	for await (const one of checkCases(place, realNow)) {
		cases += 1;
		if (one.astray.length > 0) astray.push(one);
		progress.tell(`${cases} cases replayed`);
	}
	progress.end();
	return { cases, astray };
}

interface Telling {
	readonly stage: string;
	readonly table: string;
	readonly checked: Checked;
	/** null where a table was only looked at. */
	readonly restored: RestoredTable | null;
}

function tell(io: Io, json: boolean, { stage, table, checked, restored }: Telling): number {
	const { cases, astray } = checked;
	if (json) {
		io.stdout.write(`${JSON.stringify({ stage, table, cases, astray, restoredTable: restored })}\n`);
	} else {
		for (const one of astray) io.stdout.write(`${one.caseId}  ${one.astray.join('; ')}\n`);
		io.stdout.write(`every case of ${table} was replayed: ${cases}, of which ${astray.length} disagree\n`);
		if (restored !== null)
			io.stdout.write(
				`to move ${stage} to it, add this to the stage in cdk.json and deploy:\n"restoredTable": ${JSON.stringify(restored)}\n`,
			);
	}
	return astray.length === 0 ? DONE : FAILED;
}

function nothing(io: Io, why: string, next: string): number {
	complain(io, { what: 'nothing was restored', why, next });
	return FAILED;
}

function saidWindow({ from, to }: { readonly from: number; readonly to: number }): string {
	return `any second from ${iso(from)} to ${iso(to)}`;
}

function iso(instant: number): string {
	return new Date(instant).toISOString();
}

/** Letters that the name of a table may have. */
function compact(instant: number): string {
	return iso(instant).replaceAll(/[-:]|\.\d+/g, '');
}
