import { addressesBy } from '../../cli/deployment/addresses.ts';
import type { Deployment } from '../../cli/deployment/deployment.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Municipality } from '../../domain/municipality/municipality.ts';
import type { Regulation } from '../../domain/regulation/regulation.ts';
import type { WorkCalendar } from '../../domain/worktime/calendar.ts';
import { bytesOf, readRing, signingAt } from '../../functions/adapters/link-key-ring.ts';
import type { AbsenceBook } from '../../functions/ports/absences.ts';
import type { LinkKey, LinkKeyStore } from '../../functions/ports/secrets.ts';
import type { Integration, TenantStore } from '../../functions/ports/tenants.ts';
import { memoryAccesses } from './memory-accesses.ts';
import { memoryDeadLetters } from './memory-dead-letters.ts';
import { memoryFiles } from './memory-files.ts';
import { memoryHooks } from './memory-hooks.ts';
import { memoryRestoring } from './memory-restoring.ts';
import { memoryStore } from './memory-store.ts';

/** Absences that were entered, written under the condition that nobody has since. */
function memoryAbsences(): AbsenceBook {
	const rows = new Map<string, Awaited<ReturnType<AbsenceBook['entered']>>>();
	return {
		entered: (municipality) => Promise.resolve(rows.get(municipality) ?? { absences: [], version: 0 }),
		put(municipality, absences, seen) {
			if ((rows.get(municipality)?.version ?? 0) !== seen) return Promise.resolve(false);
			rows.set(municipality, { absences, version: seen + 1 });
			return Promise.resolve(true);
		},
	};
}

/** A tenant store that lives as long as its test, with the rules of the real one. */
export function memoryTenants(book: AbsenceBook = memoryAbsences()): TenantStore {
	const municipalities = new Map<string, Municipality>();
	const regulations = new Map<string, Regulation>();
	const calendars = new Map<string, WorkCalendar>();
	const integrations = new Map<string, Integration>();
	const inForce = new Map<string, string>();
	const revocations = new Map<string, number>();
	const pointTo = (key: string, version: string): 'stored' | 'known' => {
		if (inForce.get(key) === version) return 'known';
		inForce.set(key, version);
		return 'stored';
	};
	const read = async (id: string) => {
		const file = municipalities.get(id);
		if (file === undefined) return null;
		const { absences } = await book.entered(id);
		return { ...file, absences: [...file.absences, ...absences] };
	};
	const give = <Value>(value: Value | undefined) => Promise.resolve(value ?? null);
	return {
		loadMunicipality: read,
		municipalityInForce: read,
		linkRevocations: (id, holder) => Promise.resolve(revocations.get(`${id} ${holder}`) ?? 0),
		listMunicipalities: () => Promise.resolve([...municipalities.keys()].toSorted()),
		loadRegulation: (id, version) => give(regulations.get(`${id} ${version}`)),
		regulationInForce: (id) => give(regulations.get(`${id} ${inForce.get(`regulation ${id}`)}`)),
		loadCalendar: (version) => give(calendars.get(version)),
		calendarInForce: (id) => give(calendars.get(inForce.get(`calendar ${id}`) ?? '')),
		integration: (id) => give(integrations.get(id)),
		putRegulation(regulation) {
			regulations.set(`${regulation.id} ${regulation.version}`, regulation);
			return Promise.resolve(pointTo(`regulation ${regulation.id}`, regulation.version));
		},
		putCalendar(municipality, calendar) {
			calendars.set(calendar.id, calendar);
			return Promise.resolve(pointTo(`calendar ${municipality}`, calendar.id));
		},
		putMunicipality(municipality) {
			municipalities.set(municipality.id, municipality);
			return Promise.resolve();
		},
		putIntegration(integration) {
			integrations.set(integration.id, integration);
			return Promise.resolve();
		},
		revokeLinks(id, holder) {
			const times = (revocations.get(`${id} ${holder}`) ?? 0) + 1;
			revocations.set(`${id} ${holder}`, times);
			return Promise.resolve(times);
		},
	};
}

/** What links and addresses are known by in a test. */
const testKey = new TextEncoder().encode('a key for tests');
export const testLinkKey: LinkKey = {
	get: () => Promise.resolve(testKey),
	signing: () => Promise.resolve([testKey]),
};

/** The keys of links as a worker reads them where the command line writes them. */
export function linkKeyOver(store: LinkKeyStore, realNow: () => Instant): LinkKey {
	const ring = async () => readRing((await store.read()) ?? '');
	return {
		get: async () => bytesOf((await ring()).hashing),
		signing: async () => signingAt(await ring(), realNow()),
	};
}

/** A place of its own for a test: nothing there yet. */
export function memoryPlace(
	stage = 'local',
	now: Instant = Date.UTC(2025, 2, 12, 7),
	store = memoryStore(),
	files = memoryFiles(),
	hooks = memoryHooks(),
): Deployment {
	const held = new Map<string, readonly string[]>();
	const ring = { text: 'a key for tests' };
	const hookSecrets = new Map<string, readonly string[]>();
	const { cases, index, outbox } = store;
	const absences = memoryAbsences();
	return {
		stage,
		tenants: memoryTenants(absences),
		absences,
		secrets: {
			read: (id) => Promise.resolve(held.get(id) ?? []),
			write(id, secrets) {
				held.set(id, secrets);
				return Promise.resolve();
			},
		},
		hooks: hooks.book,
		hookSecrets: {
			read: (id) => Promise.resolve(hookSecrets.get(id) ?? []),
			write(id, secrets) {
				hookSecrets.set(id, secrets);
				return Promise.resolve();
			},
		},
		partners: hooks.partners,
		cases,
		filer: store.filer,
		caseCheck: store.caseCheck,
		table: 'table',
		withTable: () => memoryPlace(stage, now, store, files, hooks),
		restoring: memoryRestoring(),
		index,
		outbox,
		dead: memoryDeadLetters(),
		executions: { of: () => Promise.resolve([]) },
		api: () => 'https://otklik.example/v1',
		testAlarm: {
			ring: () => Promise.resolve(true),
			wasHeard: () => Promise.resolve('heard'),
			stop: () => Promise.resolve(),
		},
		timeAt: (real) => real,
		addresses: addressesBy(testLinkKey, store.returns.deadAddresses),
		accesses: memoryAccesses(),
		erasing: {
			words: store.words,
			fingerprints: store.fingerprints,
			foundBy: store.findEraser,
			seen: files.seenEraser,
			files: files.eraser,
			originals: files.originals,
			erased: files.erased,
			linkKey: testLinkKey,
		},
		months: { received: () => Promise.resolve({ cases: [], openEarlier: 0, unreadable: [] }) },
		archive: { kept: () => Promise.resolve(null) },
		now,
		linkKeys: {
			read: () => Promise.resolve(ring.text),
			write(text) {
				ring.text = text;
				return Promise.resolve();
			},
		},
		backoff: () => Promise.resolve(),
	};
}
