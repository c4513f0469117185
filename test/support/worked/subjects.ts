import type { MailOrder } from '../../../domain/case/follow-ups/follow-up.ts';
import type { Case } from '../../../domain/case/model/case.ts';
import type { World } from '../../../domain/case/model/world.ts';
import { renderMail } from '../../../domain/letters/render-mail.ts';
import { formatterFor } from '../../../domain/wording/times.ts';
import { offsetMinutes } from '../../../domain/worktime/local-time.ts';
import { tellMail } from './tell.ts';

const content = {
	message: 'Яма на дороге.',
	author: null,
	permalink: null,
	location: null,
	media: [],
	uploads: [],
	attached: [],
	draft: 'Здравствуйте! Яму заделают.',
	misspelt: [],
	beside: [],
	parts: [],
	returned: null,
	recalled: null,
	declined: null,
	saidTo: {},
	withdrawn: null,
	proposed: null,
	questions: [],
	answerPermalink: null,
};

/** The subjects of the mails of a step, each under the mail's own line. */
export function subjectsOf(
	state: Case,
	mails: readonly MailOrder[],
	{ regulation, calendar, units }: World,
): readonly (readonly [string, string])[] {
	return mails.map((order) => {
		const { subject } = renderMail({
			caseId: '1-23',
			case: state,
			regulation,
			municipality: {
				title: 'Администрация',
				units: units.map((id) => ({ id, title: id })),
				reference: false,
				accounts: {},
				telephone: null,
				scheduleConfirmed: true,
			},
			content,
			time: formatterFor((instant) => offsetMinutes(calendar, instant), calendar.zone),
			why: () => null,
			order,
			at: state.actedAt,
			link: null,
		});
		return [tellMail(order), subject];
	});
}
