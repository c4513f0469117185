import { readShipped, seedPlace } from '../../cli/deployment/seed.ts';
import { actOnStage } from '../../functions/act-on-stage/handle.ts';
import { actOnWork } from '../../functions/act-on-work/handle.ts';
import { checkUpload } from '../../functions/check-upload/handle.ts';
import { deliverMail } from '../../functions/deliver-mail/handle.ts';
import { deliverSignIn } from '../../functions/deliver-mail/sign-in.ts';
import { eraseWords } from '../../functions/erase-words/handle.ts';
import { offerUpload } from '../../functions/offer-upload/handle.ts';
import { openStage } from '../../functions/open-stage/handle.ts';
import { planClock } from '../../functions/plan-clock/handle.ts';
import type { HttpAnswer, HttpRequest } from '../../functions/ports/http.ts';
import type { Mail, Sent } from '../../functions/ports/mailer.ts';
import type { MailRef, QueuedMail, RowRef } from '../../functions/ports/outbox.ts';
import type { Spelling } from '../../functions/ports/spelling.ts';
import { receiveIncident } from '../../functions/receive-incident/handle.ts';
import { recordDecision } from '../../functions/record-decision/handle.ts';
import { relayOutbox } from '../../functions/relay-outbox/handle.ts';
import { showCase } from '../../functions/show-case/handle.ts';
import { showPage } from '../../functions/show-page/handle.ts';
import { showWork } from '../../functions/show-work/handle.ts';
import { signalWorkflow } from '../../functions/signal-workflow/handle.ts';
import { type SweepReason, sweep } from '../../functions/sweep/handle.ts';
import type { SweepDeps } from '../../functions/sweep/run.ts';
import { root } from './checkout.ts';
import { clockOf } from './house-clock.ts';
import { hiddenIn } from './markup.ts';
import { memoryAccesses } from './memory-accesses.ts';
import { memoryFiles, wordPictures } from './memory-files.ts';
import { memoryHooks } from './memory-hooks.ts';
import { memoryMachines } from './memory-machines.ts';
import { memorySessions } from './memory-sessions.ts';
import { memoryStore } from './memory-store.ts';
import { linkKeyOver, memoryPlace } from './memory-tenants.ts';
import { memoryArchive, memoryWords } from './reporting.ts';
import { formRequest, incidentBody, linkIn, readJson, signatureOf, wednesday } from './requests.ts';

/** Read once: no test changes what it says. */
const shipped = readShipped(root);

/** Every handler of the product over ports in memory: what a test does not set is as it is in production. */
export async function house(options: { readonly integration?: string } = {}) {
	const store = memoryStore();
	const files = memoryFiles();
	const accesses = memoryAccesses();
	const hooks = memoryHooks();
	const place = { ...memoryPlace('local', wednesday, store, files, hooks), accesses };
	const seeded = await seedPlace(place, await shipped, () => undefined);
	const integration = seeded[options.integration ?? 'krasnodar'];
	if (integration === undefined) throw new Error('no such integration');
	const machines = memoryMachines();
	const mails: Mail[] = [];
	const said: string[] = [];
	const counted = new Map<string, number>();
	const values = new Map<string, readonly number[]>();
	/** `holdMs` is held what only tells something, `gatherMs` a digest gathers; 0 until a test wants it otherwise. */
	const time = { now: wednesday, holdMs: 0, gatherMs: 0 };
	let held: { readonly ref: MailRef; readonly until: number }[] = [];
	const faults: { next: Sent[]; rereads: number; readonly of: Map<string, Sent>; down: boolean } = {
		next: [],
		rereads: 0,
		/** What the mailer answers for a mailbox, each time. */
		of: new Map(),
		/** Whether the mailer answers nobody at all. */
		down: false,
	};
	let caseNumber = 0;
	let fileNumber = 0;
	const newUploadId = () => {
		fileNumber += 1;
		return fileNumber.toString(16).padStart(32, '0');
	};
	let secretNumber = 0;

	const clock = clockOf(time);
	const say = (message: string, fields: object = {}) => said.push(`${message} ${JSON.stringify(fields)}`);
	const log = { info: say, warn: say, error: say };
	const meter = {
		count: (name: string, value = 1) => {
			values.set(name, [...(values.get(name) ?? []), value]);
			counted.set(name, (counted.get(name) ?? 0) + value);
		},
		countBy: (name: string, by: object) => {
			const key = `${name} ${Object.values(by).join(' ')}`;
			counted.set(key, (counted.get(key) ?? 0) + 1);
		},
		seconds: (name: string, value: number) => counted.set(name, value),
	};
	const work = memorySessions();
	const queue: { mails: MailRef[]; workflows: RowRef[]; signIns: string[] } = { mails: [], workflows: [], signIns: [] };
	const queues = {
		mails: (mails: readonly QueuedMail[]) => {
			queue.mails.push(...mails.map(({ caseId, row, place }) => ({ caseId, row, place })));
			return Promise.resolve([]);
		},
		workflows: (refs: readonly RowRef[]) => {
			queue.workflows.push(...refs);
			return Promise.resolve([]);
		},
		signIns: (ids: readonly string[]) => {
			queue.signIns.push(...ids);
			return Promise.resolve([]);
		},
	};
	/** The words that the dictionary takes for slips; null while it does not answer. */
	const slips: { known: readonly string[] | null } = { known: [] };
	const spelling: Spelling = {
		misspeltAmong: (words) => Promise.resolve(slips.known && words.filter((word) => slips.known?.includes(word))),
	};
	const base = {
		cases: store.cases,
		tenants: place.tenants,
		absences: place.absences,
		tenantsInForce: place.tenants,
		clock,
		backoff: () => Promise.resolve(),
		luck: () => 0,
		sending: store.sending,
		log,
		meter,
		links: store.links,
		unsent: store.unsent,
		mailOrders: store.mailOrders,
		servesFiles: true as const,
		shown: files.shownFiles,
		door: files.door,
		uploads: store.uploads,
		newUploadId,
		taking: { uploads: store.uploads, quarantine: files.quarantine, newUploadId },
		accesses,
		...store.returns,
		linkKey: linkKeyOver(place.linkKeys, () => time.now),
		outbox: store.outbox,
		digests: store.digests,
		mailLog: store.mailLog,
		finds: store.finds,
		archive: memoryArchive(),
		words: memoryWords(),
		spelling,
		...store.notes,
		tokens: store.tokens,
		workflow: machines.workflow,
		machine: machines.workflow,
		queues,
		partners: hooks.partners,
		hooks: hooks.book,
		hookSecrets: hooks.secrets,
		hookSender: hooks.sender,
		retryAfterMs: () => 5_000,
		index: store.index,
		sessions: work.sessions,
		signIns: work.signIns,
		newId: () => {
			secretNumber += 1;
			return String(secretNumber).padStart(22, '0');
		},
		secrets: {
			of: (id: string) => place.secrets.read(id),
			refresh: () => {
				faults.rereads += 1;
				return Promise.resolve(false);
			},
		},
		mailer: {
			send(mail: Mail): Promise<Sent> {
				const fault = faults.next.shift() ?? faults.of.get(mail.to.mail);
				if (fault !== undefined) return Promise.resolve(fault);
				mails.push(mail);
				return Promise.resolve({ is: 'sent', messageId: `message-${mails.length}` });
			},
			answers: () => Promise.resolve(!faults.down),
		},
		publicUrl: 'https://otklik.example/v1',
		sender: 'otklik@otklik.example',
		newCaseId: () => {
			caseNumber += 1;
			return `AN-0000-${String(caseNumber).padStart(4, '0')}`;
		},
	};

	/** Lets stream, queues and machines run until nothing moves. */
	const settle = async () => {
		for (let round = 0; round < 100; round += 1) {
			const rows = store.inserted();
			const asked = work.asked();
			const told = store.told();
			await relayOutbox(base, {
				rows: rows.map((row, at) => ({ sequence: `row ${at}`, row })),
				signIns: asked.map((signIn, at) => ({ sequence: `link ${at}`, signIn })),
				told: told.map((ref, at) => ({ sequence: `decision ${at}`, ref })),
			});
			const [refs, signals, signIns] = [queue.mails.splice(0), queue.workflows.splice(0), queue.signIns.splice(0)];
			for (const id of signIns) await deliverSignIn(base, id);
			refs.push(...held.filter(({ until }) => until <= time.now).map(({ ref }) => ref));
			held = held.filter(({ until }) => until > time.now);
			for (const ref of refs) {
				const worked = await deliverMail(base, ref);
				if (worked !== 'done' && time.holdMs + time.gatherMs > 0)
					held.push({ ref, until: time.now + worked.againInMs });
			}
			for (const ref of signals) await signalWorkflow(base, ref);
			const entered = machines.entered();
			for (const one of entered) await openStage(base, one);
			if (rows.length + asked.length + refs.length + signals.length + entered.length === 0) return;
		}
		throw new Error('nothing settles');
	};

	const request = (parts: Partial<HttpRequest>): HttpRequest => ({
		headers: {},
		body: new Uint8Array(),
		path: {},
		query: {},
		sender: '192.0.2.1',
		receivedAt: time.now,
		realNow: time.now,
		...parts,
	});
	let webhookNumber = 0;
	const signed = (body: string | Uint8Array, extra: Partial<HttpRequest> = {}, id?: string): HttpRequest => {
		webhookNumber += 1;
		const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
		const headers = signatureOf(bytes, integration, id ?? `hook-${webhookNumber}`, time.now);
		return request({
			body: bytes,
			...extra,
			headers: { 'content-type': 'application/json', ...headers, ...extra.headers },
		});
	};
	const handlers = {
		receive: receiveIncident(base),
		decide: recordDecision(base),
		view: showCase(base),
		page: showPage(base),
		act: actOnStage(base),
		offer: offerUpload(base),
		showWork: showWork(base),
		actOnWork: actOnWork(base),
	};

	const erasing = { ...base, ...place.erasing };

	return {
		...handlers,
		base,
		/** What erases, over the same table and buckets. */
		erasing,
		accesses,
		store,
		machines,
		mails,
		said,
		counted,
		faults,
		slips,
		time,
		queue,
		files,
		/** Looks at every file that has come since the last time. */
		async checkFiles(pictures = wordPictures): Promise<void> {
			const deps = { uploads: store.uploads, files: files.files, seen: files.seen, pictures, log };
			for (const ref of files.arrivals.splice(0)) await checkUpload(deps, ref);
		},
		place,
		integration,
		settle,
		/** Loses every message that waits hidden in its queue. */
		forget: () => held.splice(0),
		signed,
		request,
		sweep: (reason: SweepReason) => sweep(base, reason),
		/** The same over other ports. */
		sweepOver: (changes: Partial<SweepDeps>, reason: SweepReason) => sweep({ ...base, ...changes }, reason),
		/** Every value that was counted under a name, in order. */
		emitted: (name: string) => values.get(name) ?? [],
		hooks,
		/** The words whose time is over go. */
		eraseWords: () => eraseWords(erasing),
		planClock: (caseId: string, version: number) => planClock(base, { caseId, version }),
		/** Sends an incident and lets its mails go out; gives the number of its case. */
		async incident(changes: object = {}, municipality = 'anapa'): Promise<string> {
			const answer = await handlers.receive(signed(JSON.stringify(incidentBody(changes, time.now, municipality))));
			await settle();
			return readJson(answer)['caseId'] as string;
		},
		/** The link in the last mail to this mailbox. */
		linkTo: (mailbox: string) => linkIn(mails.findLast(({ to }) => to.mail === mailbox)),
		/** Opens a link's page. */
		open: (link: string) => handlers.page(request({ path: { link } })),
		/** Posts a form as a browser would, its hidden fields included, some minutes after what came before. */
		async post(link: string, fields: Readonly<Record<string, string>>, minutes = 1): Promise<HttpAnswer> {
			time.now += minutes * 60_000;
			const hidden = hiddenIn((await handlers.page(request({ path: { link } }))).body);
			const answer = await handlers.act(formRequest(link, { ...hidden, ...fields }, time.now));
			await settle();
			return answer;
		},
	};
}

export type House = Awaited<ReturnType<typeof house>>;
