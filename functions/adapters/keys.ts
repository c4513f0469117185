// Every key of the one table stands here. Strings that sort: versions are padded, so that a query reads in order.

export interface Key {
	readonly pk: string;
	readonly sk: string;
}

/** Hot indexes are spread over this many partitions: 1,000 writes a second is what one of them takes. */
const shards = 4;
export const shardNumbers = Array.from({ length: shards }, (_, shard) => shard);

function shardOf(caseId: string): number {
	return [...caseId].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % shards;
}

const casePk = (caseId: string) => `CASE#${caseId}`;
const padded = (version: number) => String(version).padStart(6, '0');

/** `EVENT#…` and `HEAD` stand side by side with nothing between them, so one query reads a whole case. */
export const caseKeys = {
	pk: casePk,
	head: (caseId: string): Key => ({ pk: casePk(caseId), sk: 'HEAD' }),
	event: (caseId: string, version: number): Key => ({ pk: casePk(caseId), sk: `EVENT#${padded(version)}` }),
	content: (caseId: string, part: string): Key => ({ pk: casePk(caseId), sk: `CONTENT#${part}` }),
	outbox: (caseId: string, row: string): Key => ({ pk: casePk(caseId), sk: `OUTBOX#${row}` }),
	token: (caseId: string): Key => ({ pk: casePk(caseId), sk: 'TOKEN' }),
	/** 1, 2, …: what the head has no room for, where a case stands in several lists of one index. */
	place: (caseId: string, number: number): Key => ({ pk: casePk(caseId), sk: `PLACE#${padded(number)}` }),
} as const;

export const eventRange = { from: 'EVENT#', to: 'HEAD' } as const;
export const contentPrefix = 'CONTENT#';
/** A case and its content, which stands before its events. */
export const wholeRange = { from: contentPrefix, to: eventRange.to } as const;
export const outboxPrefix = 'OUTBOX#';

/** Rows of the outbox: one for a decision, and one for each execution that a repair orders at that version. */
export const rows = {
	decision: padded,
	generation: (version: number, generation: number) => `${padded(version)}#case-${generation}`,
	watch: (version: number, watch: number) => `${padded(version)}#clock-${watch}`,
	/** A mail that somebody has asked for while this was the version. */
	asked: (version: number, name: string) => `${padded(version)}#${name}`,
	/** A digest, by the mail that it took first. */
	digest: (row: string, mark: string) => `${row}#digest-${mark}`,
	/** Sorts after every row of this version. */
	upTo: (version: number) => `${padded(version)}~`,
} as const;

export const indexShards = {
	due: (caseId: string) => dueShard(shardOf(caseId)),
	outbox: (caseId: string) => outboxShard(shardOf(caseId)),
} as const;
/** Where a case stands in the index `due` after its end, until its words are erased: with its municipality's others. */
export const keptShard = (municipality: string) => `kept#${municipality}`;
export const dueShard = (shard: number) => `due#${shard}`;
/** Where rows stand of which something was set aside: few, so one partition is enough. */
export const asideShard = 'aside';
/** Where an open case stands in the index `open`: with its municipality's others. */
export const townShard = (municipality: string) => `town#${municipality}`;
/** Where a case stands in the index `desks`: with all that wait for this desk of its municipality. */
export const deskShard = (municipality: string, desk: string) => `desk#${municipality}#${desk}`;
/** Where an open case stands in the index `units`: with its municipality's others of this unit, or of none, at this stage. */
export const unitShard = (municipality: string, unit: string | null, stage: string) =>
	`unit#${municipality}#${stage}#${unit ?? ''}`;
/** An order in those two: of the same instant by the case, so that no two are equal. A space sorts before what follows. */
export const listOrder = (order: number, caseId: string) => `${String(order).padStart(15, '0')}#${caseId}`;
/** Where releases before that filed it; read for as long as one may still stand there. */
export const formerOpenShards = shardNumbers.map((shard) => `open#${shard}`);
export const outboxShard = (shard: number) => `outbox#${shard}`;
/** Where a case stands in the index `open` once it has ended: with its municipality's others of that month. */
export const endedShard = (municipality: string, month: string) => `ended#${municipality}#${month}`;

/** By whose link or session words of a case were shown: beside the case, which looking never changes. */
export const accessKey = (caseId: string, row: string): Key => ({ pk: `ACCESS#${caseId}`, sk: row });
/** By whose session lines of several cases were shown: with those of its municipality and month. */
export const listAccessKey = (municipality: string, month: string, row: string): Key => ({
	pk: `ACCESS#list#${municipality}#${month}`,
	sk: row,
});
export const linkKey = (linkId: string): Key => ({ pk: `LINK#${linkId}`, sk: 'LINK' });
/** A link to the place to work that somebody asked for, and a session that one became. */
export const signInKey = (id: string): Key => ({ pk: `SIGNIN#${id}`, sk: 'SIGNIN' });
export const sessionKey = (id: string): Key => ({ pk: `SESSION#${id}`, sk: 'SESSION' });
/** One copy of a month's report: rows of a month stand together. */
export const reportKey = (ref: {
	readonly municipality: string;
	readonly month: string;
	readonly to: string;
}): Key => ({
	pk: `REPORT#${ref.municipality}#${ref.month}`,
	sk: ref.to,
});
/** Beside those copies: the report as it was made, and what the coordinator says to it. No person's id begins with `#`. */
export const reportPartKey = (
	municipality: string,
	month: string,
	part: 'kept-preview' | 'kept-report' | 'words',
): Key => reportKey({ municipality, month, to: `#${part}` });
/** The sweep's own rows: whom it must come back to, and how much was mended in a minute. */
export const sweepKeys = {
	pk: 'SWEEP',
	suspects: 'SUSPECT#',
	suspect: (job: string, caseId: string): Key => ({ pk: 'SWEEP', sk: `SUSPECT#${job}#${caseId}` }),
	repairs: { pk: 'SWEEP', sk: 'REPAIRS' },
	/** Who acts for whom there, as far as its cases were told. */
	handover: (municipality: string): Key => ({ pk: 'SWEEP', sk: `HANDOVER#${municipality}` }),
	/** How far it has come past all open cases; and past those of a municipality that is too large for one run. */
	walk: { pk: 'SWEEP', sk: 'WALK' },
	counting: (municipality: string): Key => ({ pk: 'SWEEP', sk: `WALK#${municipality}` }),
} as const;
/** What is open in a municipality, counted. */
export const figuresKey = (municipality: string): Key => ({ pk: `FIGURES#${municipality}`, sk: 'FIGURES' });
/** A mail that was sent, by the id that the mail service gave it. */
export const sentKey = (messageId: string): Key => ({ pk: `SENT#${messageId}`, sk: 'SENT' });
/** What a mailbox was told lately by a municipality. */
export const toldLatelyKey = (municipality: string, address: string): Key => ({
	pk: `TOLD#${municipality}#${address}`,
	sk: 'TOLD',
});
/** An address that is not written to, by its keyed hash. */
export const addressRowKey = (address: string): Key => ({ pk: `ADDRESS#${address}`, sk: 'ADDRESS' });
/** Who is away of a municipality, besides what its file says; beside it, for functions write no file. */
export const absencesKey = (municipality: string): Key => ({ pk: `ABSENCES#${municipality}`, sk: 'ABSENCES' });
/** What an integration sent in the window of time that began then. */
export const sendingKey = (integration: string, window: number): Key => ({
	pk: `COUNT#${integration}`,
	sk: new Date(window).toISOString(),
});
/** Where an integration is told of its cases. */
export const partnerHookKey = (integration: string): Key => ({ pk: `HOOK#${integration}`, sk: 'HOOK' });
/** A file that came for a municipality, under one of the marks by which it is known again. */
export const seenKey = (municipality: string, mark: string, file: string): Key => ({
	pk: `SEEN#${municipality}#${mark}`,
	sk: file,
});
/** That a case of a municipality is found by this mark; in the order of `at`. */
export const findKey = (
	municipality: string,
	mark: string,
	{ at, caseId }: { readonly at: number; readonly caseId: string },
): Key => ({ pk: `FIND#${municipality}#${mark}`, sk: `${String(at).padStart(15, '0')}#${caseId}` });
export const dedupKey = (key: string): Key => ({ pk: `DEDUP#${key}`, sk: 'DEDUP' });

export const tenantKeys = {
	all: 'TENANTS',
	listed: (id: string): Key => ({ pk: 'TENANTS', sk: id }),
	municipality: (id: string): Key => ({ pk: `TENANT#${id}`, sk: 'MUNICIPALITY' }),
	/** Beside the municipality, so that a file applied anew leaves it. */
	revocations: (id: string, holder: string): Key => ({ pk: `TENANT#${id}`, sk: `REVOCATIONS#${holder}` }),
	calendarInForce: (id: string): Key => ({ pk: `TENANT#${id}`, sk: 'CALENDAR' }),
	calendar: (version: string): Key => ({ pk: `CALENDAR#${version}`, sk: 'CALENDAR' }),
	regulationInForce: (id: string): Key => ({ pk: `REGULATION#${id}`, sk: 'INFORCE' }),
	regulation: (id: string, version: string): Key => ({ pk: `REGULATION#${id}`, sk: `VERSION#${version}` }),
	integration: (id: string): Key => ({ pk: `INTEGRATION#${id}`, sk: 'INTEGRATION' }),
} as const;

/** The case id and the rest of a key that an index gave. */
export function caseIdOf(pk: string): string {
	return pk.slice('CASE#'.length);
}
/** The version of the decision that an item of events holds. */
export function versionOf(sk: string): number {
	return Number(sk.slice(eventRange.from.length));
}
export function rowOf(sk: string): string {
	return sk.slice(outboxPrefix.length);
}
