import { inside, isNothing, type MayLiveByFile } from './may-live-reasons.ts';

const ofRoute = 'its route names it: TypeScript alone asks';
const mayStill = 'whether he may was asked a moment before: TypeScript alone asks';
const noText = 'no text that is written so: TypeScript alone asks';
const noId = 'by no id nothing is found: TypeScript alone asks';
const oneId = 'an id stands once in a file: the loader refuses a second';
const signedHere = 'a link that nobody signed is refused before this: TypeScript alone asks';
const caseThere = 'a case is never taken away while its links live: TypeScript alone asks';

/** What may live of what stands behind the doors: links, sessions, files, words that were never sent. */
export const mayLiveAtDoors: MayLiveByFile = {
	'functions/act-on-stage/handle.ts': [
		{ text: "const link = request.path['link'] ?? '';", what: '?? -> left', why: ofRoute },
	],
	'functions/act-on-work/handle.ts': [
		{ text: 'return again === null ? workError(base, 404) : workPage(again);', what: '404 -> 4040', why: mayStill },
		{ text: 'return again === null ? workError(base, 404) : workPage(again);', what: '404 -> 40', why: mayStill },
		{ text: 'return again === null ? workError(base, 404) : workPage(again);', what: '-> false', why: mayStill },
		{ text: 'return form === null ? workError(base, 404) : workPage(form);', what: '404 -> 4040', why: mayStill },
		{ text: 'return form === null ? workError(base, 404) : workPage(form);', what: '404 -> 40', why: mayStill },
		{ text: 'return form === null ? workError(base, 404) : workPage(form);', what: '-> false', why: mayStill },
		{
			text: "const [, at, caseId] = /^(\\d{1,15})\\.([A-Z]{2}-[\\d-]{3,20})$/.exec(fields['after']?.[0] ?? '') ?? [];",
			what: '?? -> left',
			part: "fields['after']?.[0] ?? ''",
			why: noText,
		},
		{
			text: 'const after = at === undefined || caseId === undefined ? null : { at: Number(at), caseId };',
			what: '-> false',
			part: 'at === undefined',
			why: 'of such a place both are there or neither: TypeScript alone asks',
		},
		{
			text: 'const after = at === undefined || caseId === undefined ? null : { at: Number(at), caseId };',
			what: '-> false',
			part: 'caseId === undefined',
			why: 'of such a place both are there or neither: TypeScript alone asks',
		},
		{ text: "const municipality = path['town'] ?? '';", what: '?? -> left', why: ofRoute },
		{ text: "const id = path['town'] ?? '';", what: '?? -> left', why: ofRoute },
		{
			text: "if (!isPatient) deps.log.warn('too many sign-ins of one sender', { municipality, most: mostOfSender });",
			what: '-> true',
			part: '!isPatient',
			why: 'it decides about a line of the log alone',
		},
		{
			text: "if (!isPatient) deps.log.warn('too many sign-ins of one sender', { municipality, most: mostOfSender });",
			what: '-> false',
			part: '!isPatient',
			why: 'it decides about a line of the log alone',
		},
		{
			text: 'const row = signIn === null ? null : await deps.signIns.get(signIn);',
			what: '-> false',
			part: 'signIn === null',
			why: noId,
		},
		{
			text: 'if (!isGood || signIn === null || !(await deps.signIns.use(signIn)))',
			what: '-> false',
			part: 'signIn === null',
			why: noId,
		},
	],
	'functions/offer-upload/handle.ts': [
		{
			text: 'if (kind === null || refusal !== null)',
			what: '-> false',
			part: 'kind === null',
			why: 'of no kind there is a refusal always: TypeScript alone asks',
		},
		{
			text: "return told(422, { message: sayFileRefusal(refusal ?? 'unknown-kind', wish.name) });",
			what: '?? -> left',
			why: 'of no kind there is a refusal always: TypeScript alone asks',
		},
		{
			text: "if (town === undefined) return openLink(deps, request.path['link'] ?? '', request.receivedAt);",
			what: '?? -> left',
			why: ofRoute,
		},
		{
			text: "if (!/^application\\/json\\b/.test(request.headers['content-type'] ?? '')) return told(415, {});",
			what: '?? -> left',
			why: noText,
		},
		{
			text: "return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;",
			what: '-> true',
			part: "typeof value === 'number'",
			why: 'a safe integer is a number: TypeScript alone asks',
		},
	],
	'functions/show-case/handle.ts': [
		{ text: "cases.load(request.path['caseId'] ?? ''),", what: '?? -> left', why: ofRoute },
	],
	'functions/show-page/handle.ts': [{ text: "const link = path['link'] ?? '';", what: '?? -> left', why: ofRoute }],
	'functions/use-cases/erase.ts': [
		{
			text: "const parts = Object.keys(content).toSorted((one, other) => Number(one === 'message') - Number(other === 'message'));",
			what: '-> false',
			part: "one === 'message'",
			why: 'compared with what comes after it alone the message is moved to the end as well',
		},
		{
			text: 'if (permalink !== null && URL.canParse(permalink))',
			what: '-> true',
			part: 'permalink !== null',
			why: 'what is not there is no address: TypeScript alone asks',
		},
	],
	'functions/use-cases/keep-unsent.ts': [
		{ text: "const said = fields['unsent']?.[0] ?? '';", what: '?? -> left', why: noText },
	],
	'functions/use-cases/renew-link.ts': [
		{
			text: 'const stored = found === null ? null : await deps.cases.load(found.row.caseId);',
			what: '-> false',
			part: 'found === null',
			why: signedHere,
		},
		{
			text: 'const isTown = stored !== null && (await deps.tenants.municipalityInForce(stored.municipality)) !== null;',
			what: '-> true',
			part: 'stored !== null',
			why: caseThere,
		},
		{
			text: 'if (found !== null && stored !== null && isTown) {',
			what: '-> true',
			part: 'found !== null && stored !== null',
			why: signedHere,
		},
		{
			text: 'if (found !== null && stored !== null && isTown) {',
			what: '-> true',
			part: 'found !== null',
			why: signedHere,
		},
		{
			text: 'if (found !== null && stored !== null && isTown) {',
			what: '-> true',
			part: 'stored !== null',
			why: caseThere,
		},
		{
			text: "const notice = row.subject.is === 'notice' ? row.subject.notice : null;",
			what: '-> true',
			part: "row.subject.is === 'notice'",
			why: 'what is no notice names none: TypeScript alone asks',
		},
		{
			text: 'if (found === null || stored === null || found.row.expiresAt > at) return false;',
			what: '-> false',
			part: 'found === null || stored === null',
			why: signedHere,
		},
		{
			text: 'if (found === null || stored === null || found.row.expiresAt > at) return false;',
			what: '-> false',
			part: 'found === null',
			why: signedHere,
		},
		{
			text: 'if (found === null || stored === null || found.row.expiresAt > at) return false;',
			what: '-> false',
			part: 'stored === null',
			why: caseThere,
		},
	],
	'functions/use-cases/session.ts': [
		{
			text: 'const ids = [...new Set(holders.flatMap((one) => holderId(one) ?? []))];',
			what: '?? -> left',
			why: 'whoever holds a role is a person or of a unit: TypeScript alone asks',
		},
		{ text: 'return Object.fromEntries(ids.map((id, at) => [id, counts[at] ?? 0]));', what: '?? -> left', why: inside },
		{ text: 'return Object.fromEntries(ids.map((id, at) => [id, counts[at] ?? 0]));', what: '0 -> 1', why: inside },
		{ text: "const id = readSignedBy(keys, 'session', cookieOf(request) ?? '');", what: '?? -> left', why: noText },
		{
			text: 'const row = id === null ? null : await deps.sessions.get(id);',
			what: '-> false',
			part: 'id === null',
			why: noId,
		},
		{
			text: 'if (id === null || row === null || row.municipality !== town || row.expiresAt <= request.receivedAt) return null;',
			what: '-> false',
			part: 'id === null',
			why: noId,
		},
		{
			text: 'const person = municipality.people.find(({ id }) => id === desk.person);',
			what: 'find -> findLast',
			why: oneId,
		},
		{
			text: 'const standIn = person === undefined ? null : standInOf(municipality, person, at);',
			what: '-> false',
			part: 'person === undefined',
			why: 'of whom the file does not know nobody is away: TypeScript alone asks',
		},
		{
			text: `return all.find((one) => one.startsWith(\`\${cookieName}=\`))?.slice(cookieName.length + 1) ?? null;`,
			what: '?? -> left',
			why: isNothing,
		},
	],
	'functions/use-cases/take-found.ts': [
		{
			text: 'const address = markOfAddress(linkKey, municipality, found.permalink) ?? found.permalink;',
			what: '?? -> left',
			why: 'what the form takes is an address with a mark: TypeScript alone asks',
		},
		{
			text: 'const byAddress = await finds.newest(municipality, address, { after: null, limit: 1 });',
			what: '1 -> 2',
			why: 'of those that are found the newest alone is looked at',
		},
		{
			text: 'if (externalId === null) return [];',
			what: '-> false',
			part: 'externalId === null',
			why: 'by the name of nothing no message is known: it only asks for less',
		},
	],
	'functions/use-cases/unsent.ts': [
		{
			text: 'const read = part === null ? null : readUnsent(content[part]);',
			what: '-> false',
			part: 'part === null',
			why: 'under no name nothing stands: TypeScript alone asks',
		},
		{
			text: 'return (part === null ? null : readUnsent(content[part]))?.version ?? 0;',
			what: '-> false',
			part: 'part === null',
			why: 'under no name nothing stands: TypeScript alone asks',
		},
	],
};
