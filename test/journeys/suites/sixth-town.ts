import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { OpenPlace } from '../../../cli/open-place.ts';
import { placeAt } from '../../../cli/place.ts';
import { publishTo } from '../../../cli/publish.ts';
import { tenantAt } from '../../../cli/tenant.ts';
import { root } from '../../support/checkout.ts';
import { keptIo } from '../../support/memory-io.ts';
import type { JourneyCloud } from '../support/cloud.ts';
import { answerAs, clocksOf, productTime, sendIncident, viewOf } from '../support/incident.ts';

const file = (name: string) => join(root, 'test/fixtures', name);

/** A town is added to a running cloud as an administrator does it: two files, three commands. */
export function sixthTown(cloud: () => JourneyCloud): void {
	const open: OpenPlace = () => Promise.resolve(placeAt({ ...cloud().reach, now: Date.parse(productTime(cloud())) }));
	const said = async (run: (io: ReturnType<typeof keptIo>) => Promise<number>) => {
		const io = keptIo();
		const code = await run(io);
		return { code, stdout: io.said.stdout(), stderr: io.said.stderr() };
	};

	describe('a sixth town', () => {
		it('is published, applied and served at once, by its own clauses and its own day', async () => {
			const published = await said((io) => publishTo(open, [file('sixth.yaml')], io));
			expect(published).toMatchObject({ code: 0, stdout: expect.stringContaining('sixth') });
			const applied = await said((io) => tenantAt(open, ['apply', file('sixth-town.yaml')], io));
			expect(applied).toMatchObject({ code: 0, stdout: expect.stringContaining('tumany is in force') });
			const added = await said((io) => tenantAt(open, ['add-integration', 'tumany', '--json'], io));
			const { secret } = JSON.parse(added.stdout) as { secret: string };
			cloud().know('tumany', secret);

			const caseId = await sendIncident(cloud(), { importance: 'high' }, 'tumany');
			const as = (person: string, fields: Parameters<typeof answerAs>[3]) => answerAs(cloud(), caseId, person, fields);
			const text = 'Здравствуйте! Воду дадут к вечеру.';
			await as('coordinator', { decision: 'route', unit: 'water' });
			const { mail } = await as('water', { decision: 'submit', kind: 'final', text });
			expect(mail.subject).toContain('тревога посёлка');
			await as('coordinator', { decision: 'forward' });
			await as('curator', { decision: 'approve' });
			const permalink = 'https://vk.com/wall-1_2?reply=3';
			await as('coordinator', { decision: 'publish', permalink, generalInterest: 'yes' });
			await as('coordinator', { decision: 'publish-site', permalink: 'https://tumany.example/board/1' });
			const view = await viewOf(cloud(), caseId, 'tumany');
			expect(view.state).toBe('answered');
			expect(view.regulation.id).toBe('sixth');
			expect(clocksOf(view)).toEqual(
				expect.arrayContaining([
					'14 LEGAL met',
					'3 LEGAL met',
					'5 LEGAL met',
					'8 LEGAL met',
					'11 LEGAL met',
					'12 LEGAL met',
				]),
			);
		});
	});
}
