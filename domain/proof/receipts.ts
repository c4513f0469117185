import type { Command, IncidentFacts } from '../case/model/commands.ts';
import type { World } from '../case/model/world.ts';
import { importances, messageKinds, officialPages, venues } from '../regulation/regulation.ts';
import type { Asked } from './asked.ts';

/** What people write in a proof, whatever they write. */
export const proofText = 'Здравствуйте! Работы закончат в срок.';

/** Every message that the file tells apart, as it is received at this moment; each with its times told. */
export function receipts({ regulation, now }: World, { fields }: Asked): readonly Command[] {
	return messageKinds.flatMap((kind) => {
		const rule = regulation.kinds[kind];
		if (rule === undefined) return [];
		const weights = rule.importance && regulation.importance !== null ? importances : (['normal'] as const);
		const places = fields.has('venue') ? venues : (['feed'] as const);
		const accounts = fields.has('page') ? [...officialPages, null] : [null];
		return rule.from.flatMap((from) =>
			weights.flatMap((importance) =>
				places.flatMap((venue) =>
					accounts.map((page): Command => {
						const told = {
							publishedAt: now,
							detectedAt: from === 'curator' ? now : null,
							sentAt: from === 'curator' ? now : null,
						};
						const incident: IncidentFacts = {
							kind,
							importance,
							network: 'vk',
							venue,
							page,
							...told,
						};
						return { do: from === 'curator' ? 'receive' : 'found', incident, text: proofText };
					}),
				),
			),
		);
	});
}
