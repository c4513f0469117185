import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { enabledNetworks } from '../../domain/municipality/address.ts';
import { mailboxesOf } from '../../domain/municipality/mailbox.ts';
import type { Municipality } from '../../domain/municipality/municipality.ts';
import type { Regulation } from '../../domain/regulation/regulation.ts';
import { done, type Result, refuse } from '../../domain/result.ts';
import type { WorkCalendar } from '../../domain/worktime/calendar.ts';
import { isoInZone } from '../../domain/worktime/local-time.ts';
import { UnreadableCase } from '../../functions/ports/unreadable.ts';
import { command, type Outside, type Values } from '../command.ts';
import { readCalendarData } from '../files/calendar-files.ts';
import { isMunicipality, municipalityIn, readMunicipality, readRegulation, regulationIn } from '../files/data-files.ts';
import { readYaml } from '../files/read-yaml.ts';
import { complain, DONE, FAILED, type Io, messageOf } from '../io.ts';
import { type LoggedCase, linesByCase, playedCase } from '../replay/case-lines.ts';
import { compared, type Rules } from '../replay/compared.ts';
import { readOtherwise } from '../replay/new-rules.ts';
import { replaySummary } from '../replay/summary.ts';

const options = {
	against: { type: 'string' },
	reading: { type: 'string' },
	cases: { type: 'string' },
	regulation: { type: 'string' },
	municipality: { type: 'string' },
	stage: { type: 'string' },
	month: { type: 'string' },
	json: { type: 'boolean', default: false },
} as const;

function read(values: Values<typeof options>, operands: readonly string[]) {
	const { against, reading, cases, stage, municipality, month } = values;
	if (operands.length > 0) return 'it takes options alone';
	if ((against === undefined) === (reading === undefined)) return 'say --against FILE or --reading ID/ALTERNATIVE';
	if ((cases === undefined) === (stage === undefined)) return 'say --cases FILE or --stage STAGE';
	if (stage !== undefined && municipality === undefined) return 'say --municipality ID with --stage';
	if (month !== undefined && !/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) return 'say --month as YYYY-MM';
	return cases !== undefined && municipality === undefined ? 'say --municipality FILE with --cases' : values;
}

type Given = Values<typeof options>;

/** Reads only. */
export const replayCases = command({
	name: 'replay',
	does: 'play cases again under a changed regulation, calendar or reading, and tell what comes out otherwise',
	usage: [
		'replay (--against FILE | --reading ID/ALTERNATIVE) --cases FILE --municipality FILE [--regulation FILE] [--json]',
		'replay (--against FILE | --reading ID/ALTERNATIVE) --stage STAGE --municipality ID [--month YYYY-MM] [--json]',
	],
	about: `Takes what people did as it was, and when, and reckons the rest anew by the engine itself: due times that move, breaches
that come and go, mails that would have been sent, minutes of broken terms by holder, as tables and a plot. Nothing is
written anywhere. --against is the changed file: a regulation, or a municipality with another calendar; --reading takes
an alternative of the ledger. Cases are lines of \`otklik simulate\` in a file, played first under --regulation (else the
checkout's), or those that a stage holds: the open ones of the municipality, and the ended ones of a month.
Whether the other file would have allowed each act is not asked: it was done. Reminders are left out.`,
	examples: [
		'otklik replay --reading A-8/approved --cases docs/examples/anapa.ndjson --municipality municipalities/anapa.yaml',
		'otklik replay --against regulations/anapa.yaml --stage prod --municipality anapa --month 2026-10',
	],
	options,
	read,
	run: async (given, io, outside) => {
		const source = given.cases === undefined ? await storedCases(given, io, outside) : await linedCases(given, io);
		if (!source.ok) {
			complain(io, {
				what: 'nothing was replayed',
				why: source.refusal,
				next: 'npm run --silent otklik -- replay --help',
			});
			return FAILED;
		}
		const sum = replaySummary();
		let left = 0;
		for await (const { old, ...one } of source.value.cases) {
			const { name } = one;
			const rules = newRules(old, source.value.change);
			try {
				const told = rules.ok ? compared(one, { old, new: rules.value }) : null;
				if (told === null) throw new Error(rules.ok ? 'it has no receipt' : rules.refusal);
				sum.add(told);
				if (given.json) {
					const iso = (at: number | null) => (at === null ? null : isoInZone(old.calendar, at));
					const moved = told.moved.map((clock) => ({ ...clock, before: iso(clock.before), after: iso(clock.after) }));
					io.stdout.write(`${JSON.stringify({ case: name, moved, ...told.breaches })}\n`);
				}
			} catch (error) {
				left++;
				io.stderr.write(`note: ${name} was left out: ${messageOf(error)}\n`);
			}
		}
		io.stdout.write(given.json ? `${JSON.stringify(sum.data())}\n` : `${sum.lines().join('\n')}\n`);
		if (left > 0) io.stderr.write(`otklik: ${left} cases could not be played\n`);
		return left === 0 ? DONE : FAILED;
	},
});

/** What is another than before. */
interface Change {
	readonly regulation: Regulation | null;
	readonly calendar: WorkCalendar | null;
	readonly reading: string | null;
}

interface Source {
	readonly cases: AsyncIterable<LoggedCase & { readonly old: Rules }>;
	readonly change: Change;
}

function newRules(old: Rules, { regulation, calendar, reading }: Change): Result<Rules, string> {
	const changed: Rules = { ...old, calendar: calendar ?? old.calendar, regulation: regulation ?? old.regulation };
	if (reading === null) return done(changed);
	const other = readOtherwise(old.regulation, reading);
	return other.ok ? done({ ...changed, regulation: other.value }) : other;
}

async function changeOf({ against, reading }: Given, io: Io): Promise<Result<Change, string>> {
	if (against === undefined) return done({ regulation: null, calendar: null, reading: reading ?? null });
	const file = await readYaml(against);
	if (!file.ok) return refuse(file.refusal.join('; '));
	if (isMunicipality(file.value)) {
		const town = municipalityIn(file.value, await readCalendarData(join(io.root, 'calendars')), null);
		return town.ok
			? done({ regulation: null, calendar: town.value.calendar, reading: null })
			: refuse(town.refusal.join('; '));
	}
	const regulation = regulationIn(file.value);
	return regulation.ok
		? done({ regulation: regulation.value, calendar: null, reading: null })
		: refuse(regulation.refusal.join('; '));
}

async function linedCases(given: Given, io: Io): Promise<Result<Source, string>> {
	const change = await changeOf(given, io);
	if (!change.ok) return change;
	const town = await readMunicipality(given.municipality ?? '', await readCalendarData(join(io.root, 'calendars')));
	if (!town.ok) return refuse(town.refusal.join('; '));
	const { municipality, calendar } = town.value;
	const regulation = await readRegulation(
		given.regulation ?? join(io.root, 'regulations', `${municipality.regulation}.yaml`),
	);
	if (!regulation.ok) return refuse(regulation.refusal.join('; '));
	const old = rulesOf(municipality, calendar, regulation.value);
	const lines = createInterface({ input: createReadStream(given.cases ?? '', 'utf8') });
	try {
		return done({ change: change.value, cases: playedCases(await linesByCase(lines), old, io) });
	} catch (error) {
		return refuse(messageOf(error));
	}
}

/** One case after another: of many not all are kept. */
async function* playedCases(
	cases: Awaited<ReturnType<typeof linesByCase>>,
	old: Rules,
	io: Io,
): AsyncIterable<LoggedCase & { readonly old: Rules }> {
	let left = 0;
	for (const [name, lines] of cases) {
		const { played, refused } = playedCase(name, lines, old);
		left += refused;
		if (played !== null) yield { ...played, old };
	}
	if (left > 0) io.stderr.write(`note: ${left} lines were refused under ${old.regulation.id}, and are left out\n`);
}

async function storedCases(given: Given, io: Io, { open }: Outside): Promise<Result<Source, string>> {
	const change = await changeOf(given, io);
	if (!change.ok) return change;
	const place = await open(given.stage ?? '', io);
	if (place === null) return refuse('that stage cannot be reached');
	const { cases, index, tenants, now } = place;
	const id = given.municipality ?? '';
	const [municipality, calendar] = await Promise.all([tenants.loadMunicipality(id), tenants.calendarInForce(id)]);
	if (municipality === null || calendar === null) return refuse(`no municipality "${id}" is in force there`);
	async function* walk(): Source['cases'] {
		const seen = new Set<string>();
		const places = [index.openOf(id), ...(given.month === undefined ? [] : [index.endedOfMonth(id, given.month)])];
		for (const ids of places) {
			for await (const name of ids) {
				const stored = seen.has(name) ? null : await cases.load(name).catch(unreadable);
				seen.add(name);
				if (stored === null || municipality === null || calendar === null) continue;
				const { regulation: pinned } = stored.state;
				const regulation = await tenants.loadRegulation(pinned.id, pinned.version);
				if (regulation === null) continue;
				const until = stored.state.status.is === 'open' ? now : stored.state.lastAt;
				const log = stored.log.map(({ events }) => events);
				yield { name, log, until, played: null, old: rulesOf(municipality, calendar, regulation) };
			}
		}
	}
	return done({ change: change.value, cases: walk() });
}

function unreadable(error: unknown): null {
	if (error instanceof UnreadableCase) return null;
	throw error;
}

function rulesOf(municipality: Municipality, calendar: WorkCalendar, regulation: Regulation): Rules {
	return {
		regulation,
		calendar,
		units: municipality.units.map(({ id }) => id),
		networks: enabledNetworks(municipality),
		site: municipality.site,
		mailboxes: mailboxesOf(municipality),
		remindBefore: null,
	};
}
