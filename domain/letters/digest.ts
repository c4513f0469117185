import { partsOf } from '../case/follow-ups/join.ts';
import { capital, sayIncident } from '../wording/cases.ts';
import { sayDigest, digestWords as words } from '../wording/digests.ts';
import { mailWords } from '../wording/mails.ts';
import { workBlocks } from './about-case.ts';
import { insteadBlocks } from './about-undelivered.ts';
import type { Block } from './blocks.ts';
import { footerOf } from './footer.ts';
import { layOut } from './layout.ts';
import type { MailInput, RenderedMail } from './model.ts';
import { headlineOf, particular } from './render-mail.ts';
import { placeInSubject } from './subject.ts';

/**
 * Several mails of one municipality to one mailbox as one (ADR 0060): by the case, each with the words that would stand
 * first in a mail of its own, what it says in a line each, and the way to the case. Neither the message nor why a term
 * is as it is stands here: the case's page has them. Pure, as `renderMail` is.
 */
export function renderDigest(inputs: readonly [MailInput, ...MailInput[]]): RenderedMail {
	const [first] = inputs;
	const byCase = Map.groupBy(inputs, ({ caseId }) => caseId);
	const told = inputs.flatMap(({ order }) => partsOf(order)).length;
	const subject = sayDigest(told, byCase.size);
	const instead = inputs.flatMap(insteadBlocks).flatMap((block) => (block.is === 'paragraph' ? [block.text] : []));
	return layOut({
		subject,
		preheader: [...new Set(inputs.map((input) => headlineOf(input, input.order.template)))].join('; '),
		blocks: [
			{ is: 'headline', text: subject },
			...[...new Set(instead)].map((text): Block => ({ is: 'paragraph', text })),
			{ is: 'paragraph', text: words.about },
			...[...byCase.values()].flatMap(aboutOne),
			...workBlocks(first),
		],
		footer: [...new Set(inputs.flatMap(footerOf))],
	});
}

function aboutOne(inputs: readonly MailInput[]): readonly Block[] {
	const [first] = inputs;
	if (first === undefined) return [];
	const url = inputs.flatMap(({ link, caseLink = null }) => link ?? caseLink ?? [])[0];
	return [
		{ is: 'heading', text: `${titleOf(first)}${placeInSubject(first)}` },
		{ is: 'paragraph', text: sayIncident(first.case, first.regulation) },
		...inputs.flatMap((input) => partsOf(input.order).flatMap((order) => inBrief({ ...input, order }))),
		...(url === undefined ? [] : [{ is: 'link', label: `${mailWords.open} ${first.caseId}`, url } as const]),
	];
}

function titleOf({ caseId }: MailInput): string {
	return `${capital(mailWords.case)}\u00a0${caseId}`;
}

/** What it says first and in lines; what explains them stands on the case's page. */
function inBrief(input: MailInput): readonly Block[] {
	const blocks = particular(input, input.order.template);
	const explained = blocks.findIndex(({ is }) => is === 'heading');
	const facts = blocks.slice(0, explained === -1 ? blocks.length : explained).filter(({ is }) => is === 'facts');
	return [{ is: 'paragraph', text: `${headlineOf(input, input.order.template)}.` }, ...facts];
}
