import { hasUnits } from '../../domain/regulation/has-units.ts';
import { networks, type Regulation, type Role, roles } from '../../domain/regulation/regulation.ts';
import { type DraftPlace, filled } from './filled.ts';
import { scalar } from './regulation-draft.ts';

/** What differs between municipalities, as far as a first draft asks for it. */
export interface MunicipalityAnswers extends DraftPlace {
	readonly id: string;
	readonly title: string;
	readonly integration: string;
	/** An IANA zone. */
	readonly zone: string;
	/** A region of `calendars/regions`; null for federal days alone. */
	readonly region: string | null;
	/** The host behind the @ of every address. */
	readonly domain: string;
	/** Units by id. */
	readonly units: ReadonlyMap<string, string>;
}

/** The text of a municipality's file under this regulation, with comments in Russian, which passes `check` with it. */
export function municipalityDraft(template: string, answers: MunicipalityAnswers, regulation: Regulation): string {
	const { file, schemas, id, title, integration, zone, region, domain, units } = answers;
	const values = {
		file,
		schemas,
		id,
		title: scalar(title),
		regulation: regulation.id,
		integration,
		zone,
		region: region ?? 'null',
		domain,
		units: [...units].map(([unit, name]) => unitLines(unit, name, answers, regulation)).join('\n'),
		people: peopleLines(answers, regulation).join('\n'),
		networks: regulation.accounts === null ? ' default' : accountLines(id),
	};
	return filled(template, values, new Set(hasUnits(regulation) ? ['units'] : []));
}

function unitLines(unit: string, name: string, { domain }: MunicipalityAnswers, regulation: Regulation): string {
	const head =
		regulation.roles['unit-head'] === undefined
			? ''
			: `, head: { name: Руководитель, mail: head-of-${unit}@${domain} }`;
	return `  - { id: ${unit}, title: ${flow(name)}, mail: ${unit}@${domain}${head} }`;
}

/** A holder and a deputy for every role of the regulation, so that nobody stands alone. */
function peopleLines({ units, domain }: MunicipalityAnswers, regulation: Regulation): readonly string[] {
	const held = roles.filter((role) => regulation.roles[role] !== undefined && role !== 'author');
	return held.flatMap((role) => {
		const title = regulation.roles[role]?.title ?? role;
		if (role === 'unit-head') return [];
		if (role !== 'executor') return pair(role, role, title, null, domain);
		return [...units].flatMap(([unit, name]) => pair(unit, role, `${title}, ${name}`, unit, domain));
	});
}

function pair(id: string, role: Role, title: string, unit: string | null, domain: string): readonly string[] {
	const of = unit === null ? '' : `, unit: ${unit}`;
	const line = (number: number, name: string, mail: string, rest: string): string =>
		`  - { id: ${id}-${number}, name: ${flow(name)}, role: ${role}${of}, mail: ${mail}@${domain}${rest} }`;
	return [line(1, title, id, ''), line(2, `${title} (замещает)`, `${id}-deputy`, `, deputyOf: ${id}-1`)];
}

/** A text inside a mapping of one line. */
function flow(text: string): string {
	return `'${text.replaceAll(/\s+/g, ' ').trim().replaceAll("'", "''")}'`;
}

/** Where answers go out from listed accounts alone, each network needs its own (Kislovodsk 4). */
function accountLines(id: string): string {
	return networks
		.map((network) =>
			['vk', 'ok', 'telegram'].includes(network)
				? `\n  ${network}: { enabled: true, account: 'https://${network}.example/${id}' }`
				: `\n  ${network}: { enabled: false }`,
		)
		.join('');
}
