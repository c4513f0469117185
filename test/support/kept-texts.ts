import { join } from 'node:path';
import { readMunicipality } from '../../cli/files/data-files.ts';
import { handedOverAtOnce } from '../../domain/case/hand-over.ts';
import type { Case } from '../../domain/case/model/case.ts';
import type { Command } from '../../domain/case/model/commands.ts';
import { contentOf } from '../../domain/case/model/content.ts';
import type { CaseContent } from '../../domain/case-view/model.ts';
import type { Decision } from '../../functions/ports/case-store.ts';
import { caseViewOf } from '../../functions/use-cases/present.ts';
import type { Tenant } from '../../functions/use-cases/tenant.ts';
import { data } from './calendars.ts';
import { root } from './checkout.ts';
import { readNow, receive } from './commands.ts';
import { shipped, time } from './play.ts';
import { take } from './take.ts';

/** A municipality as it is shipped, for the domain and for what shows its cases. */
export interface Town {
	readonly there: Awaited<ReturnType<typeof shipped>>;
	readonly tenant: Tenant;
}

export async function townOf(id: string): Promise<Town> {
	const there = await shipped(id);
	const file = await readMunicipality(join(root, 'municipalities', `${id}.yaml`), data);
	if (!file.ok) throw new Error(`${id} cannot be read`);
	const { municipality, calendar } = file.value;
	return { there, tenant: { municipality, regulation: there.regulation, calendar } };
}

/** A case, its decisions, and the texts that a store would hold beside it. */
export interface Kept {
	readonly state: Case;
	readonly log: readonly Decision[];
	readonly content: Readonly<Record<string, unknown>>;
}

/** A case as these commands leave it after its receipt, a minute between them; mails to units are handed over at once. */
export function kept({ there }: Town, ...commands: readonly Command[]): Kept {
	let state: Case | null = null;
	const log: Decision[] = [];
	const content: Record<string, unknown> = {};
	let now = time('12.03 10:00');
	for (const given of [receive(), ...commands]) {
		now += 60_000;
		const command = readNow(given, state);
		const taken = take(state, command, { ...there, now });
		if (!taken.ok) throw new Error(`${command.do}: ${JSON.stringify(taken.refusal)}`);
		const { events, after } = taken.value;
		log.push({ version: log.length + 1, events });
		for (const { part, body } of contentOf(command, events, log.length)) content[part] = body;
		const handed = handedOverAtOnce(state, events, after, { ...there, now });
		if (handed.events.length > 0) log.push({ version: log.length + 1, events: handed.events });
		state = handed.after;
	}
	if (state === null) throw new Error('no case');
	return { state, log, content };
}

/** What mails and pages show of the texts beside a case. */
export function shown({ tenant }: Town, { state, log, content }: Kept): CaseContent {
	const stored = {
		caseId: 'АН-1',
		version: log.length,
		state,
		log,
		municipality: tenant.municipality.id,
		generation: 0,
		watch: 0,
		placeRows: 0,
		indexedWake: null,
		revivals: { generation: null, watch: null },
	};
	return caseViewOf(stored, state, content, tenant, new Map()).content;
}

/** The same of a case as these commands leave it. */
export function textsAfter(town: Town, ...commands: readonly Command[]): CaseContent {
	return shown(town, kept(town, ...commands));
}
