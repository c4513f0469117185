import { describe, expect, it } from '@jest/globals';
import { renderMail } from '../../../domain/letters/render-mail.ts';
import { steps, tell } from '../../support/story.ts';
import { mailOf, viewOf } from '../../support/views.ts';

const late = tell([steps.receive, steps.route, steps.handOver, steps.late]);
const plain = (text: string) => text.replaceAll('\u00a0', ' ').replaceAll(/\s+/g, ' ');

describe('a breach mail speaks to its reader', () => {
	it('3.2: a breach mail tells the coordinator of somebody else to remind or pass on, and whoever is late that the act is still needed', () => {
		const breach = late.mails.find(({ template }) => template === 'breach');
		if (breach === undefined) throw new Error('the story has a breach');
		const told = (order: Partial<typeof breach>) =>
			plain(renderMail(mailOf(viewOf(late.case), { ...breach, ...order })).text);
		const passOn = 'Действие всё ещё нужно: напомните о нём или передайте дело другому.';
		expect(told({ to: 'coordinator' })).toContain(passOn);
		expect(told({ to: 'executor' })).toContain('Действие всё ещё нужно.');
		expect(told({ to: 'executor' })).not.toContain('напомните');
		expect(told({ to: 'unit-head' })).toContain('Действие всё ещё нужно: напомните о нём.');
	});
});
